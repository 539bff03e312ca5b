import { cancelEmailChange, changeEmail, retryEmailChange } from "../../../lib/directory";
import type { Account } from "../../../lib/directory";
import { freshBench, errorOf, EMAIL } from "../harness";

const bench = freshBench();

const account = () => bench().resourceAccount();
const change = (accountId: string, email = EMAIL) => changeEmail.run(bench().client(), { accountId, email });
const mails = () => bench().fake.mailbox.mails.map(({ to }) => to);

/** A member whose change of address waits, begun through the API by somebody else. */
async function waiting(email = EMAIL): Promise<string> {
  const accountId = account();
  await bench().client().changeAccountEmail({ accountId, email });
  bench().fake.requests.clear();
  return accountId;
}

describe("the step changeEmail", () => {
  it("sends one mail to the new address", async () => {
    const result = await change(account());

    expect(result).toMatchObject({ outcome: "sent", account: { emailStatus: "WAIT_MODIFY" } });
    expect(mails()).toEqual([EMAIL]);
  });

  it("sends nothing while another change waits, whatever its address", async () => {
    const accountId = await waiting("other@example.com");

    expect(await change(accountId)).toMatchObject({ outcome: "already-waiting" });
    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it("sends nothing to an account that signs in with the address, in whatever letters", async () => {
    const accountId = await waiting();
    bench().fake.world.confirmEmailChange(accountId);

    expect(await change(accountId, EMAIL.toUpperCase())).toMatchObject({ outcome: "already-changed" });
    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it("does not take a name for the address's that is shown while the change waits", async () => {
    const accountId = await waiting();
    const client = bench().client();

    const result = await changeEmail.run(
      {
        ...client,
        getAccount: async (...call) => {
          const answer = await client.getAccount(...call);
          return { ...answer, value: { ...answer.value, accountName: EMAIL } };
        },
      },
      { accountId, email: EMAIL },
    );

    expect(result).toMatchObject({ outcome: "already-waiting" });
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own mail after %s",
    async (fault) => {
      bench().fake.faults[fault]("ChangeAccountEmail");

      expect(await change(account())).toMatchObject({ outcome: "sent" });
      expect(mails()).toEqual([EMAIL]);
    },
  );

  it("sends the mail again if no sign of the first one shows for half a minute", async () => {
    bench().fake.faults.dropBeforeCommit("ChangeAccountEmail");

    expect(await change(account())).toMatchObject({ outcome: "sent" });
    expect(mails()).toEqual([EMAIL]);
    expect(bench().fake.requests.count("ChangeAccountEmail")).toBe(2);
  });

  it("sends nothing more if the change was begun and taken back unseen", async () => {
    const accountId = account();
    bench().fake.faults.dropAfterCommit("ChangeAccountEmail");
    bench().fake.faults.after("ChangeAccountEmail", () => {
      bench().fake.world.cancelEmailChange(accountId);
    });

    expect(await errorOf(change(accountId))).toMatchObject({ outcome: "unknown" });
    expect(bench().fake.requests.count("ChangeAccountEmail")).toBe(1);
  });

  it("sees a change that somebody else began between reading and writing", async () => {
    const accountId = account();
    const { world } = bench().fake;
    bench().fake.faults.before("ChangeAccountEmail", () => {
      world.beginEmailChange(accountId, "other@example.com");
    });

    expect(await change(accountId)).toMatchObject({ outcome: "already-waiting" });
    expect(mails()).toEqual(["other@example.com"]);
  });

  it("refuses a member that joined by invitation, with what its owner must do", async () => {
    bench().fake.faults.failNext("ChangeAccountEmail", { code: "NotSupport.InvitedAccount", status: 400 });

    const error = await errorOf(change(account()));

    expect(error).toMatchObject({ errorClass: "person", input: "accountId" });
    expect(error.sentence).toContain("Ask its owner");
  });

  it("says when the service takes no other mail yet", async () => {
    bench().fake.faults.failNext("ChangeAccountEmail", { code: "LimitExceeded.Frequency", status: 409 });

    expect(await change(account())).toMatchObject({ outcome: "too-soon", at: bench().fake.clock.now() });
    expect(mails()).toEqual([]);
  });
});

describe("the step retryEmailChange", () => {
  const retry = (accountId: string) => retryEmailChange.run(bench().client(), { accountId });

  it("sends one more mail", async () => {
    expect(await retry(await waiting())).toMatchObject({ outcome: "sent" });
    expect(mails()).toEqual([EMAIL, EMAIL]);
  });

  it.each(["dropBeforeCommit", "dropAfterCommit", "respondGarbage"] as const)(
    "never repeats a mail of which nobody can say whether it went out (%s)",
    async (fault) => {
      const accountId = await waiting();
      bench().fake.faults[fault]("RetryChangeAccountEmail");

      expect(await retry(accountId)).toMatchObject({ outcome: "maybe-sent" });
      expect(bench().fake.requests.count("RetryChangeAccountEmail")).toBe(1);
    },
  );

  it("sends nothing once the change is confirmed, before or while it asks", async () => {
    const before = await waiting();
    bench().fake.world.confirmEmailChange(before);
    expect(await retry(before)).toMatchObject({ outcome: "not-waiting", account: { accountName: EMAIL } });

    const meanwhile = bench().resourceAccount("ledger");
    await bench().client().changeAccountEmail({ accountId: meanwhile, email: "ledger-root@example.com" });
    bench().fake.faults.before("RetryChangeAccountEmail", () => {
      bench().fake.world.confirmEmailChange(meanwhile);
    });
    expect(await retry(meanwhile)).toMatchObject({ outcome: "not-waiting" });
  });

  it("says when the service takes no other mail yet", async () => {
    bench().fake.options.resendIntervalMs = 60_000;

    expect(await retry(await waiting())).toMatchObject({ outcome: "too-soon" });
    expect(mails()).toEqual([EMAIL]);
  });
});

describe("the step cancelEmailChange", () => {
  const cancel = (accountId: string) => cancelEmailChange.run(bench().client(), { accountId });

  it("takes a change back, whose link stops working", async () => {
    const accountId = await waiting();
    const { link } = bench().fake.mailbox.newestTo(EMAIL);

    expect(await cancel(accountId)).toMatchObject({
      outcome: "cancelled",
      account: { emailStatus: "CANCELLED" },
    });
    expect((await fetch(link)).status).not.toBe(200);
  });

  it("cancels nothing if its caller holds it back by what the account shows", async () => {
    const accountId = await waiting();
    const input = { accountId, holdBack: ({ emailStatus }: Account) => emailStatus === "WAIT_MODIFY" };

    expect(await cancelEmailChange.run(bench().client(), input)).toMatchObject({ outcome: "held-back" });
    expect(bench().fake.requests.count("CancelChangeAccountEmail")).toBe(0);
  });

  it("has nothing to do once it is confirmed, before or while it asks", async () => {
    const accountId = await waiting();
    bench().fake.faults.before("CancelChangeAccountEmail", () => {
      bench().fake.world.confirmEmailChange(accountId);
    });

    expect(await cancel(accountId)).toMatchObject({
      outcome: "already-over",
      account: { accountName: EMAIL },
    });
    expect(await cancel(accountId)).toMatchObject({ outcome: "already-over" });
    expect(bench().fake.requests.count("CancelChangeAccountEmail")).toBe(1);
  });

  it.each(["dropAfterCommit", "respondGarbage"] as const)(
    "recognizes its own work after %s",
    async (fault) => {
      const accountId = await waiting();
      bench().fake.faults[fault]("CancelChangeAccountEmail");

      expect(await cancel(accountId)).toMatchObject({ outcome: "cancelled" });
      expect(bench().fake.requests.count("CancelChangeAccountEmail")).toBe(1);
    },
  );

  it("never takes back what somebody else began while its answer was lost", async () => {
    const accountId = await waiting();
    const { faults, world } = bench().fake;
    faults.dropAfterCommit("CancelChangeAccountEmail");
    faults.after("CancelChangeAccountEmail", () => {
      world.beginEmailChange(accountId, "other@example.com");
    });

    expect(await errorOf(cancel(accountId))).toMatchObject({ outcome: "unknown" });
    expect(bench().fake.requests.count("CancelChangeAccountEmail")).toBe(1);
    expect((await bench().client().getAccount(accountId)).value.emailStatus).toBe("WAIT_MODIFY");
  });

  it("leaves a cancellation that never arrived to the next apply, and says so", async () => {
    const accountId = await waiting();
    bench().fake.faults.dropBeforeCommit("CancelChangeAccountEmail");

    const error = await errorOf(cancel(accountId));
    expect(error).toMatchObject({ outcome: "unknown" });
    expect(error.sentence).toContain("Apply again in some minutes");
    expect(await cancel(accountId)).toMatchObject({ outcome: "cancelled" });
  });
});
