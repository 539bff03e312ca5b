import { isVerifying } from "../../lib/provider/resources/promotion/state";
import type { PromotionState } from "../../lib/provider/resources/promotion/schema";

const STATE: PromotionState = {
  account_id: "1234567890123456",
  email: "payments-root@example.com",
  attempt: 1,
  when_expired: "report",
  max_mails: 3,
  status: "PromoteVerifying",
  promoted: false,
  record_id: "06950264",
  mails_sent: 1,
  last_mail_at: "2030-01-02T03:04:05Z",
  link_expires_at: "2030-01-03T03:04:05Z",
  timeouts: null,
};

test.each([
  ["a resource account that waits", {}, true],
  ["a cloud account whose label still says that it waits", { promoted: true }, false],
  ["a resource account whose link has lapsed", { status: "PromoteExpired" }, false],
  ["a member that was not looked at yet", { status: null, promoted: null }, false],
])("of %s a link is live only while type and status agree", (_, found, isLive) => {
  expect(isVerifying({ ...STATE, ...found })).toBe(isLive);
});
