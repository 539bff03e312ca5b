import { TerraformStack } from "cdktf";
import { MemberAccount, ResourceDirectory } from "../../../lib";
import type { Sandbox } from "../../../lib/testing";
import { KINDS, on } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";
import { synthesize } from "../support/synthesize";
import { servedSandbox } from "../support/served-sandbox";

const EMAIL = "payments-root@example.com";

const stackA = (kind: MemberKind): Code =>
  on(kind, (stack) => {
    const member = new MemberAccount(stack, "payments", { displayName: "payments-prod" });
    member.promote("promotion", { email: EMAIL });
  });

/** The same stack, which forgets the member, and keeps its hooks of these ids going. */
const forgetting = (kind: MemberKind, keepPending?: string[]): Code =>
  on(kind, (stack) => {
    MemberAccount.forget(stack, "payments", { keepPending });
  });

/** The live promotion of another stack, by its record id. */
const takenOver = (recordId: string, attempt?: number) => (member: MemberAccount) =>
  member.promote("promotion", { email: EMAIL, recordId, attempt });

/** The stack that takes the member over, with what is under way there. */
function stackB(
  { members }: MemberKind,
  accountId: string,
  addHook?: (member: MemberAccount) => unknown,
): string {
  return synthesize((app) => {
    const stack = new TerraformStack(app, "team");
    new ResourceDirectory(stack, "rd", { region: "cn-hangzhou", members });
    const member = new MemberAccount(stack, "ledger", { displayName: "payments-prod", accountId });
    addHook?.(member);
  })("team");
}

/** As its team reads it in the state. */
async function recordIdIn(pipeline: Pipeline): Promise<string> {
  const { resources } = await pipeline.state();
  const promotion = Object.values(resources).find(({ type }) => type === "resourcedirectory_promotion");
  return String(promotion?.values["record_id"]);
}

const opened: Sandbox[] = [];

afterEach(() => Promise.all(opened.splice(0).map((sandbox) => sandbox.close())));

describe.each(KINDS)("with members on $members", (kind) => {
  test("one stack forgets a member and keeps its live promotion, another takes both over: nothing cancelled, nothing sent, and promoted at the end", async () => {
    const a = await Pipeline.applied(stackA(kind));
    const { accountId } = a.fake.world.member("payments-prod");
    const recordId = await recordIdIn(a);

    a.code(forgetting(kind, ["promotion"]));
    expect([writes(await a.expectApply()), await a.inState()]).toEqual([[], []]);
    expect(a.fake.world.member("payments-prod").status).toBe("PromoteVerifying");

    const b = await servedSandbox({ fake: a.fake, stackDir: stackB(kind, accountId, takenOver(recordId)) });
    opened.push(b);
    const over = await b.apply();
    expect(said({ ...over, warnings: [] })).toBe("");
    expect(writes(over)).toEqual([]);
    expect((await b.plan()).summary).toBe("No changes.");
    expect(a.fake.mailbox.count).toBe(1);

    await fetch(a.fake.mailbox.newestTo(EMAIL).link);
    expect(writes(await b.apply())).toEqual([]);
    expect(a.fake.world.member(accountId).type).toBe("CloudAccount");
    expect((await b.plan()).summary).toBe("No changes.");
  });

  test("what took a promotion over can resend its mail and cancel it, since it has the record id", async () => {
    const a = await Pipeline.applied(stackA(kind));
    const { accountId } = a.fake.world.member("payments-prod");
    const recordId = await recordIdIn(a);
    a.code(forgetting(kind, ["promotion"]));
    await a.expectApply();
    const b = await servedSandbox({ fake: a.fake, stackDir: stackB(kind, accountId, takenOver(recordId)) });
    opened.push(b);
    expect(writes(await b.apply())).toEqual([]);

    b.useStack(stackB(kind, accountId, takenOver(recordId, 2)));
    expect(writes(await b.apply())).toEqual(["ResendPromoteResourceAccountEmail"]);
    expect(a.fake.mailbox.count).toBe(2);

    b.useStack(stackB(kind, accountId));
    const cancelled = await b.apply();
    expect([cancelled.ok, writes(cancelled)]).toEqual([true, ["CancelPromoteResourceAccount"]]);
  });

  test("a change of address that one stack keeps going is followed by another, which sends nothing and does not cancel it", async () => {
    const a = await Pipeline.applied(
      on(kind, (stack) => {
        const member = new MemberAccount(stack, "payments", { displayName: "payments-prod" });
        member.changeEmail("address", { email: EMAIL });
      }),
    );
    const { accountId } = a.fake.world.member("payments-prod");
    a.code(forgetting(kind, ["address"]));
    expect([writes(await a.expectApply()), await a.inState()]).toEqual([[], []]);

    const withAddress = (member: MemberAccount) => member.changeEmail("address", { email: EMAIL });
    const b = await servedSandbox({ fake: a.fake, stackDir: stackB(kind, accountId, withAddress) });
    opened.push(b);
    const over = await b.apply();
    expect([said({ ...over, warnings: [] }), writes(over)]).toEqual(["", []]);
    expect(said(over)).toContain("A change of address was under way already");
    b.useStack(stackB(kind, accountId));
    expect(writes(await b.apply())).toEqual([]);
    b.useStack(stackB(kind, accountId, withAddress));
    await b.apply();

    await fetch(a.fake.mailbox.newestTo(EMAIL).link);
    expect(writes(await b.apply())).toEqual([]);
    expect((await b.plan()).summary).toBe("No changes.");
    expect(a.fake.world.member(accountId).accountName).toBe(EMAIL);
    expect(a.fake.mailbox.count).toBe(1);
  });

  test("a hook that is not named is cancelled, as before", async () => {
    const a = await Pipeline.applied(stackA(kind));

    a.code(forgetting(kind));

    expect(writes(await a.expectApply())).toEqual(["CancelPromoteResourceAccount"]);
  });
});
