import { blamedCode } from "./support/blamed-code";
import { scene } from "./support/member-resource-scene";
import { said, writes } from "./support/scene";

const newMember = (displayName: string) => scene.fake.world.createMember({ displayName }).accountId;

const hook = (type: string, name: string, account: string) => `
resource "resourcedirectory_${type}" "${name}" {
  account_id = "${account}"
  email      = "${name}@example.com"
}
`;

describe.each([
  ["promotion", "PromoteResourceAccount"],
  ["account_email", "ChangeAccountEmail"],
])("two blocks of resourcedirectory_%s for one member", (type, operation) => {
  test("are one error at plan where both are new", async () => {
    const account = newMember("payments-prod");
    scene.code(hook(type, "first", account) + hook(type, "second", account));
    const plan = await scene.plan();

    expect(said(plan.errors)).toContain(`two blocks of resourcedirectory_${type} are about this member`);
    expect([blamedCode(plan), writes(plan)]).toEqual([["account_id"], []]);
  });

  test("are one error at plan where state holds one", async () => {
    const account = newMember("payments-prod");
    await scene.applied(hook(type, "first", account));
    scene.code(hook(type, "first", account) + hook(type, "second", account));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(writes(plan)).toEqual([]);
  });

  test("may be for two members", async () => {
    const [one, other] = [newMember("payments-prod"), newMember("ledger-prod")];
    const run = await scene.applied(hook(type, "first", one) + hook(type, "second", other));

    expect(writes(run)).toEqual([operation, operation]);
  });
});

test("a promotion and a change of address of one member are no such two", async () => {
  const account = newMember("payments-prod");
  scene.code(hook("promotion", "first", account) + hook("account_email", "second", account));

  expect((await scene.plan()).errors).toEqual([]);
});

test("two blocks that set the type of one member are one error at plan, new ones and beside one in state", async () => {
  const account = newMember("payments-prod");
  const switched = (name: string, type: string) => `
resource "resourcedirectory_account_type" "${name}" {
  account_id   = "${account}"
  type         = "${type}"
  when_blocked = "wait"
}
`;
  scene.code(switched("first", "CloudAccount") + switched("second", "ResourceAccount"));
  const plan = await scene.plan();
  expect(plan.errors).toHaveLength(1);
  expect(said(plan.errors)).toContain("two blocks of resourcedirectory_account_type are about this member");

  await scene.applied(switched("first", "CloudAccount"));
  scene.code(switched("first", "CloudAccount") + switched("second", "CloudAccount"));
  const later = await scene.plan();
  expect(later.errors).toHaveLength(1);
  expect(writes(later)).toEqual([]);
});
