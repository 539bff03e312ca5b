import { Scene } from "./scene";
import { INVITEE_ACCOUNT_ID as TARGET } from "../../../lib/testing";

export { TARGET };

export const ADDRESS = "resourcedirectory_invitation.acme";
export const DAY_MS = 24 * 3_600_000;

export let scene: Scene;

// The scene of the test that runs: importing this file opens one before each test and closes it after.
beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

export function invitation(
  more: {
    target?: string;
    note?: string;
    attempt?: number;
    policy?: string;
    timeouts?: string;
    more?: string;
  } = {},
): string {
  return `
resource "resourcedirectory_invitation" "acme" {
  target = "${more.target ?? TARGET}"
  ${more.note === undefined ? "" : `note = "${more.note}"`}
  ${more.attempt === undefined ? "" : `attempt = ${more.attempt}`}
  ${more.policy === undefined ? "" : `removal_policy = "${more.policy}"`}
  ${more.more ?? ""}
  ${more.timeouts === undefined ? "" : `timeouts { ${more.timeouts} }`}
}
`;
}

export const newest = () => scene.fake.world.handshakesOf(TARGET).at(-1);
export const newestId = () => newest()?.id ?? "";
export const invitationsSent = () => scene.fake.requests.count("InviteAccountToResourceDirectory");
export const isMember = () => scene.fake.world.tryMember(TARGET) !== undefined;
