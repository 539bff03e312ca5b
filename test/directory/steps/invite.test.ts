import { invite } from "../../../lib/directory";
import {
  INVITEE_ACCOUNT_ID,
  INVITEE_EMAIL,
  INVITEE_TWO_ACCOUNT_ID,
  OTHER_MANAGEMENT_ACCOUNT_ID,
  SAMPLE_DIRECTORY_ID,
  STRANGER_ACCOUNT_ID,
} from "../../../lib/testing/fake-directory";
import { freshBench, errorOf } from "../harness";

describe("the step invite", () => {
  const bench = freshBench();

  const run = (target = INVITEE_ACCOUNT_ID, note: string | null = "Welcome") =>
    invite.run(bench().client(), { target, targetType: target.includes("@") ? "Email" : "Account", note });

  it("invites an account", async () => {
    const result = await run();

    expect(result).toMatchObject({
      outcome: "invited",
      handshake: { status: "Pending", note: "Welcome", resourceDirectoryId: SAMPLE_DIRECTORY_ID },
    });
    expect(bench().fake.world.handshakesOf(INVITEE_ACCOUNT_ID)).toHaveLength(1);
  });

  it("sends no note if there is none", async () => {
    await run(INVITEE_ACCOUNT_ID, null);

    expect(bench().fake.requests.of("InviteAccountToResourceDirectory")[0]?.parameters).toEqual({
      TargetEntity: INVITEE_ACCOUNT_ID,
      TargetType: "Account",
    });
  });

  it("invites by e-mail address", async () => {
    expect(await run(INVITEE_EMAIL)).toMatchObject({
      outcome: "invited",
      handshake: { targetType: "Email" },
    });
  });

  it("adopts an invitation that somebody else sent", async () => {
    const { id } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);

    expect(await run()).toMatchObject({ outcome: "adopted", handshake: { handshakeId: id } });
    expect(bench().fake.requests.mutating).toEqual([]);
  });

  it("adopts an e-mail invitation whatever the case of its letters", async () => {
    bench().fake.world.inviteElsewhere(INVITEE_EMAIL);

    expect(await run(INVITEE_EMAIL.toUpperCase())).toMatchObject({ outcome: "adopted" });
  });

  it.each(["decline", "expire", "cancel"] as const)("invites anew after %s", async (ending) => {
    const { id } = bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    bench().fake.world[ending](id);

    const result = await run();

    expect(result).toMatchObject({ outcome: "invited" });
    expect(result).not.toMatchObject({ handshake: { handshakeId: id } });
  });

  it("invites nobody who is a member", async () => {
    bench().fake.world.join(INVITEE_ACCOUNT_ID);

    expect(await run()).toMatchObject({
      outcome: "already-member",
      account: { accountId: INVITEE_ACCOUNT_ID },
    });
    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own invitation after %s",
    async (fault) => {
      bench().fake.faults[fault]("InviteAccountToResourceDirectory");

      expect(await run()).toMatchObject({ outcome: "invited", handshake: { status: "Pending" } });
      expect(bench().fake.world.handshakes).toHaveLength(1);
    },
  );

  it("does not claim an invitation with another note as its own after a lost call", async () => {
    bench().fake.faults.before("InviteAccountToResourceDirectory", () => {
      bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID, { note: "from the console" });
    });
    bench().fake.faults.dropBeforeCommit("InviteAccountToResourceDirectory");

    expect(await run()).toMatchObject({ outcome: "adopted" });
  });

  it("never invites again after a lost call whose invitation may have been declined at once", async () => {
    bench().fake.faults.after("InviteAccountToResourceDirectory", () => {
      bench().fake.world.decline(bench().fake.world.handshakes[0]?.id ?? "");
    });
    bench().fake.faults.dropAfterCommit("InviteAccountToResourceDirectory");

    const error = await errorOf(run());

    expect(error.sentence).toContain("Something has changed since");
    expect(bench().fake.world.handshakes).toHaveLength(1);
  });

  it("never invites again after a lost call once so much time has passed that the invitation may be gone", async () => {
    bench().fake.faults.after("InviteAccountToResourceDirectory", () => {
      bench().fake.clock.advance(60 * 24 * 3_600_000);
    });
    bench().fake.faults.dropAfterCommit("InviteAccountToResourceDirectory");

    const error = await errorOf(run());

    expect(error.sentence).toContain("Something has changed since");
    expect(bench().fake.requests.count("InviteAccountToResourceDirectory")).toBe(1);
  });

  it("notices after a lost call that the target joined meanwhile", async () => {
    bench().fake.faults.before("InviteAccountToResourceDirectory", () => {
      bench().fake.world.join(INVITEE_ACCOUNT_ID);
    });
    bench().fake.faults.dropBeforeCommit("InviteAccountToResourceDirectory");

    expect(await run()).toMatchObject({ outcome: "already-member" });
  });

  it("recognizes its own invitation that has no note", async () => {
    bench().fake.faults.dropAfterCommit("InviteAccountToResourceDirectory");

    expect(await run(INVITEE_ACCOUNT_ID, null)).toMatchObject({
      outcome: "invited",
      handshake: { targetEntity: INVITEE_ACCOUNT_ID },
    });
  });

  it("adopts no invitation of somebody else", async () => {
    bench().fake.world.inviteElsewhere(INVITEE_TWO_ACCOUNT_ID);

    expect(await run()).toMatchObject({
      outcome: "invited",
      handshake: { targetEntity: INVITEE_ACCOUNT_ID },
    });
  });

  it("reports an unknown outcome if no try shows an effect", async () => {
    bench().fake.faults.dropBeforeCommit("InviteAccountToResourceDirectory", { times: 3 });

    const error = await errorOf(run());

    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.sentence).toContain("Sent 3 times and looked up each time, it showed no effect");
    expect(bench().fake.world.handshakes).toEqual([]);
  });

  it("adopts an invitation that somebody else sent between reading and writing", async () => {
    bench().fake.faults.before("InviteAccountToResourceDirectory", () => {
      bench().fake.world.inviteElsewhere(INVITEE_ACCOUNT_ID);
    });

    expect(await run()).toMatchObject({ outcome: "adopted" });
  });

  it("notices that the target joined between reading and writing", async () => {
    bench().fake.faults.before("InviteAccountToResourceDirectory", () => {
      bench().fake.world.join(INVITEE_ACCOUNT_ID);
    });

    expect(await run()).toMatchObject({ outcome: "already-member" });
  });

  it("says that the target is in another directory", async () => {
    const error = await errorOf(run(OTHER_MANAGEMENT_ACCOUNT_ID));

    expect(error).toMatchObject({ code: "NotSupport.AccountInAnotherResourceDirectory", outcome: "refused" });
    expect(error.sentence).toContain(OTHER_MANAGEMENT_ACCOUNT_ID);
  });

  it("says that the target is another enterprise", async () => {
    const error = await errorOf(run(STRANGER_ACCOUNT_ID));

    expect(error).toMatchObject({ code: "LegalEntityMismatch", errorClass: "person" });
    expect(error.sentence).toMatch(/real-name verification/);
  });

  it("says that the day's invitations are used up, and does not try again", async () => {
    bench().fake.options.quotas.invitationsPerDay = 0;

    expect(await run()).toMatchObject({ outcome: "used-up", ofTarget: false, at: bench().fake.clock.now() });
    expect(bench().fake.requests.mutating).toHaveLength(1);
  });

  it("masks the e-mail address of a target that cannot be invited", async () => {
    bench().fake.faults.failNext("InviteAccountToResourceDirectory", {
      code: "LegalEntityMismatch",
      status: 409,
    });

    const error = await errorOf(run(INVITEE_EMAIL));

    expect(error.sentence).toContain("i***@example.com");
    expect(bench().logLines.join()).not.toContain(INVITEE_EMAIL);
  });
});
