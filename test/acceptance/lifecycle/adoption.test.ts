import { Construct } from "constructs";
import { MemberAccount } from "../../../lib";
import { KINDS, on, payments } from "../../support/member-kinds";
import { Pipeline, writes } from "../support/pipeline";

describe.each(KINDS)("a member on $members", (kind) => {
  test("that exists is adopted by its id: nothing is called, its tags stay, and the next plan is empty", async () => {
    const pipeline = await Pipeline.applied(payments(kind, { tags: { team: "payments" } }));
    const { accountId } = pipeline.fake.world.member("payments");
    pipeline.code(
      on(kind, (stack) => {
        MemberAccount.forget(stack, "payments");
      }),
    );
    await pipeline.expectApply();
    expect(await pipeline.inState()).toEqual([]);

    pipeline.code(payments(kind, { accountId }));
    const run = await pipeline.expectApply();

    expect(writes(run)).toEqual([]);
    expect(await pipeline.inState()).toEqual(
      kind.types.map((type) => expect.stringMatching(`^${type}\\.payments_`) as unknown),
    );
    expect(pipeline.fake.world.member(accountId).tags).toEqual({ team: "payments" });
    expect((await pipeline.plan()).summary).toBe("No changes.");
  });

  test("that is renamed and moved in the code keeps its objects, hooks included: no mail, no call", async () => {
    const promoted = (member: MemberAccount) =>
      member.promote("promotion", { email: "payments-root@example.com" });
    const pipeline = await Pipeline.applied((stack) => promoted(payments(kind)(stack)));

    pipeline.code(
      on(kind, (stack) =>
        promoted(
          new MemberAccount(new Construct(stack, "finance"), "billing", {
            displayName: "payments",
            previousPaths: ["payments"],
          }),
        ),
      ),
    );
    const run = await pipeline.expectApply();

    expect(writes(run)).toEqual([]);
    expect(await pipeline.inState()).toEqual(
      [...kind.types, "resourcedirectory_promotion"].map(
        (type) => expect.stringMatching(`^${type}\\.finance_billing_`) as unknown,
      ),
    );
    expect(pipeline.fake.mailbox.mails).toHaveLength(1);
    expect((await pipeline.plan()).summary).toBe("No changes.");
  });
});
