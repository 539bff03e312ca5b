import { accept } from "../../../lib/directory";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_KEY,
  INVITEE_TWO_KEY,
  MANAGEMENT_KEY,
  OTHER_DIRECTORY_ID,
  OTHER_MANAGEMENT_KEY,
  SAMPLE_DIRECTORY_ID,
} from "../../../lib/testing/fake-directory";
import { Bench, errorOf } from "../harness";

describe("the step accept", () => {
  let bench: Bench;
  let handshakeId: string;

  beforeEach(async () => {
    bench = await Bench.open();
    handshakeId = bench.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID).id;
  });

  afterEach(async () => {
    await bench.close();
  });

  const input = () => ({ handshakeId, expectedDirectoryId: SAMPLE_DIRECTORY_ID });
  const run = (key = INVITEE_KEY, signal?: AbortSignal) => accept.run(bench.client(key), input(), { signal });

  it("makes the invitee a member", async () => {
    expect(await run()).toMatchObject({
      outcome: "accepted",
      handshake: { handshakeId, status: "Accepted" },
    });
    expect(bench.fake.world.member(INVITEE_ACCOUNT_ID).status).toBe("InviteSuccess");
  });

  it.each(["mismatch", "accepted"] as const)(
    "makes no second call (the service shows an accepted invitation as: %s)",
    async (shown) => {
      bench.fake.knobs.inviteeGetHandshakeAfterAccept = shown;
      bench.fake.world.accept(handshakeId);

      expect(await run()).toEqual({ outcome: "already-member", at: bench.fake.clock.now() });
      expect(bench.fake.requests.mutating).toEqual([]);
    },
  );

  it("waits in steps of five seconds until a new invitation is visible", async () => {
    bench.fake.knobs.handshakeVisibilityDelayMs = 12_000;

    expect(await run()).toMatchObject({ outcome: "accepted" });
    expect(bench.pauses).toEqual([5_000, 5_000, 5_000]);
    expect(bench.log).toContainEqual([
      "Invitation not visible yet",
      { operation: "AcceptHandshake", subject: `the invitation ${handshakeId}` },
    ]);
  });

  it("gives up on an invitation that stays invisible for five minutes", async () => {
    bench.fake.world.purge(handshakeId);

    const error = await errorOf(run());

    expect(error).toMatchObject({ errorClass: "not-found", code: "EntityNotExists.Handshake" });
    expect(bench.pauses).toHaveLength(60);
  });

  it("waits only as long as it is told to", async () => {
    bench.fake.world.purge(handshakeId);

    await errorOf(accept.run(bench.client(INVITEE_KEY), { ...input(), visibleWithinMs: 10_000 }));

    expect(bench.pauses).toEqual([5_000, 5_000]);
  });

  it("stops waiting when it is stopped", async () => {
    const stop = new AbortController();
    bench.fake.world.purge(handshakeId);
    bench.duringPause = () => stop.abort();

    expect(await errorOf(run(INVITEE_KEY, stop.signal))).toMatchObject({ outcome: "none" });
    expect(bench.pauses).toEqual([5_000]);
  });

  it("refuses an invitation of another directory than expected before accepting it", async () => {
    const { id } = bench.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { directoryId: OTHER_DIRECTORY_ID });

    const error = await errorOf(accept.run(bench.client(INVITEE_KEY), { ...input(), handshakeId: id }));

    expect(error).toMatchObject({ errorClass: "person", outcome: "none" });
    expect(error.sentence).toBe(
      `Not accepted: the invitation ${id} is from the directory ${OTHER_DIRECTORY_ID}, expected was ${SAMPLE_DIRECTORY_ID}. Accept it only if that directory is meant, by changing what is expected.`,
    );
    expect(bench.fake.requests.mutating).toEqual([]);
  });

  it("refuses if the account is in another directory", async () => {
    const error = await errorOf(run(OTHER_MANAGEMENT_KEY));

    expect(error).toMatchObject({ errorClass: "person", outcome: "none" });
    expect(error.sentence).toBe(
      `The account behind these credentials belongs to the directory ${OTHER_DIRECTORY_ID} and so cannot join ${SAMPLE_DIRECTORY_ID}. Check that the credentials are the invitee's; if they are, the account must leave that directory first.`,
    );
  });

  it("does not take the management account for the invitee", async () => {
    const error = await errorOf(run(MANAGEMENT_KEY));

    expect(error).toMatchObject({ errorClass: "configuration", outcome: "none" });
    expect(error.sentence).toBe(
      `The account behind these credentials belongs to ${SAMPLE_DIRECTORY_ID} already, yet the invitation ${handshakeId} is still pending: these are not the invitee's credentials. Configure those of the invited account.`,
    );
  });

  it("finds no invitation with somebody else's credentials", async () => {
    expect(await errorOf(run(INVITEE_TWO_KEY))).toMatchObject({ errorClass: "not-found" });
  });

  it.each([
    ["decline", "Declined"],
    ["expire", "Expired"],
    ["cancel", "Cancelled"],
  ] as const)("says that a new invitation is needed after %s", async (ending, status) => {
    bench.fake.world[ending](handshakeId);

    const error = await errorOf(run());

    expect(error).toMatchObject({ operation: "AcceptHandshake", errorClass: "person", outcome: "none" });
    expect(error.sentence).toBe(
      `Not accepted: the invitation ${handshakeId} is not pending but ${status}. The directory's owner must send a new invitation.`,
    );
    expect(bench.fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeUndefined();
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      bench.fake.faults[fault]("AcceptHandshake");

      expect(await run()).toMatchObject({ outcome: "accepted", handshake: { status: "Accepted" } });
      expect(bench.fake.requests.count("AcceptHandshake")).toBe(1);
    },
  );

  it("reports an unknown outcome if a lost call shows no effect", async () => {
    bench.fake.faults.dropBeforeCommit("AcceptHandshake");

    expect(await errorOf(run())).toMatchObject({ outcome: "unknown" });
    expect(bench.fake.requests.count("AcceptHandshake")).toBe(1);
  });

  it("notices that the owner accepted by hand between reading and writing", async () => {
    bench.fake.faults.before("AcceptHandshake", () => {
      bench.fake.world.accept(handshakeId);
    });

    expect(await run()).toMatchObject({ outcome: "already-member" });
  });

  it("notices that the invitation was taken back between reading and writing", async () => {
    bench.fake.faults.before("AcceptHandshake", () => bench.fake.world.cancel(handshakeId));

    expect(await errorOf(run())).toMatchObject({ code: "HandshakeStatusMismatch", outcome: "refused" });
  });

  it("refuses to guess who the caller is when the service does not say", async () => {
    bench.fake.faults.failNext("GetResourceDirectory", { code: "NoPermission", status: 403 });

    expect(await errorOf(run())).toMatchObject({ code: "NoPermission" });
    expect(bench.operations).toEqual(["GetResourceDirectory"]);
  });

  it.each(["ResourceDirectoryNotInUse", "EntityNotExists.ResourceDirectory"])(
    "takes %s for an account that is in no directory yet",
    async (code) => {
      bench.fake.faults.failNext("GetResourceDirectory", { code, status: 404 });

      expect(await run()).toMatchObject({ outcome: "accepted" });
    },
  );

  it("makes no call for a member whose invitation is deleted", async () => {
    bench.fake.world.accept(handshakeId);
    bench.fake.world.purge(handshakeId);

    expect(await run()).toMatchObject({ outcome: "already-member" });
    expect(bench.fake.requests.mutating).toEqual([]);
  });

  it("does not call a member the invitee if the invitation cannot be seen for lack of a right", async () => {
    bench.fake.world.accept(handshakeId);
    bench.fake.faults.failNext("GetHandshake", { code: "NoPermission", status: 403 });

    expect(await errorOf(run())).toMatchObject({ code: "NoPermission" });
  });

  it("says that enterprise verification is missing", async () => {
    const personal = { accessKeyId: "ak-personal", accessKeySecret: "sk-personal" };
    const { id } = bench.fake.world.addAccount({ id: "6000000000000006", realNameType: "personal" });
    bench.fake.world.bindRamKey(id, personal);
    handshakeId = bench.fake.world.inviteElsewhere(id).id;

    const error = await errorOf(run(personal));

    expect(error).toMatchObject({ code: "NotSupport.Account.RealNameType", errorClass: "person" });
  });
});
