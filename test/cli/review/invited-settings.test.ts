import { INVITEE_ACCOUNT_ID } from "../../../lib/testing";
import { Scene } from "../../provider/support/scene";
import { testMachine } from "../support/machine";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const invited = `
resource "resourcedirectory_invitation" "acme" {
  target         = "${INVITEE_ACCOUNT_ID}"
  removal_policy = "DESTROY"
}
resource "resourcedirectory_member" "acme" {
  existing       = true
  account_id     = resourcedirectory_invitation.acme.account_id
  display_name   = "acme"
  removal_policy = "ABANDON"
}
`;

test("settings that leave the code with their invitation are no word about whether the member stays", async () => {
  await scene.applied(invited);
  scene.fake.world.accept(scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID)[0]?.id ?? "");
  await scene.applied(invited);
  scene.code("");
  await scene.plan();

  const machine = testMachine();
  machine.stdin = await scene.savedPlan();
  const { stdout } = await machine.run("review", "-");

  expect(stdout).toContain("This plan: 1 removal, 1 record in state.");
  expect(stdout).toContain("its settings leave the code and stay as they are");
  expect(stdout).not.toContain("the member stays in the directory");
});
