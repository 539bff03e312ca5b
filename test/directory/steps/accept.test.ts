import { accept, type DirectoryError } from "../../../lib/directory";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_EMAIL,
  INVITEE_KEY,
  INVITEE_TWO_ACCOUNT_ID,
  INVITEE_TWO_KEY,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  OTHER_DIRECTORY_ID,
  OTHER_MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
} from "../../../lib/testing/fake-directory";
import { freshBench, errorOf } from "../harness";

describe("the step accept", () => {
  const bench = freshBench();
  let handshakeId: string;

  beforeEach(() => {
    handshakeId = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID).id;
  });

  const input = () => ({ handshakeId, expectedDirectoryId: SAMPLE_DIRECTORY_ID });
  const run = (key = INVITEE_KEY, signal?: AbortSignal) =>
    accept.run(bench().client(key), input(), { signal });

  it("makes the invitee a member", async () => {
    expect(await run()).toMatchObject({
      outcome: "accepted",
      accountId: INVITEE_ACCOUNT_ID,
      handshake: { handshakeId, status: "Accepted" },
    });
    expect(bench().fake.world.member(INVITEE_ACCOUNT_ID).status).toBe("InviteSuccess");
  });

  it.each(["mismatch", "accepted"] as const)(
    "makes no second call (the service shows an accepted invitation as: %s)",
    async (shown) => {
      bench().fake.options.inviteeGetHandshakeAfterAccept = shown;
      bench().fake.world.accept(handshakeId);

      expect(await run()).toEqual({
        outcome: "already-member",
        accountId: INVITEE_ACCOUNT_ID,
        at: bench().fake.clock.now(),
      });
      expect(bench().fake.requests.mutating).toEqual([]);
    },
  );

  it("waits in steps of five seconds until a new invitation is visible", async () => {
    bench().fake.options.handshakeVisibilityDelayMs = 12_000;

    expect(await run()).toMatchObject({ outcome: "accepted" });
    expect(bench().pauses).toEqual([5_000, 5_000, 5_000]);
    expect(bench().log).toContainEqual([
      "Invitation not visible yet",
      { operation: "AcceptHandshake", subject: `the invitation ${handshakeId}` },
    ]);
  });

  it("gives up on an invitation that stays invisible for five minutes", async () => {
    bench().fake.world.purge(handshakeId);

    const error = await errorOf(run());

    expect(error).toMatchObject({ errorClass: "not-found", code: "EntityNotExists.Handshake" });
    expect(bench().pauses).toHaveLength(60);
  });

  it("waits only as long as it is told to", async () => {
    bench().fake.world.purge(handshakeId);

    await errorOf(accept.run(bench().client(INVITEE_KEY), { ...input(), visibleWithinMs: 10_000 }));

    expect(bench().pauses).toEqual([5_000, 5_000]);
  });

  it("stops waiting when it is stopped", async () => {
    const stop = new AbortController();
    bench().fake.world.purge(handshakeId);
    bench().duringPause = () => stop.abort();

    expect(await errorOf(run(INVITEE_KEY, stop.signal))).toMatchObject({ outcome: "none" });
    expect(bench().pauses).toEqual([5_000]);
  });

  it("refuses an invitation of another directory than expected before accepting it", async () => {
    const { id } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, {
      directoryId: OTHER_DIRECTORY_ID,
    });

    const error = await errorOf(accept.run(bench().client(INVITEE_KEY), { ...input(), handshakeId: id }));

    expect(error).toMatchObject({ errorClass: "person", outcome: "none" });
    expect(error.sentence).toBe(
      `Not accepted: the invitation ${id} is from the directory ${OTHER_DIRECTORY_ID}, expected was ${SAMPLE_DIRECTORY_ID}. Accept it only if that directory is meant, by changing what is expected.`,
    );
    expect(bench().fake.requests.mutating).toEqual([]);
  });

  it("refuses if the account is in another directory", async () => {
    const error = await errorOf(run(OTHER_MANAGEMENT_KEY));

    expect(error).toMatchObject({ errorClass: "person", outcome: "none" });
    expect(error.sentence).toBe(
      `The account behind these credentials belongs to the directory ${OTHER_DIRECTORY_ID} and so cannot join ${SAMPLE_DIRECTORY_ID}. Check that the credentials are the invitee's; if they are, the account must leave that directory first.`,
    );
  });

  const unproven = (caller: string) =>
    `The account behind these credentials, ${caller}, belongs to ${SAMPLE_DIRECTORY_ID} already, but the invitation ${handshakeId} does not show that it was for this account and was accepted. Configure the credentials of the invited account. If these are them, say so by setting the expected account to ${caller}.`;

  it.each(["pending", "accepted"])(
    "does not take the management account for the invitee (the invitation is %s)",
    async (state) => {
      if (state === "accepted") bench().fake.world.accept(handshakeId);

      const error = await errorOf(run(MANAGEMENT_KEY));

      expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
      expect(error.sentence).toBe(
        `Not accepted: these are credentials of ${MANAGEMENT_ACCOUNT_ID}, the management account of ${SAMPLE_DIRECTORY_ID}, and not the invitee's. Configure those of the invited account.`,
      );
    },
  );

  it.each(["pending", "accepted", "deleted"])(
    "does not take another member for the invitee (the invitation is %s)",
    async (state) => {
      bench().fake.world.join(INVITEE_TWO_ACCOUNT_ID);
      if (state !== "pending") bench().fake.world.accept(handshakeId);
      if (state === "deleted") bench().fake.world.purge(handshakeId);

      const error = await errorOf(run(INVITEE_TWO_KEY));

      expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
      expect(error.sentence).toBe(unproven(INVITEE_TWO_ACCOUNT_ID));
      expect(bench().fake.requests.mutating).toEqual([]);
    },
  );

  it("takes for the invitee who sees the accepted invitation, where that names an e-mail address", async () => {
    handshakeId = bench().fake.world.inviteElsewhere(INVITEE_EMAIL, { targetType: "Email" }).id;
    bench().fake.world.accept(handshakeId);

    expect(await run()).toMatchObject({ outcome: "already-member", accountId: INVITEE_ACCOUNT_ID });
    expect(await errorOf(run(MANAGEMENT_KEY))).toMatchObject({ errorClass: "configuration" });
  });

  describe("for an expected account", () => {
    const expecting = (expectedAccountId: string, key = INVITEE_KEY) =>
      accept.run(bench().client(key), { ...input(), expectedAccountId });

    it("accepts with its credentials, whatever way the invitation names it", async () => {
      handshakeId = bench().fake.world.inviteElsewhere(INVITEE_EMAIL, { targetType: "Email" }).id;

      expect(await expecting(INVITEE_ACCOUNT_ID)).toMatchObject({
        outcome: "accepted",
        accountId: INVITEE_ACCOUNT_ID,
      });
    });

    it.each([
      ["another invitee's", INVITEE_TWO_KEY, INVITEE_TWO_ACCOUNT_ID],
      ["the management account's", MANAGEMENT_KEY, MANAGEMENT_ACCOUNT_ID],
    ])("asks the directory nothing with %s credentials", async (_whose, key, caller) => {
      const error = await errorOf(expecting(INVITEE_ACCOUNT_ID, key));

      expect(error).toMatchObject({ operation: "AcceptHandshake", errorClass: "configuration" });
      expect(error.sentence).toBe(
        `Not accepted: these are credentials of the account ${caller}, expected was ${INVITEE_ACCOUNT_ID}. Configure the credentials of ${INVITEE_ACCOUNT_ID}, or correct the account that is expected.`,
      );
      expect(bench().operations).toEqual(["GetCallerIdentity"]);
    });

    it("says who else has joined, though that account is a member", async () => {
      bench().fake.world.join(INVITEE_TWO_ACCOUNT_ID);

      const error = await errorOf(expecting(INVITEE_ACCOUNT_ID, INVITEE_TWO_KEY));

      expect(error.sentence).toContain(`credentials of the account ${INVITEE_TWO_ACCOUNT_ID}`);
    });

    it("needs no invitation to see that it is a member", async () => {
      bench().fake.world.accept(handshakeId);
      bench().fake.world.purge(handshakeId);

      expect(await expecting(INVITEE_ACCOUNT_ID)).toMatchObject({
        outcome: "already-member",
        accountId: INVITEE_ACCOUNT_ID,
      });
    });

    it.each(["NoPermission", "ServiceUnavailable"])("sends nothing if STS answers %s", async (code) => {
      bench().fake.faults.failNext("GetCallerIdentity", { code, status: 503, times: 99 });

      const error = await errorOf(expecting(INVITEE_ACCOUNT_ID));

      expect(error).toMatchObject({ operation: "GetCallerIdentity", code, outcome: "refused" });
      expectNothingAsked(error);
    });

    it("sends nothing if STS does not answer", async () => {
      bench().fake.options.identityService = "disconnects";

      const error = await errorOf(expecting(INVITEE_ACCOUNT_ID));

      expect(error).toMatchObject({ operation: "GetCallerIdentity", code: null, outcome: "none" });
      expectNothingAsked(error);
    });

    it("sends nothing if STS takes the question and never answers", async () => {
      bench().fake.options.identityService = "silent";
      const impatient = bench().client(INVITEE_KEY, { callTimeoutMs: 20, deadlineMs: 3_000 });
      const impatiently = { ...input(), expectedAccountId: INVITEE_ACCOUNT_ID, visibleWithinMs: 0 };

      const error = await errorOf(accept.run(impatient, impatiently));

      expect(error).toMatchObject({ operation: "GetCallerIdentity", code: null, outcome: "none" });
      expect(error.sentence).toContain("no answer came in time");
      expectNothingAsked(error);
      expect(bench().fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeUndefined();
    });

    it("sends nothing if STS names no account", async () => {
      bench().fake.faults.respondGarbage("GetCallerIdentity", { times: 99 });

      expectNothingAsked(await errorOf(expecting(INVITEE_ACCOUNT_ID)));
    });

    function expectNothingAsked(error: DirectoryError): void {
      expect(error.sentence).toMatch(
        /^Not accepted: it is not known whose credentials these are, because STS did not say\. /,
      );
      expect(new Set(bench().operations)).toEqual(new Set(["GetCallerIdentity"]));
    }
  });

  it.each([
    ["decline", "Declined"],
    ["expire", "Expired"],
    ["cancel", "Cancelled"],
  ] as const)("says that a new invitation is needed after %s", async (ending, status) => {
    bench().fake.world[ending](handshakeId);

    const error = await errorOf(run());

    expect(error).toMatchObject({ operation: "AcceptHandshake", errorClass: "person", outcome: "none" });
    expect(error.sentence).toBe(
      `Not accepted: the invitation ${handshakeId} is not pending but ${status}. The directory's owner must send a new invitation.`,
    );
    expect(bench().fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeUndefined();
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      bench().fake.faults[fault]("AcceptHandshake");

      expect(await run()).toMatchObject({ outcome: "accepted", handshake: { status: "Accepted" } });
      expect(bench().fake.requests.count("AcceptHandshake")).toBe(1);
    },
  );

  it("reports an unknown outcome if no try shows an effect", async () => {
    bench().fake.faults.dropBeforeCommit("AcceptHandshake", { times: 3 });

    expect(await errorOf(run())).toMatchObject({ outcome: "unknown" });
    expect(bench().fake.requests.count("AcceptHandshake")).toBe(3);
  });

  it("notices that the owner accepted by hand between reading and writing", async () => {
    bench().fake.faults.before("AcceptHandshake", () => {
      bench().fake.world.accept(handshakeId);
    });

    expect(await run()).toMatchObject({ outcome: "already-member" });
  });

  it("notices that the invitation was taken back between reading and writing", async () => {
    bench().fake.faults.before("AcceptHandshake", () => bench().fake.world.cancel(handshakeId));

    expect(await errorOf(run())).toMatchObject({ code: "HandshakeStatusMismatch", outcome: "refused" });
  });

  it("refuses to guess who the caller is when the service does not say", async () => {
    bench().fake.faults.failNext("GetResourceDirectory", { code: "NoPermission", status: 403 });

    expect(await errorOf(run())).toMatchObject({ code: "NoPermission" });
    expect(bench().operations).toEqual(["GetResourceDirectory"]);
  });

  it.each(["ResourceDirectoryNotInUse", "EntityNotExists.ResourceDirectory"])(
    "takes %s for an account that is in no directory yet",
    async (code) => {
      bench().fake.faults.failNext("GetResourceDirectory", { code, status: 404 });

      expect(await run()).toMatchObject({ outcome: "accepted" });
    },
  );

  it("cannot tell whether it was a member's invitation that is deleted", async () => {
    bench().fake.world.accept(handshakeId);
    bench().fake.world.purge(handshakeId);

    expect((await errorOf(run())).sentence).toBe(unproven(INVITEE_ACCOUNT_ID));
    expect(bench().fake.requests.mutating).toEqual([]);
  });

  it("does not call a member the invitee if the invitation cannot be seen for lack of a right", async () => {
    bench().fake.world.accept(handshakeId);
    bench().fake.faults.failNext("GetHandshake", { code: "NoPermission", status: 403 });

    expect(await errorOf(run())).toMatchObject({ code: "NoPermission" });
  });

  it("says that enterprise verification is missing", async () => {
    const personal = { accessKeyId: "ak-personal", accessKeySecret: "sk-personal" };
    const { id } = bench().fake.world.addAccount({ id: "6000000000000006", realNameType: "personal" });
    bench().fake.world.bindRamKey(id, personal);
    handshakeId = bench().fake.world.inviteElsewhere(id).id;

    const error = await errorOf(run(personal));

    expect(error).toMatchObject({ code: "NotSupport.Account.RealNameType", errorClass: "person" });
  });
});
