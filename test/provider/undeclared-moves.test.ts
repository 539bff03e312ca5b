import { UNKNOWN } from "../../lib/plugin";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../lib/testing";
import { PlanCalls } from "./support/plan-calls";
import { accountId, scene } from "./support/member-scene";
import { said, writes } from "./support/scene";

const PROTECTION = "resourcedirectory_member_protection";
const DIRECTORY = "rd-test01";

const hooks = {
  promotion: (name: string) => `
resource "resourcedirectory_promotion" "${name}" {
  account_id = "${accountId}"
  email      = "payments-root@example.com"
}
`,
  account_type: (name: string) => `
resource "resourcedirectory_account_type" "${name}" {
  account_id = "${accountId}"
  type       = "CloudAccount"
}
`,
  invitation: (name: string) => `
resource "resourcedirectory_invitation" "${name}" {
  target = "${INVITEE_ACCOUNT_ID}"
}
`,
};
const kinds = Object.keys(hooks) as (keyof typeof hooks)[];

describe.each(kinds)("a block renamed without moved: %s", (kind) => {
  const type = `resourcedirectory_${kind}`;

  test("is one error with the moved block to write, and nothing is called", async () => {
    await scene.applied(hooks[kind]("old"));
    scene.code(hooks[kind]("new"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("renamed or moved in the code");
    expect(said(plan.errors)).toContain(`moved {\n  from = ${type}.OLD\n  to   = ${type}.NEW\n}`);
    expect(said(plan.errors)).not.toContain("import");
    expect(writes(plan)).toEqual([]);
  });

  test("plans nothing with that moved block", async () => {
    await scene.applied(hooks[kind]("old"));
    scene.code(`${hooks[kind]("new")}\nmoved {\n  from = ${type}.old\n  to = ${type}.new\n}\n`);
    const plan = await scene.plan();

    expect(plan.errors).toEqual([]);
    expect(plan.changes).toEqual({});
  });

  test("that is deleted in one plan and declared anew in another passes both", async () => {
    await scene.applied(hooks[kind]("old"));
    await scene.applied("");

    expect((await scene.applied(hooks[kind]("new"))).errors).toEqual([]);
  });

  test.each([["create"], ["destroy"]] as const)(
    "is the same in either order, the %s first: the call that comes second refuses it",
    async (first) => {
      const key = kind === "invitation" ? { target: INVITEE_ACCOUNT_ID } : { account_id: accountId };
      const state = {
        ...key,
        email: "payments-root@example.com",
        attempt: 1,
        status: "Pending",
        resource_directory_id: DIRECTORY,
      };
      const plan = await PlanCalls.on(scene.fake);
      const half = { create: () => plan.create(type, state), destroy: () => plan.destroy(type, state) };
      await half[first]();
      expect(plan.errors).toEqual([]);
      await half[first === "create" ? "destroy" : "create"]();

      expect(plan.errors).toHaveLength(1);
      expect(plan.errors[0]?.summary).toContain("renamed or moved");
      const here = first === "create" ? "OLD" : "NEW";
      expect(plan.errors[0]?.detail).toContain(`${here} is the address that Terraform names with this error`);
    },
  );
});

test("a renamed for_each key is the same", async () => {
  const invitations = (key: string) => `
resource "resourcedirectory_invitation" "partners" {
  for_each = { ${key} = "${INVITEE_ACCOUNT_ID}" }
  target   = each.value
}
`;
  await scene.applied(invitations("acme"));
  scene.code(invitations("acme_inc"));
  const plan = await scene.plan();

  expect(plan.errors).toHaveLength(1);
  expect(said(plan.errors)).toContain("renamed or moved");
});

test("an invitation by an address that the code writes in other letters from then on is the same", async () => {
  const invited = (name: string, email: string) => `
resource "resourcedirectory_invitation" "${name}" {
  target      = "${email}"
  target_type = "Email"
}
`;
  await scene.applied(invited("old", INVITEE_EMAIL));
  scene.code(invited("new", INVITEE_EMAIL.toUpperCase()));
  const plan = await scene.plan();

  expect(plan.errors).toHaveLength(1);
  expect(said(plan.errors)).toContain("renamed or moved");
});

test("an invitation of a member that is renamed is one error, too, though it is protected", async () => {
  await scene.applied(hooks.invitation("old"));
  scene.fake.world.accept(scene.fake.world.handshakesOf(INVITEE_ACCOUNT_ID).at(-1)?.id ?? "");
  scene.code(hooks.invitation("new"));
  const plan = await scene.plan();

  expect(plan.errors).toHaveLength(1);
  expect(said(plan.errors)).toContain("moved {");
  expect(writes(plan)).toEqual([]);
});

describe("a member renamed in the code without moved", () => {
  const member = (name: string, policy: string, displayName = "ledger-prod") => `
resource "alicloud_resource_manager_account" "${name}" {
  display_name = "${displayName}"
  lifecycle { ignore_changes = [payer_account_id] }
}
resource "resourcedirectory_member_protection" "${name}" {
  account_id     = alicloud_resource_manager_account.${name}.id
  display_name   = "${displayName}"
  removal_policy = "${policy}"
}
`;

  test.each(["PROTECT", "DESTROY"])("under %s is one error without import advice", async (policy) => {
    await scene.applied(member("old", policy));
    scene.code(member("new", policy));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("moved {\n  from = alicloud_resource_manager_account.OLD");
    expect(said(plan.errors)).toContain(`moved {\n  from = ${PROTECTION}.OLD`);
    expect(said(plan.errors)).not.toMatch(/\bimport\b/);
    expect(writes(plan)).toEqual([]);
  });

  test("is refused as well where the member got another name elsewhere", async () => {
    await scene.applied(member("old", "DESTROY"));
    scene.fake.world.renameMember(scene.fake.world.member("ledger-prod").accountId, "elsewhere");
    scene.code(member("new", "DESTROY"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("moved {\n  from = alicloud_resource_manager_account.OLD");
    expect(writes(plan)).toEqual([]);
  });

  test("beside the deletion of one that is gone is none: the member is made anew", async () => {
    await scene.applied(member("old", "DESTROY"));
    scene.fake.world.deleteMember(scene.fake.world.member("ledger-prod").accountId);
    const run = await scene.applied(member("new", "DESTROY"));

    expect(writes(run)).toEqual(["CreateResourceAccount"]);
  });

  test("is found at its old address by the command that the advice begins with", async () => {
    await scene.applied(member("old", "PROTECT"));
    const { accountId: id } = scene.fake.world.member("ledger-prod");

    const listed = await scene.terraform("state", "list", `-id=${id}`);
    expect(listed.stdout.trim()).toBe("alicloud_resource_manager_account.old");
    expect((await scene.terraform("state", "list", "-id=9999999999999999")).stdout).toBe("");
  });

  test("together with its hooks is one error as well", async () => {
    const withHooks = (name: string) => `${member(name, "PROTECT")}
resource "resourcedirectory_promotion" "${name}" {
  account_id = alicloud_resource_manager_account.${name}.id
  email      = "ledger-root@example.com"
}
`;
    await scene.applied(withHooks("old"));
    scene.code(withHooks("new"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("moved {");
    expect(writes(plan)).toEqual([]);
  });

  test("and imported at its new address instead of moved is refused, under DESTROY too", async () => {
    await scene.applied(member("old", "DESTROY"));
    const { accountId: id } = scene.fake.world.member("ledger-prod");
    const anew = `import {\n  to = alicloud_resource_manager_account.new\n  id = "${id}"\n}\n`;
    scene.code(member("new", "DESTROY") + anew);
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(1);
    expect(said(plan.errors)).toContain("renamed or moved in the code");
    expect(writes(plan)).toEqual([]);
  });

  test("is one error for each of several", async () => {
    const names = ["mail", "search", "shop", "ads"];
    const all = (suffix: string) =>
      names.map((name) => member(`${name}${suffix}`, "PROTECT", `${name}-prod`)).join("");
    await scene.applied(all("_old"));
    scene.code(all("_new"));
    const plan = await scene.plan();

    expect(plan.errors).toHaveLength(names.length);
    expect(writes(plan)).toEqual([]);
  });

  test.each([["create"], ["destroy"]] as const)(
    "while somebody else gives it another name is the same, with the %s first",
    async (first) => {
      const OWN = "resourcedirectory_member";
      const prior = { account_id: accountId, display_name: "payments-prod", status: "Member" };
      const inState = { ...prior, removal_policy: "DESTROY", resource_directory_id: DIRECTORY };
      const anew = { ...inState, account_id: null, adopt: false, existing: false };
      const plan = await PlanCalls.on(scene.fake);
      scene.fake.faults.after("ListAccounts", () => scene.fake.world.renameMember(accountId, "elsewhere"));
      const half = { create: () => plan.create(OWN, anew), destroy: () => plan.destroy(OWN, inState) };
      await half[first]();
      await half[first === "create" ? "destroy" : "create"]();

      expect(plan.errors).toHaveLength(1);
      expect(plan.errors[0]?.summary).toContain("renamed or moved");
    },
  );

  describe("whichever plan call comes first", () => {
    const inState = (policy: string) => ({
      account_id: accountId,
      display_name: "payments-prod",
      removal_policy: policy,
      resource_directory_id: DIRECTORY,
    });
    const anew = { ...inState("PROTECT"), account_id: UNKNOWN, resource_directory_id: UNKNOWN };

    test.each(["PROTECT", "DESTROY"])("the destroy, under %s", async (policy) => {
      const plan = await PlanCalls.on(scene.fake);
      await plan.refresh(PROTECTION, inState(policy));
      await plan.destroy(PROTECTION, inState(policy));
      await plan.create(PROTECTION, anew);

      expect(plan.errors).toHaveLength(1);
      expect(plan.errors[0]?.detail).toContain("moved {");
      expect(plan.errors[0]?.detail).not.toMatch(/\bimport\b/);
    });

    test.each(["PROTECT", "DESTROY"])("the create, after the refresh, under %s", async (policy) => {
      const plan = await PlanCalls.on(scene.fake);
      await plan.refresh(PROTECTION, inState(policy));
      await plan.create(PROTECTION, anew);
      expect(plan.errors).toEqual([]);
      await plan.destroy(PROTECTION, inState(policy));

      expect(plan.errors).toHaveLength(1);
      expect(plan.errors[0]?.summary).toContain("renamed or moved");
    });

    test("the create, with the refresh and the destroy under way", async () => {
      const plan = await PlanCalls.on(scene.fake);
      const create = plan.create(PROTECTION, anew);
      await plan.destroy(PROTECTION, inState("DESTROY"));
      await create;

      expect(plan.errors).toHaveLength(1);
      expect(plan.errors[0]?.summary).toContain("renamed or moved");
    });

    test.each(["PROTECT", "DESTROY"])(
      "the create, long before anything else: under %s the destroy adds no second error, and says which case it is",
      async (policy) => {
        const plan = await PlanCalls.on(scene.fake);
        await plan.create(PROTECTION, anew);
        await plan.destroy(PROTECTION, inState(policy));

        expect(plan.errors).toHaveLength(1);
        expect(plan.warnings).toEqual([
          expect.objectContaining({ summary: "A member that exists already is in this state" }),
        ]);
        expect(plan.warnings[0]?.detail).toMatch(/renamed or moved.*import nothing/);
        expect(plan.warnings[0]?.detail).toContain("moved {");
      },
    );

    test("the create alone advises an import only where the state was asked and has no such account", async () => {
      const plan = await PlanCalls.on(scene.fake);
      await plan.create(PROTECTION, anew);

      const advice = plan.errors[0]?.detail ?? "";
      const places = [
        `terraform state list -id=${accountId}`,
        "and import nothing",
        "It lists nothing",
        "import {",
      ].map((words) => advice.indexOf(words));
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(places[0]).toBeGreaterThan(0);
      expect(plan.warnings).toEqual([]);
    });

    test.each([["keep"], ["create"]] as const)(
      "a second member of a name that stays is refused, with the %s first",
      async (first) => {
        const plan = await PlanCalls.on(scene.fake);
        await plan.refresh(PROTECTION, inState("PROTECT"));
        const half = {
          keep: () => plan.keep(PROTECTION, inState("PROTECT")),
          create: () => plan.create(PROTECTION, anew),
        };
        await half[first]();
        await half[first === "keep" ? "create" : "keep"]();

        expect(plan.errors).toHaveLength(1);
        expect(plan.errors[0]?.summary).toContain("its display name is declared twice");
      },
    );
  });
});
