import { AccountType, WhenBlocked } from "../../lib";
import type { AccountTypeSwitchProps } from "../../lib";
import type { FakeDirectory } from "../../lib/testing";
import { HOOK, otherMember } from "./hook";
import { NO_CALL, alike } from "./row";
import type { Outcome, PropertyTable } from "./row";

const TO_CLOUD_ACCOUNT = { type: AccountType.CLOUD_ACCOUNT };

const BLOCKED: Outcome = {
  refused: "plan",
  says: "set when_blocked",
  instead: "`AccountEmail`, with `whenBlocked: WhenBlocked.WAIT`",
};

const getsPhone = ({ world }: FakeDirectory): void => {
  world.setSecurityInfo(world.member("payments").accountId, { phone: true });
};

/** What becomes of each property of an `AccountTypeSwitch` when the code changes it. */
export const ACCOUNT_TYPE_SWITCH: PropertyTable<AccountTypeSwitchProps> = {
  account: [otherMember("another `AccountTypeSwitch`")],
  type: [
    alike({
      change: "the other type",
      meanwhile: getsPhone,
      to: () => TO_CLOUD_ACCOUNT,
      outcome: { applied: ["UpdateAccount"] },
    }),
    alike({
      change: "the other type, without a secure phone number or address",
      to: () => TO_CLOUD_ACCOUNT,
      outcome: BLOCKED,
    }),
  ],
  whenBlocked: [
    alike({ change: "`WAIT`", to: () => ({ whenBlocked: WhenBlocked.WAIT }), outcome: NO_CALL }),
    alike<AccountTypeSwitchProps>({
      change: "`FAIL`, while it waits",
      from: () => ({ ...TO_CLOUD_ACCOUNT, whenBlocked: WhenBlocked.WAIT }),
      to: () => ({ ...TO_CLOUD_ACCOUNT, whenBlocked: WhenBlocked.FAIL }),
      outcome: BLOCKED,
    }),
  ],
  ...HOOK,
};
