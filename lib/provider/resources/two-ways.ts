import type { CallContext } from "../../plugin";
import type { ProviderData } from "../provider-data";
import { refuseSecondBlock } from "../second-block";

/**
 * Whether a promotion that sends its mail in this plan meets a type switch of the same member: whichever comes second is
 * refused. Applied side by side, one of them fails, and a mail may be out by then.
 */
export function refuseTwoWays(
  context: CallContext<ProviderData>,
  accountId: string,
  member: string,
): boolean {
  return refuseSecondBlock(
    context,
    { typeName: "way to another type", key: accountId, attribute: "account_id" },
    {
      summary: `${member}: a promotion and a type switch are about this member`,
      detail:
        "The service switches no type while a promotion waits, and promotes no cloud account, so that one of them would fail. Nothing was called. " +
        "Keep the promotion, which sends one mail, or the type switch, which wants a secure phone or e-mail address " +
        "(such as resourcedirectory_account_email gives it) and no mail of its own.",
    },
  );
}
