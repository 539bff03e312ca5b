import { Sandbox } from "../../../lib/testing";
import { member } from "./configurations";

export let sandbox: Sandbox;

// That of the test that runs: importing this file opens one before each test and closes it after.
beforeEach(async () => {
  sandbox = await Sandbox.create({ inProcess: true });
});

afterEach(() => sandbox.close());

/** Applies a member "payments" with these arguments; answers its id. */
export async function givenMember(furtherArguments = ""): Promise<string> {
  sandbox.useFiles({ "main.tf": member("payments", furtherArguments) });
  expect((await sandbox.apply()).errors).toEqual([]);
  return sandbox.fake.world.member("payments").accountId;
}
