import type { TerraformStack } from "cdktf";
import {
  AccountType,
  Invitation,
  InvitationTarget,
  MemberAccount,
  RemovalPolicy,
  ResourceDirectoryProvider,
} from "../../../lib";
import { ResourceManagerFolder } from "../../../lib/bindings/alicloud";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  SAMPLE_ROOT_FOLDER_ID,
} from "../../../lib/testing";
import type { FakeDirectory, LoggedRequest, TerraformResult } from "../../../lib/testing";
import { Pipeline } from "../support/pipeline";
import type { Code } from "../support/pipeline";
import { actionsOf, allowed, printedPolicies } from "./support/printed-policies";

/** A member that was there before the code. */
const AUDIT_ACCOUNT_ID = "1234567890123456";

/** What changes from one release of the code to the next; all of it has a value in each. */
interface Release {
  readonly name: string;
  readonly attempt: number;
  readonly mailbox: string;
  readonly folder: "teams" | "archive" | "root";
  readonly payer: string;
  readonly type: AccountType;
}

const FIRST: Release = {
  name: "payments",
  attempt: 1,
  mailbox: "payments-root",
  folder: "teams",
  payer: MANAGEMENT_ACCOUNT_ID,
  type: AccountType.CLOUD_ACCOUNT,
};

const CHANGED: Release = {
  name: "payments-2",
  attempt: 2,
  mailbox: "payments-root",
  folder: "archive",
  payer: AUDIT_ACCOUNT_ID,
  type: AccountType.RESOURCE_ACCOUNT,
};

const READDRESSED: Release = { ...CHANGED, mailbox: "finance-root", folder: "root" };

/** A stack with everything that the library has. */
function everything(release: Release): Code {
  return (stack) => {
    declareMembers(stack, release);
    declareInvitations(stack, release);
  };
}

function declareMembers(stack: TerraformStack, release: Release): void {
  const { name, attempt, mailbox, payer, type } = release;
  const folders = {
    teams: new ResourceManagerFolder(stack, "teams", { folderName: `${name}-teams`, tags: { of: name } }),
    archive: new ResourceManagerFolder(stack, "archive", { folderName: `${name}-archive` }),
    root: { id: SAMPLE_ROOT_FOLDER_ID },
  };
  const payments = new MemberAccount(stack, "payments", {
    displayName: name,
    accountNamePrefix: "payments",
    folderId: folders[release.folder].id,
    payerAccountId: payer,
    tags: { team: name },
  });
  payments.promote("promotion", { email: `${mailbox}@example.com`, attempt });
  payments.changeEmail("address", { email: `${mailbox}-next@example.com`, attempt });

  const laboratory = new MemberAccount(stack, "laboratory", {
    displayName: "laboratory",
    removalPolicy: RemovalPolicy.DESTROY,
  });
  // What the construct does not offer: every check that can be waived is waived.
  laboratory.resource.forceDelete = true;
  laboratory.promote("promotion", { email: "laboratory-root@example.com" });

  MemberAccount.fromAccountId(stack, "audit", AUDIT_ACCOUNT_ID).switchType("type", { type });
}

function declareInvitations(stack: TerraformStack, { attempt, name, payer }: Release): void {
  const acme = new Invitation(stack, "acme", {
    target: InvitationTarget.account(INVITEE_ACCOUNT_ID),
    displayName: `${name}-acme`,
    payerAccountId: payer,
    tags: { team: name },
  });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- An alias, as many have one.
  acme.accept("acceptance", { provider: inviteeProvider(stack) });
  // Nobody accepts this one until a person does.
  new Invitation(stack, "ledger", {
    target: InvitationTarget.account(INVITEE_TWO_ACCOUNT_ID),
    note: "Welcome",
    attempt,
    removalPolicy: RemovalPolicy.DESTROY,
  });
}

/** What is left when all is deleted that may be: Terraform needs the alias to forget the acceptance. */
const whatIsProtected: Code = (stack) => {
  new MemberAccount(stack, "payments", { displayName: CHANGED.name });
  new Invitation(stack, "acme", { target: InvitationTarget.account(INVITEE_ACCOUNT_ID) });
  inviteeProvider(stack);
};

function inviteeProvider(stack: TerraformStack): ResourceDirectoryProvider {
  return new ResourceDirectoryProvider(stack, "invitee", {
    alias: "invitee",
    credentialsEnvPrefix: "INVITEE_",
  });
}

async function pipelineWith(code: Code): Promise<Pipeline> {
  const pipeline = await Pipeline.open(code);
  addAuditAccount(pipeline.fake);
  return pipeline;
}

function addAuditAccount({ world }: FakeDirectory): void {
  world.addAccount({ id: AUDIT_ACCOUNT_ID });
  world.join(AUDIT_ACCOUNT_ID);
  world.setType(AUDIT_ACCOUNT_ID, "ResourceAccount");
}

const policiesOf = ({ sandbox }: Pipeline) => printedPolicies(sandbox.directory);

/** Creates everything, changes all of it, promotes, resends, cancels, invites again, accepts and removes. */
async function wholeLife(pipeline: Pipeline): Promise<TerraformResult> {
  await pipeline.expectApply();
  const unchanged = await pipeline.plan();
  for (const release of [CHANGED, READDRESSED]) {
    pipeline.code(everything(release));
    await pipeline.expectApply();
  }
  const [pending] = pipeline.fake.world.handshakes.filter(({ status }) => status === "Pending");
  pipeline.fake.world.accept(pending?.id ?? "");
  await pipeline.expectApply();
  pipeline.code(whatIsProtected);
  await pipeline.expectApply();
  return unchanged;
}

test("the policies that the command prints are all that the whole life of a stack needs, and no more", async () => {
  const pipeline = await pipelineWith(everything(FIRST));
  const printed = await policiesOf(pipeline);
  const { fake } = pipeline;
  fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, printed.management);
  fake.permissions.restrict(INVITEE_KEY.accessKeyId, printed.invitee);

  const unchanged = await wholeLife(pipeline);

  const called = (calls: readonly LoggedRequest[]) => ({
    management: actionsOf(calls, MANAGEMENT_KEY.accessKeyId),
    invitee: actionsOf(calls, INVITEE_KEY.accessKeyId),
  });
  expect(called(fake.requests.all)).toEqual({
    management: allowed(printed.management),
    invitee: allowed(printed.invitee),
  });
  expect(unchanged.summary).toBe("No changes.");
  expect(called(unchanged.calls)).toEqual({
    management: allowed(printed["management, plan only"]),
    invitee: allowed(printed["invitee, plan only"]),
  });
});

test("a change of what the code sets needs no other policies", async () => {
  const pipeline = await Pipeline.open(everything(FIRST));
  const printed = await policiesOf(pipeline);

  for (const release of [CHANGED, READDRESSED]) {
    pipeline.code(everything(release));
    expect(await policiesOf(pipeline)).toEqual(printed);
  }
});
