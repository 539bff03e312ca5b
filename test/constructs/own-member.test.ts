import { Testing, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  DirectoryCredentials,
  Folder,
  MemberAccount,
  MemberResource,
  RemovalPolicy,
  ResourceDirectory,
} from "../../lib";
import { AlicloudProvider } from "../../lib/bindings/alicloud";
import { ACCOUNT, PROTECTION, addresses, messageOf, synthesize, theOnly } from "./support";
import { schemaProblems } from "./schema-check";

const MEMBER = "resourcedirectory_member";
const NAME = "payments_5AA7C358";

function ownStack(removalPolicy?: RemovalPolicy): TerraformStack {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd", { members: MemberResource.RESOURCE_DIRECTORY, removalPolicy });
  return stack;
}

function payments(scope: Construct, more = {}): MemberAccount {
  return new MemberAccount(scope, "payments", { displayName: "payments-prod", ...more });
}

test("a member is one resource of our own, and the stack needs no alicloud provider", () => {
  const stack = ownStack();
  payments(stack);
  const { provider, terraform } = synthesize(stack);

  expect(addresses(stack)).toEqual([`${MEMBER}.${NAME}`]);
  expect(theOnly(MEMBER, stack)).toEqual({ display_name: "payments-prod", removal_policy: "PROTECT" });
  expect([Object.keys(provider), Object.keys(terraform.required_providers)]).toEqual([
    ["resourcedirectory"],
    ["resourcedirectory"],
  ]);
});

test("what the vendor's resource cannot do reaches the argument of its name", () => {
  const stack = ownStack();
  payments(stack, { adopt: true, abandonableCheckIds: ["NON_SP_cs"], removalPolicy: RemovalPolicy.DESTROY });

  expect(theOnly(MEMBER, stack)).toEqual({
    display_name: "payments-prod",
    adopt: true,
    abandonable_check_ids: ["NON_SP_cs"],
    removal_policy: "DESTROY",
  });
  expect(schemaProblems(synthesize(stack))).toEqual([]);
});

test.each([RemovalPolicy.ABANDON, RemovalPolicy.DESTROY])(
  "the policy %s may be the member's own or its directory's",
  (removalPolicy) => {
    const [own, inherited] = [ownStack(), ownStack(removalPolicy)];
    payments(own, { removalPolicy });
    payments(inherited);

    for (const stack of [own, inherited]) {
      expect(theOnly(MEMBER, stack)).toMatchObject({ removal_policy: removalPolicy });
    }
  },
);

describe("a member that comes from the vendor's resource", () => {
  test("is moved, and its protection forgotten, always", () => {
    const stack = ownStack();
    payments(stack);
    const { moved, removed } = synthesize(stack);

    expect(moved).toEqual([{ from: `${ACCOUNT}.${NAME}`, to: `${MEMBER}.${NAME}` }]);
    expect(removed).toEqual([
      { from: `${PROTECTION}.payments_Protection_A02E6875`, lifecycle: { destroy: false } },
    ]);
  });

  test("and from other paths follows them one after the other, with one move to each address", () => {
    const stack = ownStack();
    payments(stack, { previousPaths: ["old", "team/pay"] });
    const { moved = [] } = synthesize(stack);

    expect(moved.map(({ to }) => to)).toHaveLength(new Set(moved.map(({ to }) => to)).size);
    const follow = (from: unknown): unknown => {
      const next = moved.find((each) => each["from"] === from);
      return next === undefined ? from : follow(next["to"]);
    };
    expect(moved.length).toBe(5);
    expect(new Set(moved.map(({ from }) => follow(from)))).toEqual(new Set([`${MEMBER}.${NAME}`]));
    expect(synthesize(stack).removed?.map(({ from }) => from)).toEqual([
      expect.stringContaining(`${PROTECTION}.old_Protection_`),
      expect.stringContaining(`${PROTECTION}.team_pay_Protection_`),
      `${PROTECTION}.payments_Protection_A02E6875`,
    ]);
  });

  test("and is told by moveFromId where it comes from has no other move: Terraform takes one to each address", () => {
    const stack = ownStack();
    payments(stack).ownResource?.moveFromId(`${MEMBER}.old`);

    expect(synthesize(stack).moved).toEqual([{ from: `${MEMBER}.old`, to: `${MEMBER}.${NAME}` }]);
    expect(String(Testing.synthHcl(stack))).not.toContain(ACCOUNT);
  });

  test("is one whose addresses are those that the vendor's would have", () => {
    const vendors = new TerraformStack(Testing.app(), "stack");
    new ResourceDirectory(vendors, "rd", { region: "cn-hangzhou" });
    payments(vendors);
    const [account, protection] = addresses(vendors);
    const own = ownStack();
    payments(own);
    const { moved, removed } = synthesize(own);

    expect(moved?.[0]?.["from"]).toBe(account);
    expect(removed?.[0]?.["from"]).toBe(protection);
  });
});

