import { resend, type DirectoryClient } from "../../../lib/directory";
import { freshBench, EMAIL, errorOf } from "../harness";

describe("the step resend", () => {
  const bench = freshBench();

  const run = (member: { accountId: string; recordId: string }) => resend.run(bench().client(), member);

  it("sends one more mail", async () => {
    const member = await bench().verifyingMember();

    const result = await run(member);

    expect(result).toMatchObject({
      outcome: "sent",
      recordId: member.recordId,
      at: bench().fake.clock.now(),
    });
    expect(bench().fake.mailbox.count).toBe(2);
  });

  it("hands over the record id of the answer, since the former one may be dead", async () => {
    bench().fake.options.resendRecordId = "new";
    const member = await bench().verifyingMember();

    const result = await run(member);

    const { recordId } = bench().fake.mailbox.newestTo(EMAIL);
    expect(result).toMatchObject({ outcome: "sent", recordId });
    expect(recordId).not.toBe(member.recordId);
  });

  it.each(["dropBeforeCommit", "dropAfterCommit", "respondGarbage"] as const)(
    "never repeats a mail of which nobody can say whether it went out (%s)",
    async (fault) => {
      const member = await bench().verifyingMember();
      bench().fake.faults[fault]("ResendPromoteResourceAccountEmail");

      const result = await run(member);

      expect(result).toEqual({ outcome: "maybe-sent", at: bench().fake.clock.now() });
      expect(bench().fake.requests.count("ResendPromoteResourceAccountEmail")).toBe(1);
    },
  );

  it("sends nothing if the caller, shown the member right before, holds the mail back", async () => {
    const { accountId, recordId } = await bench().verifyingMember();

    const result = await resend.run(bench().client(), {
      accountId,
      recordId,
      holdBack: ({ status }) => status === "PromoteVerifying",
    });

    expect(result).toMatchObject({
      outcome: "held-back",
      account: { accountId },
      at: bench().fake.clock.now(),
    });
    expect(bench().fake.mailbox.count).toBe(1);
  });

  it.each([
    ["confirmPromotion", "PromoteSuccess"],
    ["expirePromotion", "PromoteExpired"],
    ["cancelPromotion", "PromoteCancelled"],
  ] as const)("sends nothing after %s", async (ending, status) => {
    const member = await bench().verifyingMember();
    bench().fake.world[ending](member.accountId);

    const result = await run(member);

    expect(result).toMatchObject({ outcome: "not-verifying", account: { status } });
    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it("sends nothing to a cloud account, whatever its status says", async () => {
    const member = await bench().verifyingMember();
    const client = bench().client();
    const confirmed: DirectoryClient = {
      ...client,
      getAccount: async (...call) => {
        const answer = await client.getAccount(...call);
        return { ...answer, value: { ...answer.value, type: "CloudAccount" } };
      },
    };

    expect(await resend.run(confirmed, member)).toMatchObject({
      outcome: "not-verifying",
      account: { status: "PromoteVerifying" },
    });
    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it("says so if the service refuses to resend what it shows as verifying", async () => {
    const member = await bench().verifyingMember();
    bench().fake.faults.failNext("ResendPromoteResourceAccountEmail", {
      code: "AccountTypeOrStatusMismatch",
      status: 409,
    });

    expect(await errorOf(run(member))).toMatchObject({
      code: "AccountTypeOrStatusMismatch",
      outcome: "refused",
    });
  });

  it("notices that the link was clicked between reading and writing", async () => {
    const member = await bench().verifyingMember();
    bench().fake.faults.before("ResendPromoteResourceAccountEmail", () => {
      bench().fake.world.confirmPromotion(member.accountId);
    });

    const result = await run(member);

    expect(result).toMatchObject({ outcome: "not-verifying", account: { type: "CloudAccount" } });
  });

  it("sends nothing, and does not wait, when the last mail was sent too short a time ago", async () => {
    bench().fake.options.resendIntervalMs = 60_000;
    const member = await bench().verifyingMember();

    const result = await run(member);

    expect(result).toMatchObject({
      outcome: "too-soon",
      account: { status: "PromoteVerifying" },
      at: bench().fake.clock.now(),
    });
    expect(bench().fake.mailbox.count).toBe(1);
    expect(bench().pauses).toEqual([]);
  });

  it("does not mistake a record that is not known for a member that is gone", async () => {
    const { accountId } = await bench().verifyingMember();

    const error = await errorOf(run({ accountId, recordId: "06950264-3f0d-4ca9-82dd-000000000000" }));

    expect(error).toMatchObject({ errorClass: "person", code: "EntityNotExists.AccountRecord" });
  });
});
