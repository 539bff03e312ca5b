import { inWords, textAt } from "../answers";
import { all, fact, option, unknown } from "../finding";
import type { Probe } from "../probe";
import { deletionStory } from "../stories/deletion";

/** Up to so long a deletion may take, by the documentation. */
const SILENCE_MS = 45 * 24 * 60 * 60 * 1000;

/** The deletion of a member that this run has created. */
export const DELETION_PROBES: readonly Probe[] = [
  {
    line: "It starts with deletion of members enabled",
    isDry: true,
    ask: async ({ directory }) => {
      const status = textAt(directory, "ResourceDirectory.MemberDeletionStatus");
      return status === "Enabled" || status === "Disabled"
        ? option("memberDeletionAtStart", status, `it is ${status}`)
        : unknown(`it is ${status}`);
    },
  },
  {
    line: "It completes checks at once",
    ask: async (live) => {
      const { checkMs } = await live.story(deletionStory);
      return checkMs === null
        ? unknown("the check took more than five minutes")
        : option("deletionCheckMs", checkMs, `the check took ${checkMs} ms`);
    },
  },
  {
    line: "It says in a text whether a check allows the deletion",
    ask: async (live) => {
      const { allowDelete } = await live.story(deletionStory);
      const isText = typeof allowDelete === "string";
      return isText || typeof allowDelete === "boolean"
        ? option("allowDelete", isText ? "text" : "boolean", JSON.stringify(allowDelete))
        : unknown(String(allowDelete));
    },
  },
  {
    line: "It deletes at once",
    ask: async (live) => {
      const { checkingMs, deletingMs } = await live.story(deletionStory);
      if (checkingMs === null) return unknown("it was Checking for more than five minutes");
      return all(
        option("deletionCheckingMs", checkingMs, `Checking for ${checkingMs} ms`),
        deletingMs === null
          ? option("silencePeriodMs", SILENCE_MS, "Deleting for more than five minutes")
          : option("silencePeriodMs", deletingMs, `Deleting for ${deletingMs} ms`),
      );
    },
  },
  {
    line: "It deletes although the finding of the check is not waived",
    ask: async (live) => {
      const { abandonable, deletedUnwaived, statusUnwaived } = await live.story(deletionStory);
      const seen = `${abandonable.join(", ")} not waived: ${inWords(deletedUnwaived)}, ${statusUnwaived}`;
      if (abandonable.length === 0) return unknown("the check found nothing that could be waived");
      if (statusUnwaived === "CheckFailed") return option("abandonableChecks", "required", seen);
      return deletedUnwaived.code === null ? option("abandonableChecks", "waived", seen) : unknown(seen);
    },
  },
  {
    line: "It needs no check before the deletion",
    ask: async (live) => {
      const AccountId = await live.member("unchecked");
      const reply = await live.management.call("DeleteAccount", { AccountId });
      return fact(reply.code === null, inWords(reply));
    },
  },
  {
    line: "It answers the status of a deletion for ever",
    ask: async (live) => {
      const { deletingMs, statusAfterwards } = await live.story(deletionStory);
      return deletingMs === null
        ? unknown("the deletion goes on")
        : fact(statusAfterwards === "Success", `once the member is gone: ${statusAfterwards}`);
    },
  },
];
