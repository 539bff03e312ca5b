import { addExamples } from "../../../examples/main";
import { MANAGEMENT_KEY } from "../../../lib/testing";
import { said } from "../support/pipeline";
import { synthesize } from "../support/synthesize";
import { Life } from "./support/life";
import { allowed, printedPolicies } from "./support/printed-policies";

const stackDir = synthesize(addExamples)("promoted-member");

/** What creating the example takes. */
const TO_CREATE = [
  "CreateFolder",
  "CreateResourceAccount",
  "GetAccount",
  "GetFolder",
  "GetPayerForAccount",
  "ListAccounts",
  "ListTagResources",
  "PromoteResourceAccount",
  "TagResources",
];

async function lifeWithout(operation: string): Promise<Life> {
  const { management } = await printedPolicies(stackDir);
  const life = await Life.begin();
  const Action = allowed(management).filter((action) => action !== `resourcemanager:${operation}`);
  life.fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, {
    Statement: [{ Effect: "Allow", Action, Resource: "*" }],
  });
  life.code(stackDir);
  return life;
}

test.each(TO_CREATE)(
  "without %s the stack does not apply, and the message names the action",
  async (operation) => {
    const life = await lifeWithout(operation);

    const run = await life.apply();

    expect(run.ok).toBe(false);
    expect(said(run)).toContain("NoPermission");
    expect(said(run)).toContain(`resourcemanager:${operation}`);
  },
);

test("this package's own message says whom to give the right to", async () => {
  const life = await lifeWithout("PromoteResourceAccount");

  expect(said(await life.apply())).toContain(
    'Allow resourcemanager:PromoteResourceAccount on all resources ("*") for the RAM user or role in use',
  );
  expect(life.fake.mailbox.mails).toEqual([]);
});

test("as soon as the right is there, the next apply goes on where the last one stopped", async () => {
  const life = await lifeWithout("PromoteResourceAccount");
  await life.apply();

  const { management } = await printedPolicies(stackDir);
  life.fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, management);
  await life.expectApply();

  expect(life.fake.requests.count("CreateResourceAccount")).toBe(1);
  expect(life.fake.mailbox.mails).toHaveLength(1);
});
