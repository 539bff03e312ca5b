import { AccountType, MemberAccount, WhenBlocked } from "../../../lib";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const EMAIL = "payments-root@example.com";

/** The maintained way to a cloud account. */
function cloudAccount(attempt = 1): Code {
  return (stack) => {
    const payments = new MemberAccount(stack, "payments", { displayName: "payments" });
    const address = payments.changeEmail("address", { email: EMAIL, attempt });
    payments.switchType("type", {
      type: AccountType.CLOUD_ACCOUNT,
      whenBlocked: WhenBlocked.WAIT,
      dependsOn: [address],
    });
  };
}

test("a new member is a cloud account once the owner of its address has clicked and the pipeline has run once more", async () => {
  const pipeline = await Pipeline.open(cloudAccount());
  const { fake } = pipeline;
  const expectNoChanges = async (): Promise<void> => {
    expect((await pipeline.plan()).summary).toBe("No changes.");
  };

  const first = await pipeline.expectApply();
  expect(writes(first)).toEqual(["CreateResourceAccount", "ChangeAccountEmail", "UpdateAccount"]);
  expect(said(first)).toContain("it needs a secure phone number or e-mail address");
  await expectNoChanges();

  pipeline.code(cloudAccount(2));
  expect(writes(await pipeline.expectApply())).toEqual(["RetryChangeAccountEmail"]);
  await expectNoChanges();

  fake.world.confirmEmailChange("payments");
  expect(writes(await pipeline.expectApply())).toEqual(["UpdateAccount"]);
  expect(fake.world.member("payments")).toMatchObject({ type: "CloudAccount", accountName: EMAIL });
  await expectNoChanges();
  expect(fake.mailbox.count).toBe(2);
});
