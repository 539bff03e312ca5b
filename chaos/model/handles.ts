import type { ObjectValue } from "../../lib/plugin/values/value";
import type { MemberSnapshot } from "../../lib/testing";
import type { State } from "../terraform/state";
import type { World } from "../world/world";

/** Which handles Terraform was ever given: the record id of a promotion, the id of an invitation, of a member or a folder that the code makes. */
export class Handles {
  private readonly given = new Map<string, string>();

  constructor(private readonly world: World) {}

  heard(address: string, values: ObjectValue | null): void {
    const handle = handleOf(values);
    if (handle !== null) {
      this.given.set(address, handle);
    }
  }

  forget(address: string): void {
    this.given.delete(address);
  }

  rememberOnly(state: State): void {
    this.given.clear();
    state.forEach(({ values }, address) => {
      this.heard(address, values);
    });
  }

  /** What is still good for something, and no longer in state. */
  lostIn(state: State): readonly string[] {
    return [...this.given]
      .filter(([address, handle]) => this.isLive(handle) && handleOf(state.get(address)?.values) !== handle)
      .map(([address, handle]) => `${address} had ${handle}, which is live and no longer in state`);
  }

  private isLive(handle: string): boolean {
    const { members, handshakes, folders } = this.world.fake.world;
    return (
      folders.some(({ id }) => id === handle) ||
      members.some(({ accountId }) => accountId === handle) ||
      members.some((member) => isPromotedBy(member, handle)) ||
      handshakes.some(({ id, status }) => id === handle && status === "Pending")
    );
  }
}

/** What was begun before a member left the directory is good for nothing once it is back: it comes as a cloud account. */
function isPromotedBy({ type, promotion }: MemberSnapshot, handle: string): boolean {
  return type === "ResourceAccount" && promotion?.recordId === handle && promotion.status === "Verifying";
}

function handleOf(values: ObjectValue | null | undefined): string | null {
  const handle = handlesIn(values ?? {}).find((value) => typeof value === "string");
  return handle ?? null;
}

function handlesIn(values: ObjectValue) {
  const [isMember, isFolder] = ["join_method", "parent_folder_id"].map((name) => values[name] !== undefined);
  if (isMember === true) {
    return [values["account_id"]];
  }
  return isFolder === true ? [values["folder_id"]] : [values["record_id"], values["handshake_id"]];
}
