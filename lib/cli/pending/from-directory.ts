import { HANDSHAKE_ACCEPTED, isPromotionUnderWay, PROMOTION_LINK_MS } from "../../directory";
import type { Account, Handshake } from "../../directory";
import { addressKey, CLOUD_ACCOUNT } from "../../rules";
import { keyOf } from "./from-state";
import { hasLapsed, isOpen } from "./step";
import type { Step, StepStatus } from "./step";

/** What a directory says, read in pages. */
export interface LiveDirectory {
  readonly members: readonly Account[];
  readonly handshakes: readonly Handshake[];
}

/**
 * The steps of a state as the directory has them now, and those that no state manages. What can only be read account by
 * account stays as the state has it.
 */
export function stepsNow(stored: readonly Step[], live: LiveDirectory): readonly Step[] {
  const seen = new Seen(live);
  const managed = new Set(stored.map(({ key }) => key));
  return [
    ...stored.map((step) => now(step, seen)),
    ...found(live, seen).filter(({ key }) => !managed.has(key)),
  ];
}

/** The directory, by what its members and invitations are known by. */
class Seen {
  readonly members: ReadonlyMap<string, Account>;
  private readonly newest = new Map<string, Handshake>();

  constructor({ members, handshakes }: LiveDirectory) {
    this.members = new Map(members.map((member) => [member.accountId, member]));
    for (const handshake of handshakes) {
      const target = addressKey(handshake.targetEntity);
      const known = this.newest.get(target);
      if (known === undefined || isNewer(handshake, known)) {
        this.newest.set(target, handshake);
      }
    }
  }

  /** A pending one, else the one that was sent last. */
  handshakeTo(target: string): Handshake | undefined {
    return this.newest.get(addressKey(target));
  }

  get handshakes(): readonly Handshake[] {
    return [...this.newest.values()];
  }
}

function isNewer(one: Handshake, other: Handshake): boolean {
  if ((one.status === "Pending") !== (other.status === "Pending")) {
    return one.status === "Pending";
  }
  return (one.createTime ?? "") > (other.createTime ?? "");
}

function now(step: Step, seen: Seen): Step {
  const { id, name } = step.member;
  if (id === null) {
    // What is for an address is known by it until somebody accepts: no listing tells whose account it is.
    return step.step === "invitation" && name !== null ? addressedNow(step, seen.handshakeTo(name)) : step;
  }
  const account = seen.members.get(id);
  const named = { ...step, member: { id, name: account?.displayName ?? step.member.name } };
  if (step.step === "promotion") {
    return account === undefined ? gone(named) : promotionNow(named, account);
  }
  if (step.step === "e-mail change") {
    return account === undefined ? gone(named) : named;
  }
  if (step.step === "invitation" || step.step === "acceptance") {
    return invitationNow(named, account, seen.handshakeTo(id));
  }
  return step.step === "membership" && account === undefined && step.status === "done" ? gone(named) : named;
}

/** What was queued for a member that has not joined is not gone. */
function gone(step: Step): Step {
  return step.status === "queued" ? step : { ...step, status: "removed", next: DELETE_OR_INVITE };
}

const DELETE_OR_INVITE = "delete it from the code, or invite the account again";

const PROMOTION_STATUS: Readonly<Record<string, StepStatus>> = {
  PromoteExpired: "lapsed",
  PromoteFailed: "failed",
  PromoteCancelled: "cancelled",
};

function promotionNow(step: Step, account: Account): Step {
  if (account.type === CLOUD_ACCOUNT) {
    return { ...step, status: "done", next: "nothing" };
  }
  if (!isPromotionUnderWay(account)) {
    return { ...step, status: PROMOTION_STATUS[account.status] ?? "queued" };
  }
  return isOpen(step) && step.until !== null
    ? { ...step, status: "waiting" }
    : { ...step, status: "waiting", since: account.modifyTime, until: lapseOf(account) };
}

