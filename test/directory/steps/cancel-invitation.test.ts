import { cancelInvitation } from "../../../lib/directory";
import { INVITEE_ACCOUNT_ID, INVITEE_EMAIL } from "../../../lib/testing/fake-directory";
import { freshBench, errorOf } from "../harness";

describe("the step cancelInvitation", () => {
  const bench = freshBench();
  let handshakeId: string;

  beforeEach(() => {
    handshakeId = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID).id;
  });

  const run = () => cancelInvitation.run(bench().client(), { handshakeId, target: INVITEE_ACCOUNT_ID });

  it("takes back a pending invitation", async () => {
    expect(await run()).toMatchObject({
      outcome: "cancelled",
      handshake: { handshakeId, status: "Cancelled" },
    });
    expect(bench().fake.world.handshake(handshakeId).status).toBe("Cancelled");
  });

  it.each([
    ["decline", "Declined"],
    ["expire", "Expired"],
    ["cancel", "Cancelled"],
  ] as const)("has nothing to do after %s", async (ending, status) => {
    bench().fake.world[ending](handshakeId);

    expect(await run()).toMatchObject({ outcome: "already-over", handshake: { status } });
    expect(bench().fake.requests.mutating).toEqual([]);
  });

  it("has nothing to do once the record is deleted", async () => {
    bench().fake.world.purge(handshakeId);

    expect(await run()).toEqual({ outcome: "already-over", handshake: null, at: null });
    expect(bench().operations).toEqual(["GetHandshake"]);
  });

  it.each(["accepted", "mismatch"] as const)(
    "leaves a member alone (the service shows an accepted invitation as: %s)",
    async (shown) => {
      bench().fake.options.managementGetHandshakeAfterAccept = shown;
      bench().fake.world.accept(handshakeId);

      expect(await run()).toMatchObject({ outcome: "accepted", handshake: { status: "Accepted" } });
      expect(bench().fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
    },
  );

  it("is over if the member that accepted has left since", async () => {
    bench().fake.world.accept(handshakeId);
    bench().fake.world.removeMember(INVITEE_ACCOUNT_ID);

    expect(await run()).toMatchObject({ outcome: "already-over" });
  });

  it("is over if it was declined, even if the target is a member by another invitation", async () => {
    bench().fake.world.decline(handshakeId);
    bench().fake.world.join(INVITEE_ACCOUNT_ID);

    expect(await run()).toMatchObject({ outcome: "already-over", handshake: { status: "Declined" } });
  });

  it("leaves alone whoever accepted under an e-mail address: nothing tells who that is", async () => {
    bench().fake.world.decline(handshakeId);
    handshakeId = bench().fake.world.inviteElsewhere(INVITEE_EMAIL).id;
    bench().fake.world.accept(handshakeId);

    const outcome = await cancelInvitation.run(bench().client(), { handshakeId, target: INVITEE_EMAIL });

    expect(outcome).toMatchObject({ outcome: "accepted" });
    expect(bench().operations).toEqual(["GetHandshake"]);
  });

  it("finds its own invitation among those that the directory sent", async () => {
    bench().fake.world.decline(handshakeId);
    handshakeId = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID).id;
    bench().fake.options.managementGetHandshakeAfterAccept = "mismatch";
    bench().fake.world.accept(handshakeId);

    expect(await run()).toMatchObject({ outcome: "accepted", handshake: { handshakeId } });
  });

  it("is over if it is neither shown nor listed", async () => {
    bench().fake.faults.failNext("GetHandshake", { code: "HandshakeStatusMismatch", status: 409 });
    bench().fake.world.purge(handshakeId);

    expect(await run()).toEqual({ outcome: "already-over", handshake: null, at: null });
  });

  it("does not search the listing for what it may not see", async () => {
    bench().fake.faults.failNext("GetHandshake", { code: "NoPermission", status: 403 });

    expect(await errorOf(run())).toMatchObject({ code: "NoPermission" });
    expect(bench().operations).toEqual(["GetHandshake"]);
  });

  it("notices that the record was deleted between reading and writing", async () => {
    bench().fake.faults.before("CancelHandshake", () => bench().fake.world.purge(handshakeId));

    expect(await run()).toEqual({ outcome: "already-over", handshake: null, at: null });
  });

  it("says so if the service refuses to cancel what it shows as pending", async () => {
    bench().fake.faults.failNext("CancelHandshake", { code: "HandshakeStatusMismatch", status: 409 });

    expect(await errorOf(run())).toMatchObject({ code: "HandshakeStatusMismatch", outcome: "refused" });
  });

  it.each([
    ["decline", { outcome: "already-over", handshake: { status: "Declined" } }],
    ["accept", { outcome: "accepted" }],
    ["purge", { outcome: "already-over", handshake: null }],
  ] as const)(
    "does not claim what somebody else did to it after a lost call: %s",
    async (ending, outcome) => {
      bench().fake.faults.before("CancelHandshake", () => {
        bench().fake.world[ending](handshakeId);
      });
      bench().fake.faults.dropBeforeCommit("CancelHandshake");

      expect(await run()).toMatchObject(outcome);
    },
  );

  it("notices that the invitation was accepted between reading and writing", async () => {
    bench().fake.faults.before("CancelHandshake", () => {
      bench().fake.world.accept(handshakeId);
    });

    expect(await run()).toMatchObject({ outcome: "accepted" });
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      bench().fake.faults[fault]("CancelHandshake");

      expect(await run()).toMatchObject({ outcome: "cancelled", at: bench().fake.clock.now() });
      expect(bench().fake.requests.count("CancelHandshake")).toBe(1);
    },
  );

  it("reports an unknown outcome if the invitation is still pending after the last try", async () => {
    bench().fake.faults.dropBeforeCommit("CancelHandshake", { times: 3 });

    const error = await errorOf(run());

    expect(error).toMatchObject({ outcome: "unknown", operation: "CancelHandshake" });
    expect(error.sentence).toContain("Sent 3 times and looked up each time, it showed no effect");
  });
});
