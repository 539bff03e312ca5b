import { SAME_MAIL_MS } from "../../directory";
import type { Account } from "../../directory";
import { isKnown } from "../../plugin";
import type { PlanContext } from "../../plugin";
import { addressKey } from "../../rules";
import { refuseManagementAccount } from "../management-account";
import { refuseOverLimit } from "../over-limit";
import type { ProviderData } from "../provider-data";
import { failureMessage, memberLabel, refuse, reportingOnce, warn } from "../reporting";
import type { Message } from "../reporting";
import { refuseSecondBlock } from "../second-block";
import { refuseUndeclaredMove } from "../undeclared-move";
import { waitsToJoin } from "../until-joined";

/** A resource that has a mail sent to whoever is to be a member's root user. */
interface MailHook {
  readonly typeName: string;
  /** What it is called in messages, such as "promotion". */
  readonly what: string;
  /** What the two halves of a move that nobody declared would do. */
  readonly harm: string;
  /** Refuses a mail beside another block of the plan that makes it impossible. @default none does */
  refuseBeside?(context: Plan, accountId: string, member: string): boolean;
  /** What limits count its mail by, beside those of other hooks of the same member. */
  limitKey(accountId: string): string;
  notReplaceable(member: string): Message;
  /** The member as the directory shows it; null if it is none. */
  look(context: Plan, accountId: string): Promise<Account | null>;
  /** Says that no mail goes out, and why; undefined if one does. */
  sendsNone(member: string, account: Account, email: unknown): Message | undefined;
  willSend(member: string, email: unknown): Message;
  /** Of a member that the plan cannot look at. */
  willSendFirst(member: string, email: unknown): Message;
}

/** How a hook has seen its member last. */
export interface SeenMember {
  readonly memberName: string | null;
  readonly folderId: string | null;
  readonly modifyTime: string | null;
  /** Where it may change while the mail is out. */
  readonly accountType?: string | null;
}

/**
 * Whether the member was modified after it was seen and after the last mail (null if none was sent from here), by more than
 * that mail explains, and neither a rename nor a move nor a type switch does: then another mail may be out that no state knows of.
 */
export function wasModifiedUnseen(seen: SeenMember, lastMailAt: string | null, account: Account): boolean {
  const times = lastMailAt === null ? [seen.modifyTime] : [seen.modifyTime, lastMailAt];
  const known = times.map((time) => Date.parse(time ?? ""));
  const modified = Date.parse(account.modifyTime ?? "");
  // A time that is missing compares as false: then nothing is known, and nothing is held back.
  return (
    seen.memberName === account.displayName &&
    seen.folderId === account.folderId &&
    (seen.accountType ?? account.type) === account.type &&
    known.every((time) => modified > time + SAME_MAIL_MS)
  );
}

type Plan = PlanContext<ProviderData, { readonly memberName: string | null }>;

/** Plans the first mail, unless that is refused, or the member shows that none goes out. */
export async function planFirstMail(
  context: Plan,
  hook: MailHook,
  planned: { readonly account_id: unknown; readonly email: unknown },
): Promise<void> {
  const { account_id: accountId, email } = planned;
  const isNamed = typeof accountId === "string" && isKnown(accountId);
  const member = isNamed ? accountId : "a member that has no id yet";
  if (context.replaces) {
    refuse(context, hook.notReplaceable(memberLabel(member, context.privateState?.memberName)));
    return;
  }
  if (
    isUndeclaredMove(context, hook, accountId, "create", member) ||
    (isNamed && refuseTwin(context, hook, accountId, member))
  ) {
    return;
  }
  const directory = await reportingOnce(context, member, () =>
    context.providerData.directory(context.signal),
  );
  if (directory === undefined) {
    return;
  }
  const looked = isNamed ? await unlessRefused(lookAt(hook, context, accountId), member) : null;
  // What this apply has created itself may be missing in what was listed before.
  if (isNamed && looked?.seen === null && !context.providerData.hasWritten) {
    if (!(await refuseManagementAccount(context, accountId))) {
      warn(context, waitsToJoin(hook.what, accountId));
    }
    return;
  }
  const seen = looked?.seen ?? null;
  const none = seen === null ? undefined : hook.sendsNone(member, seen, email);
  if (none !== undefined) {
    warn(context, none);
    return;
  }
  if (isNamed && hook.refuseBeside?.(context, accountId, member) === true) {
    return;
  }
  if (!refuseOverLimit(context, "mails", isNamed ? hook.limitKey(accountId) : null)) {
    warn(context, seen === null ? hook.willSendFirst(member, email) : hook.willSend(member, email));
  }
}

async function lookAt(hook: MailHook, context: Plan, accountId: string) {
  return { seen: await hook.look(context, accountId) };
}

/** Whether the code asks for another mail. Of an import that cannot be told: it asks for none. */
export function asksForMail(planned: AskedFor, prior: AskedFor): boolean {
  const isRaised = !isKnown(planned.attempt) || Number(planned.attempt) > Number(prior.attempt);
  return prior.email !== null && (isOtherAddress(planned, prior) || isRaised);
}

/** Whether the code names another address, or one that the plan cannot know. The same one in other letters gets no mail. */
export function isOtherAddress({ email }: AddressOf, { email: prior }: AddressOf): boolean {
  return !isText(email) || !isText(prior) || addressKey(email) !== addressKey(prior);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && isKnown(value);
}

interface AddressOf {
  readonly email: unknown;
}

interface AskedFor extends AddressOf {
  readonly attempt: unknown;
}

/** What is looked at only to be told stops no plan: what is wrong is said by the apply, which needs it. */
export async function unlessRefused<T>(looking: Promise<T>, member: string): Promise<T | null> {
  try {
    return await looking;
  } catch (error) {
    failureMessage(error, member);
    return null;
  }
}

/** Whether another block of the plan has mails sent for the same member, too: the service knows one at a time. */
export function refuseTwin(context: Plan, hook: MailHook, accountId: string, member: string): boolean {
  return refuseSecondBlock(
    context,
    { typeName: hook.typeName, key: accountId, attribute: "account_id" },
    {
      summary: `${member}: two blocks of ${hook.typeName} are about this member`,
      detail:
        "The service has one mail out at a time, so that one block would take the mail of the other for its own, or cancel it. Nothing was called. Keep one of them.",
    },
  );
}

/** Whether the hook is created or destroyed in a plan that does the other to the same one. Refuses it then. */
export function isUndeclaredMove(
  context: Plan,
  { typeName, harm }: MailHook,
  key: unknown,
  half: "create" | "destroy",
  member: string,
): boolean {
  return refuseUndeclaredMove(context, { typeName, key, half, member, harm });
}
