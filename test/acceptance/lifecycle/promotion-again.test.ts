import { WhenPromotionExpired } from "../../../lib";
import { KINDS, payments } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { Pipeline, said, writes } from "../support/pipeline";
import type { Code } from "../support/pipeline";

const EMAIL = "payments-root@example.com";
const DAY_MS = 24 * 3_600_000;

function promotedByItself(kind: MemberKind, attempt = 1): Code {
  return (stack) => {
    payments(kind)(stack).promote("promotion", {
      email: EMAIL,
      attempt,
      whenExpired: WhenPromotionExpired.SEND_AGAIN,
      maxMails: 2,
    });
  };
}

test.each(KINDS)(
  "a nightly pipeline promotes anew what lapsed of a member on $members, twice at most, until somebody raises the attempt and somebody clicks",
  async (kind) => {
    const pipeline = await Pipeline.applied(promotedByItself(kind));
    const { fake } = pipeline;
    const night = async (): Promise<readonly string[]> => {
      fake.clock.advance(DAY_MS + 1_000);
      const run = await pipeline.expectApply();
      expect((await pipeline.plan()).summary).toBe("No changes.");
      return writes(run);
    };

    expect(await night()).toEqual(["PromoteResourceAccount"]);
    expect(await night()).toEqual([]);
    expect(said(await pipeline.plan())).toContain("no more than max_mails, 2, are sent");

    pipeline.code(promotedByItself(kind, 2));
    expect(writes(await pipeline.expectApply())).toEqual(["PromoteResourceAccount"]);
    fake.world.confirmPromotion("payments");

    expect(await night()).toEqual([]);
    expect(fake.mailbox.mails.map(({ to }) => to)).toEqual([EMAIL, EMAIL, EMAIL]);
    expect(fake.world.member("payments").type).toBe("CloudAccount");
  },
);
