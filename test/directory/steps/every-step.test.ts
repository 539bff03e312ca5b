import {
  accept,
  cancelEmailChange,
  cancelInvitation,
  cancelPromotion,
  changeEmail,
  changePayer,
  checkDeletion,
  createFolder,
  createMember,
  deleteFolder,
  deleteMember,
  invite,
  moveMember,
  promote,
  removeMember,
  renameFolder,
  renameMember,
  resend,
  retryEmailChange,
  switchType,
  tagMember,
  untagMember,
  type Operation,
  type Step,
} from "../../../lib/directory";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
  SAMPLE_ROOT_FOLDER_ID,
} from "../../../lib/testing/fake-directory";
import { freshBench, EMAIL, errorOf, newMember } from "../harness";

const bench = freshBench();

const folder = () => bench().fake.world.createFolder({ name: "prod" }).id;

const invited = () => bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID).id;

/** A step in a course in which it makes all the calls that it ever makes. */
type Course = readonly [string, Step<never, unknown>, () => Promise<unknown>];

async function accountChangingItsAddress(): Promise<string> {
  const accountId = bench().resourceAccount();
  await bench().client().changeAccountEmail({ accountId, email: EMAIL });
  bench().fake.requests.clear();
  return accountId;
}

/** The steps that look before they write. */
const COURSES: readonly Course[] = [
  [
    "promote",
    promote,
    () => promote.run(bench().client(), { accountId: bench().resourceAccount(), email: EMAIL }),
  ],
  ["resend", resend, async () => resend.run(bench().client(), await bench().verifyingMember())],
  [
    "cancelPromotion",
    cancelPromotion,
    async () => cancelPromotion.run(bench().client(), await bench().verifyingMember()),
  ],
  [
    "changeEmail",
    changeEmail,
    () => changeEmail.run(bench().client(), { accountId: bench().resourceAccount(), email: EMAIL }),
  ],
  [
    "retryEmailChange",
    retryEmailChange,
    async () => retryEmailChange.run(bench().client(), { accountId: await accountChangingItsAddress() }),
  ],
  [
    "cancelEmailChange",
    cancelEmailChange,
    async () => cancelEmailChange.run(bench().client(), { accountId: await accountChangingItsAddress() }),
  ],
  [
    "switchType",
    switchType,
    () => {
      const accountId = bench().resourceAccount();
      bench().fake.world.setSecurityInfo(accountId, { phone: true });
      return switchType.run(bench().client(), { accountId, type: "CloudAccount" });
    },
  ],
  [
    "invite",
    invite,
    () => invite.run(bench().client(), { target: INVITEE_ACCOUNT_ID, targetType: "Account", note: null }),
  ],
  [
    "cancelInvitation",
    cancelInvitation,
    () => {
      const handshakeId = invited();
      bench().fake.options.managementGetHandshakeAfterAccept = "mismatch";
      bench().fake.faults.before("CancelHandshake", () => {
        bench().fake.world.accept(handshakeId);
      });
      return cancelInvitation.run(bench().client(), { handshakeId, target: INVITEE_ACCOUNT_ID });
    },
  ],
  [
    "accept",
    accept,
    () => {
      const handshakeId = invited();
      bench().fake.faults.before("AcceptHandshake", () => {
        bench().fake.world.accept(handshakeId);
      });
      return accept.run(bench().client(INVITEE_KEY), {
        handshakeId,
        expectedDirectoryId: SAMPLE_DIRECTORY_ID,
      });
    },
  ],
  [
    "removeMember",
    removeMember,
    () => {
      bench().fake.world.join(INVITEE_ACCOUNT_ID);
      return removeMember.run(bench().client(MANAGEMENT_KEY), { accountId: INVITEE_ACCOUNT_ID });
    },
  ],
  [
    "renameMember",
    renameMember,
    () => renameMember.run(bench().client(), { accountId: bench().resourceAccount(), displayName: "ledger" }),
  ],
  [
    "moveMember",
    moveMember,
    () => {
      const { id: folderId } = bench().fake.world.createFolder({ name: "prod" });
      return moveMember.run(bench().client(), { accountId: bench().resourceAccount(), folderId });
    },
  ],
  [
    "changePayer",
    changePayer,
    () => {
      const payerAccountId = MANAGEMENT_ACCOUNT_ID;
      return changePayer.run(bench().client(), { accountId: bench().resourceAccount(), payerAccountId });
    },
  ],
  [
    "tagMember",
    tagMember,
    () => tagMember.run(bench().client(), { accountId: bench().resourceAccount(), tags: { team: "pay" } }),
  ],
  [
    "untagMember",
    untagMember,
    () => {
      const accountId = bench().resourceAccount();
      bench().fake.world.tagMember(accountId, { team: "pay" });
      return untagMember.run(bench().client(), { accountId, keys: ["team"] });
    },
  ],
  [
    "deleteMember",
    deleteMember,
    () =>
      deleteMember.run(bench().client(), {
        accountId: bench().resourceAccount(),
        abandonableCheckIds: [],
      }),
  ],
  [
    "renameFolder",
    renameFolder,
    () => renameFolder.run(bench().client(), { folderId: folder(), name: "production" }),
  ],
];

/** Those whose first call is the write: names are unique, and a check deletes nothing. */
const WRITE_FIRST: readonly Course[] = [
  [
    "createMember",
    createMember,
    () => {
      bench().fake.faults.dropAfterCommit("CreateResourceAccount");
      return createMember.run(bench().client(), newMember());
    },
  ],
  [
    "createFolder",
    createFolder,
    () => {
      bench().fake.faults.dropAfterCommit("CreateFolder");
      return createFolder.run(bench().client(), { name: "prod", parentFolderId: SAMPLE_ROOT_FOLDER_ID });
    },
  ],
  [
    "deleteFolder",
    deleteFolder,
    () => {
      bench().fake.faults.dropAfterCommit("DeleteFolder");
      return deleteFolder.run(bench().client(), { folderId: folder() });
    },
  ],
  [
    "checkDeletion",
    checkDeletion,
    () => checkDeletion.run(bench().client(), { accountId: bench().resourceAccount() }),
  ],
];
const ALL = [...COURSES, ...WRITE_FIRST];

describe("every step", () => {
  it.each(ALL)(
    "%s asks for nothing that it does not name, and names nothing in vain",
    async (_name, step, run) => {
      await run();

      expect(new Set(bench().operations)).toEqual(new Set<Operation>([step.operation, ...step.reads]));
    },
  );

  it.each(ALL)("%s names the RAM actions of all that it calls", (_name, step) => {
    const [ofWrite, ...ofReads] = step.ramActions;

    expect(ofWrite).toBe(`resourcemanager:${step.operation}`);
    expect(ofReads.map((action) => action.split(":")[1])).toEqual(step.reads);
  });

  it.each(ALL)("%s passes a refusal on at once: there is nothing to look up", async (_name, step, run) => {
    bench().fake.faults.failNext(step.operation, { code: "NoPermission", status: 403 });

    expect(await errorOf(run())).toMatchObject({ code: "NoPermission", operation: step.operation });
    expect(bench().operations.at(-1)).toBe(step.operation);
  });

  it.each(COURSES)("%s sends nothing if it cannot see how things stand", async (_name, step, run) => {
    for (const operation of step.reads) {
      bench().fake.faults.failNext(operation, { code: "NoPermission", status: 403, times: 9 });
    }

    expect(await errorOf(run())).toMatchObject({ code: "NoPermission" });
    expect(bench().fake.requests.count(step.operation)).toBe(0);
  });
});
