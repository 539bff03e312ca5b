import { TerraformStack } from "cdktf";
import { HandshakeAcceptance, ResourceDirectory } from "../../../lib";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  INVITEE_TWO_KEY,
  OTHER_DIRECTORY_ID,
  SAMPLE_DIRECTORY_ID,
} from "../../../lib/testing";
import type { SampleKey, Sandbox } from "../../../lib/testing";
import { said, writes } from "../support/pipeline";
import { servedSandbox } from "../support/served-sandbox";
import { synthesize } from "../support/synthesize";

let sandbox: Sandbox;

afterEach(() => sandbox.close());

/** The invited account's own code: nothing was handed over to it but the directory's id. */
async function repositoryOf({ accessKeyId, accessKeySecret }: SampleKey): Promise<void> {
  const stackDirOf = synthesize((app) => {
    const stack = new TerraformStack(app, "membership");
    new ResourceDirectory(stack, "rd");
    new HandshakeAcceptance(stack, "membership", {
      expectedDirectoryId: SAMPLE_DIRECTORY_ID,
      expectedAccountId: INVITEE_ACCOUNT_ID,
      waitFor: "1s",
    });
  });
  sandbox = await servedSandbox({
    stackDir: stackDirOf("membership"),
    env: { ALICLOUD_ACCESS_KEY: accessKeyId, ALICLOUD_SECRET_KEY: accessKeySecret },
  });
}

test("an invited account accepts with its own keys and the directory's id, once", async () => {
  await repositoryOf(INVITEE_KEY);
  sandbox.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { directoryId: SAMPLE_DIRECTORY_ID });

  const run = await sandbox.apply();

  expect(run.errors).toEqual([]);
  expect(writes(run)).toEqual(["AcceptHandshake"]);
  expect(sandbox.fake.world.member(INVITEE_ACCOUNT_ID).joinMethod).toBe("invited");
  expect((await sandbox.plan()).summary).toBe("No changes.");
});

test("another directory's pending invitation is refused and stays pending", async () => {
  await repositoryOf(INVITEE_KEY);
  const { id } = sandbox.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { directoryId: OTHER_DIRECTORY_ID });

  const run = await sandbox.apply();

  expect(said(run)).toContain(OTHER_DIRECTORY_ID);
  expect(run.ok).toBe(false);
  expect(writes(run)).toEqual([]);
  expect(sandbox.fake.world.handshake(id).status).toBe("Pending");
});

test("the keys of another member are refused, and nothing looks accepted", async () => {
  await repositoryOf(INVITEE_TWO_KEY);
  sandbox.fake.world.join(INVITEE_TWO_ACCOUNT_ID);
  const { id } = sandbox.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { directoryId: SAMPLE_DIRECTORY_ID });

  const run = await sandbox.apply();

  expect(said(run)).toContain(INVITEE_TWO_ACCOUNT_ID);
  expect(run.ok).toBe(false);
  expect(writes(run)).toEqual([]);
  expect(sandbox.fake.world.handshake(id).status).toBe("Pending");
  expect((await sandbox.state()).resources).toEqual({});
});
