import { AccountType, WhenBlocked } from "../../../lib";
import { KINDS, payments } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const EMAIL = "payments-root@example.com";

/** The maintained way to a cloud account. */
function cloudAccount(kind: MemberKind, attempt = 1): Code {
  return (stack) => {
    const member = payments(kind)(stack);
    const address = member.changeEmail("address", { email: EMAIL, attempt });
    member.switchType("type", {
      type: AccountType.CLOUD_ACCOUNT,
      whenBlocked: WhenBlocked.WAIT,
      dependsOn: [address],
    });
  };
}

test.each(KINDS)(
  "a new member on $members is a cloud account once the owner of its address has clicked and the pipeline has run once more",
  async (kind) => {
    const pipeline = await Pipeline.open(cloudAccount(kind));
    const { fake } = pipeline;
    const expectNoChanges = async (): Promise<void> => {
      expect((await pipeline.plan()).summary).toBe("No changes.");
    };

    const first = await pipeline.expectApply();
    expect(writes(first)).toEqual(["CreateResourceAccount", "ChangeAccountEmail", "UpdateAccount"]);
    expect(said(first)).toContain("it needs a secure phone number or e-mail address");
    await expectNoChanges();

    pipeline.code(cloudAccount(kind, 2));
    expect(writes(await pipeline.expectApply())).toEqual(["RetryChangeAccountEmail"]);
    await expectNoChanges();

    fake.world.confirmEmailChange("payments");
    expect(writes(await pipeline.expectApply())).toEqual(["UpdateAccount"]);
    expect(fake.world.member("payments")).toMatchObject({ type: "CloudAccount", accountName: EMAIL });
    await expectNoChanges();
    expect(fake.mailbox.count).toBe(2);
  },
);
