import type { LimitsCode } from "../history/code";
import type { Plan, PlannedChange } from "../terraform/change";
import { DELETES, isParked, REMOVES, showsSending } from "./allowed-writes";
import { isMail } from "./writes";
import type { Write } from "./writes";

type Limited = keyof LimitsCode;

const LIMITED: readonly Limited[] = ["mails", "invitations", "removals"];

/** What the limits of the provider block let one plan show, and one apply do. */
export class Limits {
  private values: LimitsCode | null = null;
  private done: readonly { readonly kind: Limited; readonly address: string }[] = [];

  /** What a plan that did not fail shows above its limits. */
  passedIn({ changes }: Plan, limits: LimitsCode | null): readonly string[] {
    return LIMITED.flatMap((kind) => {
      const count = [...changes.values()].filter((change) => SHOWS[kind](change)).length;
      return passed(kind, count, limits);
    });
  }

  /** An apply begins. */
  begin(limits: LimitsCode | null): void {
    this.values = limits;
    this.done = [];
  }

  /** @returns what the apply has done above its limits */
  committed(write: Write): readonly string[] {
    const kind = kindOf(write);
    const { address } = write.question;
    if (kind === null || this.done.some((other) => other.kind === kind && other.address === address)) {
      return [];
    }
    this.done = [...this.done, { kind, address }];
    return passed(kind, this.done.filter((other) => other.kind === kind).length, this.values);
  }
}

const SHOWS: Readonly<Record<Limited, (change: PlannedChange) => boolean>> = {
  mails: (change) =>
    change.after?.["mails_sent"] !== undefined &&
    !isParked(change.after) &&
    !isForNothing(change) &&
    showsSending(change, "PromoteResourceAccount"),
  invitations: (change) =>
    change.after?.["invitations_sent"] !== undefined &&
    !isForNothing(change) &&
    showsSending(change, "InviteAccountToResourceDirectory"),
  removals: ({ action, warnings }) =>
    action === "delete" && [REMOVES, DELETES].some((summary) => warnings.includes(summary)),
};

/** What the plan of a first mail or invitation says where none goes out. */
const NOTHING: readonly string[] = [
  "Nothing to promote",
  "A promotion is under way already",
  "No address to change",
  "A change of address is under way already",
  "Nobody to invite",
  "An invitation is pending already",
];

function isForNothing({ action, before, warnings }: PlannedChange): boolean {
  const isFirst = action !== "update" || isParked(before);
  return isFirst && warnings.some((summary) => NOTHING.includes(summary));
}

function passed(kind: Limited, count: number, limits: LimitsCode | null): readonly string[] {
  const limit = limits?.[kind] ?? null;
  return limit !== null && count > limit ? [`${count} ${kind}, of which ${limit} are allowed`] : [];
}

function kindOf(write: Write): Limited | null {
  if (isMail(write)) {
    return "mails";
  }
  switch (write.operation) {
    case "InviteAccountToResourceDirectory":
      return "invitations";
    case "RemoveCloudAccount":
    case "DeleteAccount":
      return "removals";
    default:
      return null;
  }
}
