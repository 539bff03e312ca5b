import { INVITEE_ACCOUNT_ID, MANAGEMENT_ACCOUNT_ID } from "../../lib/testing";
import type { Faults } from "../../lib/testing/fake-directory";
import { ADDRESS, accountId, emptyPlan, find, member, NAME, scene } from "./support/member-resource-scene";

const FOLDER = "resourcedirectory_folder.prod";
const FINDING = "NON_SP_cs";

const folder = (name: string) => `\nresource "resourcedirectory_folder" "prod" {\n  name = "${name}"\n}\n`;
const foldersNamed = (...names: readonly string[]) =>
  scene.fake.world.folders.filter(({ name }) => names.includes(name));

type Strike = (faults: Faults, operation: string) => void;

/** What each call of an apply meets once. */
const PASSING: readonly (readonly [words: string, strike: Strike])[] = [
  ["lost on the way there", (faults, operation) => faults.dropBeforeCommit(operation)],
  ["lost on the way back", (faults, operation) => faults.dropAfterCommit(operation)],
  ["answered with half a text", (faults, operation) => faults.truncate(operation)],
  [
    "carried out and answered with HTTP 500",
    (faults, operation) => faults.failAfterCommit(operation, { status: 500 }),
  ],
  ["throttled", (faults, operation) => faults.throttle(operation)],
  [
    "sent away because another one runs",
    (faults, operation) => faults.failNext(operation, { code: "ConcurrentCallNotSupported", status: 409 }),
  ],
];

/** What ends an apply: the next one goes on. */
const FINAL: readonly (readonly [words: string, strike: Strike])[] = [
  ["refused", (faults, operation) => faults.failNext(operation, { code: "NoPermission", status: 403 })],
  ["throttled for hours", (faults, operation) => faults.throttle(operation, { times: 40 })],
];

/** What is done to a member or a folder, with every call that it takes. */
interface Change {
  readonly calls: readonly string[];
  readonly before: string;
  readonly after: string;
  expectDone(): Promise<void> | void;
}

const CHANGES: Readonly<Record<string, () => Change>> = {
  "a creation": () => ({
    calls: ["GetResourceDirectory", "ListAccounts", "CreateResourceAccount", "GetFolder"],
    before: "",
    after: member({ display_name: NAME, tags: { team: "pay" } }),
    expectDone: async () => {
      expect(scene.fake.world.members.filter(({ displayName }) => displayName === NAME)).toHaveLength(1);
      expect(await scene.state(ADDRESS)).toMatchObject({ account_id: accountId(), status: "Member" });
    },
  }),
  "an edit of name, folder, payer and tags": () => {
    const { id: folderId } = scene.fake.world.createFolder({ name: "other" });
    const wanted = {
      display_name: "ledger",
      folder_id: folderId,
      payer_account_id: MANAGEMENT_ACCOUNT_ID,
      tags: { env: "prod" },
    };
    return {
      calls: [
        "GetAccount",
        "ListAccounts",
        "UpdateAccount",
        "MoveAccount",
        "GetFolder",
        "GetPayerForAccount",
        "UpdatePayerForAccount",
        "UntagResources",
        "TagResources",
      ],
      before: member({ display_name: NAME, tags: { team: "pay" } }),
      after: member(wanted),
      expectDone: async () => {
        expect(find(NAME)).toBeUndefined();
        expect(find("ledger")).toMatchObject({ folderId, tags: { env: "prod" } });
        expect(await scene.state(ADDRESS)).toMatchObject(wanted);
      },
    };
  },
  "a deletion": () => ({
    calls: [
      "GetResourceDirectory",
      "GetAccount",
      "GetAccountDeletionStatus",
      "CheckAccountDelete",
      "GetAccountDeletionCheckResult",
      "DeleteAccount",
    ],
    before: member({ display_name: NAME, removal_policy: "DESTROY", abandonable_check_ids: [FINDING] }),
    after: "",
    expectDone: async () => {
      expect([find(), await scene.state(ADDRESS)]).toEqual([undefined, null]);
    },
  }),
  "a removal": () => {
    scene.fake.world.join(INVITEE_ACCOUNT_ID);
    return {
      calls: ["GetResourceDirectory", "GetAccount", "RemoveCloudAccount"],
      before: member({ account_id: INVITEE_ACCOUNT_ID, removal_policy: "DESTROY" }),
      after: "",
      expectDone: async () => {
        expect([find(INVITEE_ACCOUNT_ID), await scene.state(ADDRESS)]).toEqual([undefined, null]);
      },
    };
  },
  "the creation of a folder": () => ({
    calls: ["GetResourceDirectory", "ListFoldersForParent", "CreateFolder", "GetFolder"],
    before: "",
    after: folder("prod"),
    expectDone: async () => {
      expect(foldersNamed("prod")).toHaveLength(1);
      expect(await scene.state(FOLDER)).toMatchObject({ folder_id: foldersNamed("prod")[0]?.id });
    },
  }),
  "the renaming of a folder": () => ({
    calls: ["ListFoldersForParent", "GetFolder", "UpdateFolder"],
    before: folder("prod"),
    after: folder("production"),
    expectDone: () => {
      expect(foldersNamed("prod", "production").map(({ name }) => name)).toEqual(["production"]);
    },
  }),
  "the deletion of a folder": () => ({
    calls: ["ListFoldersForParent", "DeleteFolder"],
    before: folder("prod"),
    after: "",
    expectDone: async () => {
      expect([foldersNamed("prod"), await scene.state(FOLDER)]).toEqual([[], null]);
    },
  }),
};

describe.each(Object.entries(CHANGES))("%s", (_what, describeChange) => {
  let change: Change;

  beforeEach(async () => {
    change = describeChange();
    await scene.applied(change.before);
    scene.code(change.after);
  });

  test("takes these calls and no others", async () => {
    const { calls } = await scene.apply();

    expect(new Set(calls.map(({ operation }) => operation))).toEqual(new Set(change.calls));
    await change.expectDone();
  });

  test.each(PASSING)("of which every call is once %s ends well in the same apply", async (_words, strike) => {
    change.calls.forEach((operation) => strike(scene.fake.faults, operation));
    const run = await scene.apply();

    expect(run.errors).toEqual([]);
    await change.expectDone();
    await emptyPlan();
  });

  test.each(FINAL)(
    "of which every call is once %s goes on with the next apply, to its end",
    async (_words, strike) => {
      for (const operation of change.calls) {
        strike(scene.fake.faults, operation);
        await scene.apply();
        scene.fake.faults.clear();
      }
      const run = await scene.apply();

      expect(run.errors).toEqual([]);
      await change.expectDone();
      await emptyPlan();
    },
  );
});
