import {
  changePayer,
  moveMember,
  renameMember,
  tagMember,
  untagMember,
  type Operation,
  type SettingOutcome,
  type Step,
} from "../../../lib/directory";
import { MANAGEMENT_ACCOUNT_ID, STRANGER_ACCOUNT_ID } from "../../../lib/testing/fake-directory";
import { errorOf, freshBench } from "../harness";

const bench = freshBench();

let accountId: string;
let folderId: string;

beforeEach(() => {
  const { world } = bench().fake;
  accountId = world.createMember({ displayName: "payments", tags: { team: "pay", cost: "1" } }).accountId;
  folderId = world.createFolder({ name: "prod" }).id;
});

const member = () => bench().fake.world.member(accountId);

interface Setting {
  readonly step: Step<never, SettingOutcome>;
  run(signal?: AbortSignal): Promise<SettingOutcome>;
  /** What the directory shows of it. */
  seen(): unknown;
  readonly wanted: () => unknown;
  /** Somebody else makes it so. */
  elsewhere(): void;
  /** Somebody else makes it otherwise. */
  otherwise(): void;
}

const SETTINGS: readonly (readonly [name: string, setting: Setting])[] = [
  [
    "renameMember",
    {
      step: renameMember,
      run: (signal) => renameMember.run(bench().client(), { accountId, displayName: "ledger" }, { signal }),
      seen: () => member().displayName,
      wanted: () => "ledger",
      elsewhere: () => bench().fake.world.renameMember(accountId, "ledger"),
      otherwise: () => bench().fake.world.renameMember(accountId, "cash"),
    },
  ],
  [
    "moveMember",
    {
      step: moveMember,
      run: (signal) => moveMember.run(bench().client(), { accountId, folderId }, { signal }),
      seen: () => member().folderId,
      wanted: () => folderId,
      elsewhere: () => bench().fake.world.moveMember(accountId, folderId),
      otherwise: () =>
        bench().fake.world.moveMember(accountId, bench().fake.world.createFolder({ name: "test" }).id),
    },
  ],
  [
    "changePayer",
    {
      step: changePayer,
      run: (signal) =>
        changePayer.run(bench().client(), { accountId, payerAccountId: MANAGEMENT_ACCOUNT_ID }, { signal }),
      seen: () => bench().fake.world.account(accountId).payerAccountId,
      wanted: () => MANAGEMENT_ACCOUNT_ID,
      elsewhere: () => bench().fake.world.setPayer(accountId, MANAGEMENT_ACCOUNT_ID),
      otherwise: () => bench().fake.world.setPayer(accountId, STRANGER_ACCOUNT_ID),
    },
  ],
  [
    "tagMember",
    {
      step: tagMember,
      run: (signal) =>
        tagMember.run(bench().client(), { accountId, tags: { team: "ledger", env: "prod" } }, { signal }),
      seen: () => member().tags,
      wanted: () => ({ team: "ledger", env: "prod", cost: "1" }),
      elsewhere: () => bench().fake.world.tagMember(accountId, { team: "ledger", env: "prod", cost: "1" }),
      otherwise: () => bench().fake.world.tagMember(accountId, { team: "cash", cost: "1" }),
    },
  ],
  [
    "untagMember",
    {
      step: untagMember,
      run: (signal) =>
        untagMember.run(bench().client(), { accountId, keys: ["cost", "never-there"] }, { signal }),
      seen: () => member().tags,
      wanted: () => ({ team: "pay" }),
      elsewhere: () => bench().fake.world.tagMember(accountId, { team: "pay" }),
      otherwise: () => bench().fake.world.tagMember(accountId, { team: "pay", cost: "2" }),
    },
  ],
];

describe.each(SETTINGS)("the step %s", (_name, { step, run, seen, wanted, elsewhere, otherwise }) => {
  const operation: Operation = step.operation;
  const sent = () => bench().fake.requests.count(operation);

  it("makes it so with one call", async () => {
    expect(await run()).toEqual({ outcome: "changed" });
    expect(seen()).toEqual(wanted());
    expect(sent()).toBe(1);
  });

  it("calls nothing the second time", async () => {
    await run();

    expect(await run()).toEqual({ outcome: "already" });
    expect(sent()).toBe(1);
  });

  it("calls nothing if somebody else has made it so", async () => {
    elsewhere();

    expect(await run()).toEqual({ outcome: "already" });
    expect(sent()).toBe(0);
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      bench().fake.faults[fault](operation);

      expect(await run()).toEqual({ outcome: "changed" });
      expect([seen(), sent()]).toEqual([wanted(), 1]);
    },
  );

  it("sends again what never arrived", async () => {
    bench().fake.faults.dropBeforeCommit(operation);

    expect(await run()).toEqual({ outcome: "changed" });
    expect([seen(), sent()]).toEqual([wanted(), 2]);
  });

  it.each(["dropBeforeCommit", "dropAfterCommit"] as const)(
    "is not sent again after %s if somebody else has made it otherwise since",
    async (fault) => {
      bench().fake.faults[fault](operation);
      bench().fake.faults[fault === "dropAfterCommit" ? "after" : "before"](operation, otherwise);

      expect(await errorOf(run())).toMatchObject({
        outcome: "unknown",
        sentence: expect.stringContaining("Something has changed since") as string,
      });
      expect(sent()).toBe(1);
    },
  );

  it("repeats a call that is refused for the moment", async () => {
    bench().fake.faults.failNext(operation, { code: "Throttling.User", status: 429, times: 2 });

    expect(await run()).toEqual({ outcome: "changed" });
    expect(sent()).toBe(3);
  });

  it("passes a refusal on, and the member is as it was", async () => {
    const before = seen();
    bench().fake.faults.failNext(operation, { code: "NoPermission", status: 403 });

    expect(await errorOf(run())).toMatchObject({ code: "NoPermission", outcome: "refused" });
    expect([seen(), sent()]).toEqual([before, 1]);
  });

  it("sends nothing once it is stopped", async () => {
    const stop = new AbortController();
    bench().fake.faults.before(step.reads[0] ?? operation, () => stop.abort());

    expect(await errorOf(run(stop.signal))).toMatchObject({ outcome: "none" });
    expect(sent()).toBe(0);
  });
});

test("tags that are right already are not sent with those that are not", async () => {
  await tagMember.run(bench().client(), { accountId, tags: { team: "pay", env: "prod" } });

  expect(
    bench()
      .fake.requests.of("TagResources")
      .map(({ parameters }) => parameters),
  ).toEqual([
    { ResourceType: "Account", "ResourceId.1": accountId, "Tag.1.Key": "env", "Tag.1.Value": "prod" },
  ]);
});

test("a payer is changed at the product that has this operation", async () => {
  await changePayer.run(bench().client(), { accountId, payerAccountId: MANAGEMENT_ACCOUNT_ID });

  expect(
    bench()
      .fake.requests.of("UpdatePayerForAccount")
      .map(({ version }) => version),
  ).toEqual(["2022-04-19"]);
  expect(changePayer.ramActions).toContain("resourcemanager:UpdatePayerForAccount");
});
