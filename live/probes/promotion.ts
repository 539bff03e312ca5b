import { inWords } from "../answers";
import { fact, option, unknown } from "../finding";
import type { Probe } from "../probe";
import { promotionStory } from "../stories/promotion";
import { oneOf } from "./members";

const MISMATCH = "AccountTypeOrStatusMismatch";
const EMAIL_USED = "InvalidParameter.Email.AlreadyUsed";

/** Promotions, as far as they come without a person who clicks. */
export const PROMOTION_PROBES: readonly Probe[] = [
  {
    line: "It answers 404 `EntityNotExists.AccountRecord`",
    isDry: true,
    ask: async ({ management }) => {
      const reply = await management.call("ResendPromoteResourceAccountEmail", { RecordId: "x" });
      return fact(reply.code === "EntityNotExists.AccountRecord" && reply.status === 404, inWords(reply));
    },
  },
  {
    line: "It lets members be renamed, moved and tagged while",
    ask: async (live) => {
      const { renamed, moved } = await live.story(promotionStory);
      const seen = `renamed: ${inWords(renamed)}; moved: ${inWords(moved)}`;
      const codes = [renamed.code, moved.code];
      if (codes.every((code) => code === null)) return option("changeWhileVerifying", "allow", seen);
      return codes.every((code) => code !== null && /Mismatch$/.test(code))
        ? option("changeWhileVerifying", "mismatch", seen)
        : unknown(seen);
    },
  },
  {
    line: "It keeps the RecordId when a mail is resent",
    ask: async (live) => {
      const { recordId, resentRecordId } = await live.story(promotionStory);
      const isSame = recordId === resentRecordId;
      return resentRecordId === ""
        ? unknown("no resend was taken")
        : option("resendRecordId", isSame ? "same" : "new", `the id is ${isSame ? "the same" : "a new one"}`);
    },
  },
  {
    line: "It lets mails follow each other at once",
    ask: async (live) => {
      const { resendIntervalMs } = await live.story(promotionStory);
      return resendIntervalMs === null
        ? unknown("no resend was taken within five minutes")
        : option("resendIntervalMs", resendIntervalMs, `a resend was taken after ${resendIntervalMs} ms`);
    },
  },
  {
    line: "It refuses a second promotion while one is verifying",
    ask: async (live) => {
      const { promotedTwice } = await live.story(promotionStory);
      return oneOf(promotedTwice, "promoteWhileVerifying", {
        "": "newRecord",
        [MISMATCH]: "mismatch",
        [EMAIL_USED]: "emailUsed",
      });
    },
  },
  {
    line: "It promotes again, with a new RecordId, after",
    ask: async (live) => {
      const { promotedAgain } = await live.story(promotionStory);
      return oneOf(promotedAgain, "promoteAgain", { "": "allow", [MISMATCH]: "mismatch" });
    },
  },
  {
    line: "It shows the former AccountName until",
    ask: async (live) => {
      const { accountName, email } = await live.story(promotionStory);
      const isNew = accountName === email;
      return option(
        "accountNameWhileVerifying",
        isNew ? "email" : "former",
        isNew ? "it shows the new address" : "it shows the former name",
      );
    },
  },
  {
    line: "It treats an address as used while any mail waits for it",
    ask: async (live) => {
      const { sameAddress } = await live.story(promotionStory);
      return fact(sameAddress.code === EMAIL_USED, inWords(sameAddress));
    },
  },
  {
    line: "It refuses to delete a member under promotion",
    ask: async (live) => {
      const { deleted } = await live.story(promotionStory);
      return fact(deleted.code === MISMATCH, inWords(deleted));
    },
  },
  {
    line: "It knows no change to repeat or cancel once",
    ask: async (live) => {
      const { management } = live;
      const AccountId = await live.member("other");
      const begun = await management.call("ChangeAccountEmail", { AccountId, Email: live.address("change") });
      if (begun.code !== null) return unknown(inWords(begun));
      const cancel = () => management.call("CancelChangeAccountEmail", { AccountId });
      live.cleanUpLater(`change of address of ${AccountId}`, cancel);
      await cancel();
      const replies = [await cancel(), await management.call("RetryChangeAccountEmail", { AccountId })];
      return fact(
        replies.every(({ code }) => code === "EntityNotExists.EmailModifyRecord"),
        replies.map(inWords).join("; "),
      );
    },
  },
];
