import { INVITEE_ACCOUNT_ID, INVITEE_TWO_ACCOUNT_ID, MANAGEMENT_KEY } from "../../../lib/testing";
import { Scene } from "../../provider/support/scene";
import { testMachine } from "../support/machine";
import type { Ended, TestMachine } from "../support/machine";

export let scene: Scene;

// The scene of the test that runs: importing this file opens one before each test and closes it after.
beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

export const MEMBER_ID = "3000000000000201";

export const promotion = (more = "") => `
resource "resourcedirectory_promotion" "payments" {
  account_id = "${MEMBER_ID}"
  email      = "payments-root@example.com"
  ${more}
}
`;

export const invitation = (name = "acme", target = INVITEE_ACCOUNT_ID) => `
resource "resourcedirectory_invitation" "${name}" {
  target = "${target}"
}
`;

export const parked = `
resource "resourcedirectory_account_type" "acme" {
  account_id = resourcedirectory_invitation.acme.account_id
  type       = "CloudAccount"
}
`;

export function handshakeTo(target = INVITEE_ACCOUNT_ID): string {
  return scene.fake.world.handshakesOf(target).at(-1)?.id ?? "";
}

/** Applies this code for a directory with one member. */
export async function applied(code: string): Promise<void> {
  if (!scene.fake.world.members.some(({ accountId }) => accountId === MEMBER_ID)) {
    scene.fake.world.createMember({ displayName: "payments-prod", accountId: MEMBER_ID });
  }
  await scene.applied(code);
}

/** Leads to the directory, with the management account's key. */
export function environmentOfScene(): Record<string, string> {
  return {
    RESOURCEDIRECTORY_ENDPOINT: scene.fake.endpoint,
    ALICLOUD_ACCESS_KEY: MANAGEMENT_KEY.accessKeyId,
    ALICLOUD_SECRET_KEY: MANAGEMENT_KEY.accessKeySecret,
  };
}

/** A machine with the management account's key, whose clock is the directory's. */
export function machineOfScene(): TestMachine {
  const machine = testMachine();
  machine.env(environmentOfScene());
  machine.now = scene.fake.clock.now();
  return machine;
}

/** `pending` of the state as a refresh leaves it. */
export async function pending(...args: readonly string[]): Promise<Ended> {
  return pendingOn(machineOfScene(), ...args);
}

export async function pendingOn(machine: TestMachine, ...args: readonly string[]): Promise<Ended> {
  await scene.terraform("refresh");
  machine.stdin = (await scene.terraform("show", "-json")).stdout;
  machine.now = scene.fake.clock.now();
  return machine.run("pending", "-", ...args);
}

/** Somebody waits in each way: a mail, an invitation, a declined one, and what waits for a member to join. */
export async function somebodyWaits(): Promise<void> {
  await applied(promotion() + invitation() + parked + invitation("globex", INVITEE_TWO_ACCOUNT_ID));
  scene.fake.world.decline(handshakeTo(INVITEE_TWO_ACCOUNT_ID));
}
