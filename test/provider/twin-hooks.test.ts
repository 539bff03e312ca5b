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

describe("a promotion and a type switch of one member", () => {
  let account: string;
  const switched = (type = "CloudAccount") => `
resource "resourcedirectory_account_type" "second" {
  account_id = "${account}"
  type       = "${type}"
}
`;

  beforeEach(() => {
    account = newMember("payments-prod");
    scene.fake.world.setSecurityInfo(account, { phone: true });
  });

  test("are one error at plan, before a mail goes out", async () => {
    scene.code(hook("promotion", "first", account) + switched());
    const run = await scene.apply();

    expect(run.errors).toHaveLength(1);
    expect(said(run.errors)).toContain("a promotion and a type switch are about this member");
    expect([blamedCode(run), writes(run)]).toEqual([["account_id"], []]);
  });

  test("are one error where a promotion in state would send another mail", async () => {
    await scene.applied(hook("promotion", "first", account));
    scene.fake.world.expirePromotion(account);
    scene.code(hook("promotion", "first", account).replace("email ", "attempt = 2\n  email ") + switched());

    const run = await scene.apply();

    expect(run.errors).toHaveLength(1);
    expect(writes(run)).toEqual([]);
  });

  test("are none once the promotion is confirmed: the switch takes it back", async () => {
    await scene.applied(hook("promotion", "first", account));
    scene.fake.world.confirmPromotion(account);
    const run = await scene.applied(hook("promotion", "first", account) + switched("ResourceAccount"));

    expect(writes(run)).toEqual(["UpdateAccount"]);
    expect((await scene.plan()).summary).toBe("No changes.");
  });
});
