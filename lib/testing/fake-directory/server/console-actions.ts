import type { Cloud } from "../world/cloud";
import { actionOfLink } from "../world/mail-links";
import { World } from "../world/world";

const HOUR_MS = 60 * 60 * 1000;

/** What people do outside the API; each by its name in the address, with the parameters that it reads. */
const ACTIONS: Readonly<Record<string, (cloud: Cloud, parameter: (name: string) => string) => void>> = {
  /** The addressee of a mail follows its link. */
  confirm: (cloud, parameter) => {
    const follow = actionOfLink(cloud, parameter("link").split("/").at(-1) ?? "");
    if (follow === undefined) {
      throw new Error("This link is not valid any more: it was used, replaced or is too old.");
    }
    follow();
  },
  accept: (cloud, parameter) => void new World(cloud).accept(parameter("handshake")),
  decline: (cloud, parameter) => new World(cloud).decline(parameter("handshake")),
  cancel: (cloud, parameter) => new World(cloud).cancel(parameter("handshake")),
  /** Somebody ends a membership in the service's console. */
  remove: (cloud, parameter) => new World(cloud).removeMember(parameter("member")),
  /** Somebody deletes a member's account in the service's console. */
  delete: (cloud, parameter) => new World(cloud).deleteMember(parameter("member")),
  advance: (cloud, parameter) => {
    const hours = Number(parameter("hours"));
    if (!(hours > 0)) throw new Error(`"hours" is a number above 0: got "${parameter("hours")}".`);
    cloud.clock.advance(hours * HOUR_MS);
  },
};

const ACTION_NAMES: readonly string[] = Object.keys(ACTIONS);

/** @throws Error for people, if that cannot be done */
export function act(cloud: Cloud, name: string, parameters: Readonly<Record<string, string>>): void {
  const action = ACTIONS[name];
  if (action === undefined) {
    throw new Error(`There is no action "${name}". Known are ${ACTION_NAMES.join(", ")}.`);
  }
  action(cloud, (wanted) => {
    const value = parameters[wanted];
    if (value === undefined || value === "") throw new Error(`"${name}" needs "${wanted}".`);
    return value;
  });
}
