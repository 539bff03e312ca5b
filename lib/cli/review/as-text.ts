import type { Action, Subject } from "./action";
import { ALL_KINDS, counted, KINDS } from "./kinds";
import type { Kind } from "./kinds";
import type { LeftOut } from "./left-out";
import type { PassedLimit } from "./limits";
import { isEmpty } from "./review";
import type { Review } from "./review";
import type { Unguarded } from "./unguarded";

/** For people at a terminal. */
export function reviewAsText(review: Review): string {
  return [
    `This plan: ${headline(review)}.`,
    ...alerts(review).map((alert) => `\n! ${alert}`),
    ...sections(review).map(({ kind, actions }) =>
      [`\n${KINDS[kind].title} (${actions.length})`, ...actions.map(line)].join("\n"),
    ),
    ...leftOutAsText(review.leftOut),
  ].join("\n");
}

/** What a plan does, in numbers. */
export function headline(review: Review): string {
  if (isEmpty(review)) {
    return review.outputs === 0
      ? "nothing to review"
      : `nothing to review; outputs that change: ${review.outputs}`;
  }
  const counts = ALL_KINDS.filter((kind) => review.counts[kind] > 0).map((kind) =>
    counted(review.counts[kind], kind),
  );
  return counts.length === 0 ? "nothing is done" : counts.join(", ");
}

/** What must not be overlooked, a sentence each. */
export function alerts({ errored, unguarded, passedLimits, leftOut }: Review): readonly string[] {
  return [
    ...passedLimits.map(passedLimit),
    ...unguarded.map(deletedPastProtection),
    ...(errored
      ? [
          "The plan ended in an error and cannot be applied. What it does not name was refused or not reached.",
        ]
      : []),
    ...(leftOut.length > 0 && !errored
      ? [`The plan is not of everything: ${leftOut.length} left out, as with -target.`]
      : []),
  ];
}

/** The actions of each kind that there are. */
export function sections({
  actions,
}: Review): readonly { readonly kind: Kind; readonly actions: readonly Action[] }[] {
  return ALL_KINDS.map((kind) => ({
    kind,
    actions: actions.filter((action) => action.kind === kind),
  })).filter((section) => section.actions.length > 0);
}

/** Name and id, as far as they are known. */
export function labelOf({ what, id, name }: Subject): string {
  if (name === null) {
    return (
      id ??
      (what === "object" ? "an object" : `${what === "account" ? "an" : "a"} ${what} that is not known yet`)
    );
  }
  return id === null ? name : `${name} (${id})`;
}

function deletedPastProtection({ address, accountId, name, protection, how }: Unguarded): string {
  const member = `${name ?? accountId} is protected and is deleted all the same: the plan`;
  return how === "left out"
    ? `${member} leaves its protection ${protection} out and takes ${address} alone, as with -target. Plan without -target, and the protection refuses it.`
    : `${member} deletes ${address} and only forgets its protection ${protection}. Take the removed block of the protection out, and it refuses the plan; to keep the account, forget that as well.`;
}

function passedLimit({ limit, allowed, count }: PassedLimit): string {
  return limit === "protection"
    ? `Over the limit: ${count} of protected members deleted, and none may be.`
    : `Over the limit: --${limit} allows ${allowed}, and there would be ${count}.`;
}

function line({ subject, detail, address }: Action): string {
  return `  ${labelOf(subject)}: ${detail}  [${address}]`;
}

const MOST_LEFT_OUT = 20;

function leftOutAsText(objects: readonly LeftOut[]): readonly string[] {
  if (objects.length === 0) {
    return [];
  }
  const shown = objects.slice(0, MOST_LEFT_OUT).map(({ address, name, why }) => {
    const whose = name === null ? "" : ` of ${name}`;
    return `  ${address}${whose}: ${why}`;
  });
  const more = objects.length - shown.length;
  return ["", `Not in the plan (${objects.length})`, ...shown, ...(more > 0 ? [`  and ${more} more`] : [])];
}