describe("a member that goes back to the vendor's resource", () => {
  const accountId = "1234567890123456";

  function vendorsStack(): TerraformStack {
    const stack = new TerraformStack(Testing.app(), "stack");
    new ResourceDirectory(stack, "rd", { region: "cn-hangzhou" });
    return stack;
  }

  test("is imported, and the one of our own forgotten, wherever it stood", () => {
    const stack = vendorsStack();
    payments(stack, { accountId, previousPaths: ["old"] });

    expect(synthesize(stack).removed).toEqual([
      { from: expect.stringMatching(`^${MEMBER}.old_`) as string, lifecycle: { destroy: false } },
      { from: `${MEMBER}.${NAME}`, lifecycle: { destroy: false } },
    ]);
  });

  test("and a folder likewise", () => {
    const stack = vendorsStack();
    new Folder(stack, "prod", { folderId: "fd-1234567890" });

    expect(synthesize(stack).removed).toEqual([
      {
        from: expect.stringMatching("^resourcedirectory_folder.prod_") as string,
        lifecycle: { destroy: false },
      },
    ]);
  });

  test("without an id nothing is forgotten: the plan is refused instead of creating it again", () => {
    const stack = vendorsStack();
    payments(stack);
    new Folder(stack, "prod");

    expect(synthesize(stack).removed).toBeUndefined();
  });

  test("a block that the stack writes itself is not repeated", () => {
    const stack = vendorsStack();
    const own = { from: `${MEMBER}.${NAME}`, lifecycle: { destroy: false } };
    stack.addOverride("removed", [own]);
    payments(stack, { accountId });

    expect(synthesize(stack).removed).toEqual([own]);
  });
});

test("the vendor's provider, resource and protection are refused with the way out", () => {
  const stack = ownStack();
  const provider = new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou", alias: "x" });

  expect(messageOf(() => payments(stack, { provider }))).toContain("provider: without effect");
  const member = new MemberAccount(stack, "ledger", { displayName: "ledger" });
  expect(messageOf(() => member.resource)).toContain("Use ownResource");
  expect(messageOf(() => member.protection)).toContain("Use ownResource");
  expect(member.ownResource?.terraformResourceType).toBe(MEMBER);
});

test.each([{ adopt: true }, { abandonableCheckIds: [] }])(
  "%j is refused on the vendor's resource",
  (more) => {
    const stack = new TerraformStack(Testing.app(), "stack");
    new ResourceDirectory(stack, "rd");

    expect(messageOf(() => payments(stack, more))).toContain("MemberResource.RESOURCE_DIRECTORY");
  },
);

test("a directory that is declared after its members is refused", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  payments(stack);
  new ResourceDirectory(stack, "rd", { members: MemberResource.RESOURCE_DIRECTORY });

  expect(messageOf(() => synthesize(stack))).toContain("Declare the directory first");
});

test("credentials with a prefix serve members on our own resource", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  new ResourceDirectory(stack, "rd", {
    members: MemberResource.RESOURCE_DIRECTORY,
    credentials: DirectoryCredentials.environmentPrefix("ORG_"),
  });
  payments(stack);

  expect(addresses(stack)).toEqual([`${MEMBER}.${NAME}`]);
});
