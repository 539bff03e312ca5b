import { cancelInvitation } from "../../../lib/directory";
import { INVITEE_ACCOUNT_ID } from "../../../lib/testing/fake-directory";
import { Bench, errorOf } from "../harness";

describe("the step cancelInvitation", () => {
  let bench: Bench;
  let handshakeId: string;

  beforeEach(async () => {
    bench = await Bench.open();
    handshakeId = bench.fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID).id;
  });

  afterEach(async () => {
    await bench.close();
  });

  const run = () => cancelInvitation.run(bench.client(), { handshakeId, target: INVITEE_ACCOUNT_ID });

  it("takes back a pending invitation", async () => {
    expect(await run()).toMatchObject({
      outcome: "cancelled",
      handshake: { handshakeId, status: "Cancelled" },
    });
    expect(bench.fake.world.handshake(handshakeId).status).toBe("Cancelled");
  });

  it.each([
    ["decline", "Declined"],
    ["expire", "Expired"],
    ["cancel", "Cancelled"],
  ] as const)("has nothing to do after %s", async (ending, status) => {
    bench.fake.world[ending](handshakeId);

    expect(await run()).toMatchObject({ outcome: "already-over", handshake: { status } });
    expect(bench.fake.requests.mutating).toEqual([]);
  });

  it("has nothing to do once the record is deleted", async () => {
    bench.fake.world.purge(handshakeId);

    expect(await run()).toEqual({ outcome: "already-over", handshake: null, at: null });
  });

  it.each(["accepted", "mismatch"] as const)(
    "leaves a member alone (the service shows an accepted invitation as: %s)",
    async (shown) => {
      bench.fake.knobs.managementGetHandshakeAfterAccept = shown;
      bench.fake.world.accept(handshakeId);

      expect(await run()).toMatchObject({ outcome: "accepted", handshake: { status: "Accepted" } });
      expect(bench.fake.world.tryMember(INVITEE_ACCOUNT_ID)).toBeDefined();
    },
  );

  it("is over if the member that accepted has left since", async () => {
    bench.fake.world.accept(handshakeId);
    bench.fake.world.removeMember(INVITEE_ACCOUNT_ID);

    expect(await run()).toMatchObject({ outcome: "already-over" });
  });

  it("notices that the invitation was accepted between reading and writing", async () => {
    bench.fake.faults.before("CancelHandshake", () => {
      bench.fake.world.accept(handshakeId);
    });

    expect(await run()).toMatchObject({ outcome: "accepted" });
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      bench.fake.faults[fault]("CancelHandshake");

      expect(await run()).toMatchObject({ outcome: "cancelled", at: bench.fake.clock.now() });
      expect(bench.fake.requests.count("CancelHandshake")).toBe(1);
    },
  );

  it("reports an unknown outcome if the invitation is still pending after a lost call", async () => {
    bench.fake.faults.dropBeforeCommit("CancelHandshake");

    expect(await errorOf(run())).toMatchObject({ outcome: "unknown", operation: "CancelHandshake" });
  });
});