const HANDSHAKE_STATUS: Readonly<Record<string, StepStatus>> = {
  Pending: "waiting",
  Declined: "declined",
  Cancelled: "cancelled",
  Expired: "lapsed",
  // Its target is no member: whoever accepted has left.
  Accepted: "removed",
};

function invitationNow(step: Step, account: Account | undefined, handshake: Handshake | undefined): Step {
  if (account !== undefined) {
    return { ...step, status: "done", next: "nothing" };
  }
  if (step.step === "acceptance") {
    return step.status === "done" ? gone(step) : step;
  }
  if (handshake === undefined) {
    return step.status === "done" ? gone(step) : unrecorded(step);
  }
  return asAnswered(step, handshake, HANDSHAKE_STATUS[handshake.status] ?? step.status);
}

/** An invitation whose target no listing of members can tell: whether whoever accepted is still one, a state knows. */
function addressedNow(step: Step, handshake: Handshake | undefined): Step {
  if (handshake === undefined) {
    return unrecorded(step);
  }
  if (handshake.status !== HANDSHAKE_ACCEPTED) {
    return asAnswered(step, handshake, HANDSHAKE_STATUS[handshake.status] ?? step.status);
  }
  return step.status === "removed" ? step : { ...step, status: "done", next: "nothing" };
}

function unrecorded(step: Step): Step {
  return step.status === "waiting" ? { ...step, status: "lapsed" } : step;
}

function asAnswered(step: Step, handshake: Handshake, status: StepStatus): Step {
  // The one that is still to be sent comes after it.
  if (step.status === "queued" && status !== "waiting") {
    return step;
  }
  const next = step.status === "done" && status !== "waiting" ? DELETE_OR_INVITE : step.next;
  return { ...step, status, since: handshake.createTime, until: handshake.expireTime, next };
}

/** What waits in the directory, or has ended there without success and can be begun anew. */
function found({ members }: LiveDirectory, seen: Seen): readonly Step[] {
  return [
    ...members.filter(({ type }) => type !== CLOUD_ACCOUNT).flatMap(foundPromotion),
    ...seen.handshakes
      .filter(({ targetEntity, targetType }) => targetType === "Email" || !seen.members.has(targetEntity))
      .map(foundInvitation)
      // Whoever was cancelled, or has left, was meant to.
      .filter(({ status }) => status === "waiting" || status === "lapsed" || status === "declined"),
  ];
}

const BY_HAND = "no state manages it: begin it anew in the console, or take it into the code";

function foundPromotion(account: Account): readonly Step[] {
  const step: Step = {
    step: "promotion",
    member: { id: account.accountId, name: account.displayName },
    status: isPromotionUnderWay(account) ? "waiting" : (PROMOTION_STATUS[account.status] ?? "done"),
    who: "the owner of the address that got the mail",
    since: account.modifyTime,
    until: isPromotionUnderWay(account) ? lapseOf(account) : null,
    next: BY_HAND,
    address: null,
    key: keyOf("promotion", account.accountId),
  };
  return isOpen(step) || (hasLapsed(step) && step.status !== "cancelled") ? [step] : [];
}

function foundInvitation({ targetEntity, targetType, status, createTime, expireTime }: Handshake): Step {
  const isAddress = targetType === "Email";
  return {
    step: "invitation",
    member: { id: isAddress ? null : targetEntity, name: isAddress ? targetEntity : null },
    status: HANDSHAKE_STATUS[status] ?? "waiting",
    who: "the invited account",
    since: createTime,
    until: expireTime,
    next: BY_HAND,
    address: null,
    key: keyOf("invitation", targetEntity),
  };
}

/** Sending the mail modified the member: the link lapses at the latest this long after the last modification. */
function lapseOf({ modifyTime }: Account): string | null {
  const modified = Date.parse(modifyTime ?? "");
  return Number.isNaN(modified)
    ? null
    : new Date(modified + PROMOTION_LINK_MS).toISOString().replace(".000Z", "Z");
}
