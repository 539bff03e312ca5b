import { TerraformStack } from "cdktf";
import {
  AccountType,
  Folder,
  Invitation,
  InvitationTarget,
  MemberAccount,
  RemovalPolicy,
  ResourceDirectoryProvider,
} from "../../../lib";
import type { IFolder, ResourceDirectory } from "../../../lib";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  SAMPLE_ROOT_FOLDER_ID,
} from "../../../lib/testing";
import type { FakeDirectory, LoggedRequest, TerraformResult } from "../../../lib/testing";
import { on, OWN, VENDORS } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
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
  /** Our own resource deletes no member whose promotion waits for a person. */
  readonly laboratoryIsPromoted: boolean;
}

const FIRST: Release = {
  name: "payments",
  attempt: 1,
  mailbox: "payments-root",
  folder: "teams",
  payer: MANAGEMENT_ACCOUNT_ID,
  type: AccountType.CLOUD_ACCOUNT,
  laboratoryIsPromoted: true,
};

const CHANGED: Release = {
  name: "payments-2",
  attempt: 2,
  mailbox: "payments-root",
  folder: "archive",
  payer: AUDIT_ACCOUNT_ID,
  type: AccountType.RESOURCE_ACCOUNT,
  laboratoryIsPromoted: true,
};

const READDRESSED: Release = {
  ...CHANGED,
  mailbox: "finance-root",
  folder: "root",
  laboratoryIsPromoted: false,
};

interface Subject extends MemberKind {
  readonly foldersHaveTags: boolean;
  /** Every check before a deletion that can be waived is waived. */
  readonly waiveChecks: (member: MemberAccount) => void;
}

const SUBJECTS: readonly Subject[] = [
  {
    ...VENDORS,
    foldersHaveTags: true,
    // What the construct does not offer.
    waiveChecks: ({ resource }) => (resource.forceDelete = true),
  },
  // By `deletable`.
  { ...OWN, foldersHaveTags: false, waiveChecks: () => undefined },
];

/** A stack with everything that the library has. */
function everything(subject: Subject, release: Release): Code {
  return on(subject, (stack, directory) => {
    declareMembers(subject, directory, release);
    declareInvitations(stack, release);
  });
}

function declareMembers(subject: Subject, directory: ResourceDirectory, release: Release): void {
  const { name, attempt, mailbox, payer, type } = release;
  const removalPolicy = RemovalPolicy.DESTROY;
  const tags = subject.foldersHaveTags ? { of: name } : undefined;
  const folders: Record<Release["folder"], IFolder> = {
    teams: directory.addFolder("teams", { name: `${name}-teams`, tags, removalPolicy }),
    archive: directory.addFolder("archive", { name: `${name}-archive`, removalPolicy }),
    root: Folder.fromFolderId(directory, "root", SAMPLE_ROOT_FOLDER_ID),
  };
  const stack = TerraformStack.of(directory);
  const payments = new MemberAccount(stack, "payments", {
    displayName: name,
    accountNamePrefix: "payments",
    folder: folders[release.folder],
    payerAccountId: payer,
    // One key for another from release to release.
    tags: { team: name, [`attempt-${attempt}`]: "yes" },
  });
  payments.promote("promotion", { email: `${mailbox}@example.com`, attempt });
  payments.changeEmail("address", { email: `${mailbox}-next@example.com`, attempt });

  const laboratory = new MemberAccount(stack, "laboratory", {
    displayName: "laboratory",
    ...subject.deletable,
  });
  subject.waiveChecks(laboratory);
  if (release.laboratoryIsPromoted) {
    laboratory.promote("promotion", { email: "laboratory-root@example.com" });
  }

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
const whatIsProtected = (kind: MemberKind): Code =>
  on(kind, (stack) => {
    new MemberAccount(stack, "payments", { displayName: CHANGED.name });
    new Invitation(stack, "acme", { target: InvitationTarget.account(INVITEE_ACCOUNT_ID) });
    inviteeProvider(stack);
  });

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

/**
 * Creates everything, changes all of it, promotes, resends, cancels, invites again, accepts, makes a folder again that
 * somebody has deleted, and removes. Answers a plan that changes nothing, and one that looks for that folder.
 */
async function wholeLife(subject: Subject, pipeline: Pipeline): Promise<readonly TerraformResult[]> {
  await pipeline.expectApply();
  const unchanged = await pipeline.plan();
  for (const release of [CHANGED, READDRESSED]) {
    pipeline.code(everything(subject, release));
    await pipeline.expectApply();
  }
  const [pending] = pipeline.fake.world.handshakes.filter(({ status }) => status === "Pending");
  pipeline.fake.world.accept(pending?.id ?? "");
  await pipeline.expectApply();
  pipeline.fake.world.deleteFolder(pipeline.fake.world.folder(`${CHANGED.name}-teams`).id);
  const missing = await pipeline.plan();
  await pipeline.expectApply();
  pipeline.code(whatIsProtected(subject));
  await pipeline.expectApply();
  return [unchanged, missing];
}

describe.each(SUBJECTS)("with members on $members", (subject) => {
  test("the policies that the command prints are all that the whole life of a stack needs, and no more", async () => {
    const pipeline = await pipelineWith(everything(subject, FIRST));
    const printed = await policiesOf(pipeline);
    const { fake } = pipeline;
    fake.permissions.restrict(MANAGEMENT_KEY.accessKeyId, printed.management);
    fake.permissions.restrict(INVITEE_KEY.accessKeyId, printed.invitee);

    const plans = await wholeLife(subject, pipeline);

    const called = (calls: readonly LoggedRequest[]) => ({
      management: actionsOf(calls, MANAGEMENT_KEY.accessKeyId),
      invitee: actionsOf(calls, INVITEE_KEY.accessKeyId),
    });
    expect(called(fake.requests.all)).toEqual({
      management: allowed(printed.management),
      invitee: allowed(printed.invitee),
    });
    expect(plans[0]?.summary).toBe("No changes.");
    expect(called(plans.flatMap(({ calls }) => calls))).toEqual({
      management: allowed(printed["management, plan only"]),
      invitee: allowed(printed["invitee, plan only"]),
    });
  });

  test("a change of what the code sets needs no other policies", async () => {
    const pipeline = await Pipeline.open(everything(subject, FIRST));
    const printed = await policiesOf(pipeline);

    for (const release of [CHANGED, READDRESSED]) {
      pipeline.code(everything(subject, release));
      expect(await policiesOf(pipeline)).toEqual(printed);
    }
  });
});
