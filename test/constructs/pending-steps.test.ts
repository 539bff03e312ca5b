import { DataResource, Op, TerraformOutput, TerraformStack, Testing } from "cdktf";
import type { App } from "cdktf";
import type { Construct } from "constructs";
import { Invitation, InvitationTarget, LifecycleHook, MemberAccount, ResourceDirectory } from "../../lib";
import type { IMemberAccount, PendingStep } from "../../lib";
import { synthesize } from "./support";

const MEMBER = "1234567890123456";
const EMAIL = "payments-root@example.com";

function directoryIn(app: App = Testing.app()) {
  const stack = new TerraformStack(app, "stack");
  return { stack, directory: new ResourceDirectory(stack, "rd") };
}

function localsOf(stack: TerraformStack): Readonly<Record<string, string>> {
  const { locals } = synthesize(stack) as unknown as { readonly locals?: Readonly<Record<string, string>> };
  return locals ?? {};
}

/** The paths that the stack's pending steps speak of, in order. */
function pathsIn(expression = ""): string[] {
  return [...expression.matchAll(/raise attempt of (\S+)/g)].map(([, path = ""]) => path);
}

function invite(stack: TerraformStack, id: string): Invitation {
  return new Invitation(stack, id, { target: InvitationTarget.account("1772422852740000") });
}

class Handover extends LifecycleHook {
  public readonly resource = new DataResource(this, "Resource", { input: { step: "asked" } });
  public readonly accountId: string;
  public readonly status = this.resource.getStringAttribute("output");

  public constructor(scope: Construct, id: string, account: IMemberAccount) {
    super(scope, id);
    this.accountId = account.accountId;
  }

  public override describePending(): PendingStep | undefined {
    return {
      waits: Op.neq(this.status, "done"),
      member: this.accountId,
      step: "handover",
      since: this.resource.getStringAttribute("id"),
      next: 'ask "the desk" at 100%{',
    };
  }
}

test("nothing is written where nobody asks", () => {
  const { stack } = directoryIn();
  MemberAccount.fromAccountId(stack, "legacy", MEMBER).promote("promotion", { email: EMAIL });

  expect(localsOf(stack)).toEqual({});
});

test("a directory without hooks waits for nobody", () => {
  const { stack, directory } = directoryIn();
  new TerraformOutput(stack, "pending", { value: directory.pendingSteps });

  expect(localsOf(stack)).toEqual({ rd_PendingSteps_C4329C3D: "${flatten([])}" });
  expect(synthesize(stack)).toMatchObject({
    output: { pending: { value: "${local.rd_PendingSteps_C4329C3D}" } },
  });
});

test("the list follows the tree as it is rendered, in the order of declaration", () => {
  const { stack, directory } = directoryIn();
  new TerraformOutput(stack, "pending", { value: directory.pendingSteps });
  new TerraformOutput(stack, "again", { value: directory.pendingSteps });
  invite(stack, "zeta");
  invite(stack, "gone");
  const legacy = MemberAccount.fromAccountId(stack, "legacy", MEMBER);
  legacy.promote("promotion", { email: EMAIL });
  stack.node.tryRemoveChild("gone");

  const locals = localsOf(stack);

  expect(Object.keys(locals)).toHaveLength(1);
  expect([...new Set(pathsIn(Object.values(locals)[0]))]).toEqual(["zeta", "legacy/promotion"]);
});

test("a hook's own list is of that hook alone", () => {
  const { stack } = directoryIn();
  const legacy = MemberAccount.fromAccountId(stack, "legacy", MEMBER);
  const promotion = legacy.promote("promotion", { email: EMAIL });
  const acme = invite(stack, "acme");

  new TerraformOutput(stack, "promotion", { value: promotion.pending });
  new TerraformOutput(stack, "invitation", { value: acme.pending });

  expect(Object.values(localsOf(stack)).map((each) => [...new Set(pathsIn(each))])).toEqual([
    ["acme"],
    ["legacy/promotion"],
  ]);
});

test("a hook of one's own says how it waits", () => {
  const { stack, directory } = directoryIn();
  const legacy = MemberAccount.fromAccountId(stack, "legacy", MEMBER);
  new Handover(stack, "handover", legacy);
  new TerraformOutput(stack, "pending", { value: directory.pendingSteps });

  const resource = "terraform_data.handover_5D0050DF";
  expect(Object.values(localsOf(stack))).toEqual([
    `\${flatten([(${resource}.output != "done") ? [{ member = "${MEMBER}", step = "handover", since = ${resource}.id, ` +
      `until = tostring(null), next = "ask \\"the desk\\" at 100%%{" }] : []])}`,
  ]);
});

test("an id that is null in Terraform gives way to the path of the hook", () => {
  const { stack, directory } = directoryIn();
  const output = new DataResource(stack, "other", { input: {} }).getStringAttribute("output");
  new Handover(stack, 'the "handover"', MemberAccount.fromAccountId(stack, "other one", output));
  new TerraformOutput(stack, "pending", { value: directory.pendingSteps });

  expect(Object.values(localsOf(stack))[0]).toContain(
    'member = coalesce(terraform_data.other.output, "the \\"handover\\"")',
  );
});

test("another stack gets the list as one value, whatever is null in it", () => {
  const app = Testing.app();
  const { stack, directory } = directoryIn(app);
  invite(stack, "acme");
  const other = new TerraformStack(app, "other");
  new DataResource(other, "probe", { input: directory.pendingSteps });

  app.synth();

  expect(JSON.stringify(synthesize(other).resource)).toContain(
    "outputs.cross-stack-output-localrd_PendingSteps_C4329C3D}",
  );
});

test("with several directories in a stack, each speaks of what belongs to it", () => {
  const { stack, directory } = directoryIn();
  const second = new ResourceDirectory(stack, "second", { alias: "second" });
  new TerraformOutput(stack, "first", { value: directory.pendingSteps });
  new TerraformOutput(stack, "pending", { value: second.pendingSteps });
  const target = InvitationTarget.account("1772422852740000");
  new Invitation(stack, "acme", { target, directory });
  new Invitation(stack, "zeta", { target, directory: second });

  const { rd_PendingSteps_C4329C3D: first, ...others } = localsOf(stack);

  expect([...new Set(pathsIn(first))]).toEqual(["acme"]);
  expect([...new Set(pathsIn(Object.values(others)[0]))]).toEqual(["zeta"]);
});
