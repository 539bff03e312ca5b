import { INVITEE_ACCOUNT_ID, INVITEE_KEY, MANAGEMENT_KEY, SAMPLE_DIRECTORY_ID } from "../../lib/testing";
import { said, Scene, writes } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.keyInEnvironment("", MANAGEMENT_KEY);
});

afterEach(() => scene.close());

/** A provider block of which one argument comes from an object that the same apply makes. */
const later = (argument: string, value: string) => `
resource "terraform_data" "later" {
  input = "${value}"
}
provider "resourcedirectory" {
  alias       = "later"
  ${argument} = terraform_data.later.output
}
`;

test.each([
  ["credentials_env_prefix", "ACME_"],
  ["profile", "acme"],
  ["assume_role_arn", "acs:ram::1000000000000001:role/directory"],
  ["endpoint", "http://127.0.0.1:1"],
])(
  "with %s that only the apply knows nobody is asked with the environment's credentials instead",
  async (argument, value) => {
    scene.code(`${later(argument, value)}
resource "resourcedirectory_member" "payments" {
  provider     = resourcedirectory.later
  display_name = "payments"
}
`);
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain(`The provider block's ${argument} will be known only after apply`);
    expect(plan.calls).toEqual([]);
  },
);

test("an acceptance, whose plan asks nobody, is planned and carried out as whom the apply knows", async () => {
  scene.keyInEnvironment("ACME_", INVITEE_KEY);
  const run = await scene.applied(`${later("credentials_env_prefix", "ACME_")}
resource "resourcedirectory_invitation" "acme" {
  target = "${INVITEE_ACCOUNT_ID}"
}
resource "resourcedirectory_handshake_acceptance" "acme" {
  provider              = resourcedirectory.later
  handshake_id          = resourcedirectory_invitation.acme.handshake_id
  expected_directory_id = "${SAMPLE_DIRECTORY_ID}"
}
`);

  expect(writes(run)).toEqual(["InviteAccountToResourceDirectory", "AcceptHandshake"]);
  expect(scene.fake.world.member(INVITEE_ACCOUNT_ID).joinMethod).toBe("invited");
});
