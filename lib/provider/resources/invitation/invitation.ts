import { invite } from "../../../directory";
import { isKnown, keepComputed, stateFrom, stateFromPlan } from "../../../plugin";
import type { CallContext, ImportContext, PlanContext, Resource } from "../../../plugin";
import { checkAccountId } from "../../../rules";
import { refuseOverLimit } from "../../over-limit";
import type { ProviderData } from "../../provider-data";
import { memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { refuseUndeclaredMove } from "../../undeclared-move";
import * as messages from "./messages";
import { invitationSchema } from "./schema";
import type { InvitationFinalPlan, InvitationPlan, InvitationState } from "./schema";
import { following, handshakesOf, observe, stateOf, decideIntent, decideRemoval } from "./state";
import type { InvitationApply, InvitationPrivateState } from "./state";
import { afterInvite, applyIntent, removeAsPlanned } from "./update";

const TYPE_NAME = "resourcedirectory_invitation";

const ATTRIBUTES: AttributeOf = { accountId: "target", target: "target", note: "note" };

export const invitation: Resource<typeof invitationSchema, ProviderData, InvitationPrivateState> = {
  typeName: TYPE_NAME,
  schema: invitationSchema,

  async planCreate(context, planned) {
    const target = String(planned.target);
    if (context.replaces) {
      refuse(context, messages.notReplaceable(memberLabel(target, context.privateState?.memberName)));
      return;
    }
    if (isUndeclaredMove(context, planned.target, "create", target)) {
      return;
    }
    const directory = await reportingOnce(context, target, () =>
      context.providerData.directory(context.signal),
    );
    if (directory !== undefined && !refuseOverLimit(context, "invitations", target)) {
      warn(context, messages.willInviteFirst(target));
    }
  },

  async planUpdate(context, planned, prior) {
    const member = label(context, prior);
    if (isKnown(planned.target) && planned.target !== prior.target) {
      refuse(context, messages.otherTarget(prior.target, planned.target), "target");
      return;
    }
    const intent = decideIntent(prior, planned);
    if (intent === "record") {
      keepComputed(invitationSchema, planned, prior);
      sayWhatIsOpen(context, member, planned, prior);
      return;
    }
    if (refuseOverLimit(context, "invitations", prior.target)) {
      return;
    }
    context.setPrivateState({ ...privateStateOf(context), intent });
    if (intent === "reinvite") {
      warn(context, messages.willCancel(member, prior));
    }
    warn(context, messages.willInvite(member));
  },

  async planDestroy(context, prior) {
    const member = label(context, prior);
    if (isUndeclaredMove(context, prior.target, "destroy", member)) {
      return;
    }
    // Terraform plans the destruction from the state as it was written last, whatever the refresh has found.
    const observed = await reportingOnce(
      context,
      member,
      () => observe(context.providerData, prior, context.signal, "shared"),
      ATTRIBUTES,
    );
    if (observed !== undefined) {
      planRemoval(context, member, stateOf(observed, prior));
    }
  },

  async create(context, planned) {
    return (await reporting(context, planned.target, () => start(context, planned), ATTRIBUTES)) ?? null;
  },

  async read(context, state) {
    const observed = await reportingOnce(
      context,
      label(context, state),
      () => observe(context.providerData, state, context.signal, "shared"),
      ATTRIBUTES,
    );
    if (observed === undefined) {
      return state;
    }
    const memberName =
      observed.kind === "member" ? observed.account.displayName : (context.privateState?.memberName ?? null);
    context.setPrivateState({ memberName });
    if (observed.kind === "member" && state.status !== "Accepted") {
      warn(context, messages.joined(memberLabel(state.target, memberName)));
    }
    return stateOf(observed, state);
  },

  async update(context, planned, prior) {
    const member = label(context, prior);
    const intent = context.privateState?.intent ?? "record";
    context.setPrivateState(privateStateOf(context));
    if (planned.target !== prior.target) {
      refuse(context, messages.otherTarget(prior.target, planned.target), "target");
      return prior;
    }
    const updated = await reporting(
      context,
      member,
      () => applyIntent(context, intent, member, planned, prior),
      ATTRIBUTES,
    );
    return updated ?? prior;
  },

  async delete(context, prior) {
    // Only a destroy plan leaves this mark; a replacement or a taint must neither cancel nor expel.
    const intent = context.privateState?.intent;
    context.setPrivateState(privateStateOf(context));
    if (intent === "cancel" || intent === "remove") {
      const member = label(context, prior);
      await reporting(context, member, () => removeAsPlanned(context, intent, member, prior), ATTRIBUTES);
    }
  },

  async import(context, id) {
    const [type, target = ""] = id.split(":");
    if (type !== "Account" || checkAccountId(target) !== undefined) {
      refuse(context, messages.badImportId(id));
      return null;
    }
    return (await reporting(context, target, () => importInvitation(context, target))) ?? null;
  },
};

function isUndeclaredMove(
  context: PlanContext<ProviderData, InvitationPrivateState>,
  key: unknown,
  half: "create" | "destroy",
  member: string,
): boolean {
  const harm = "An invitation that is pending would be cancelled, and a member be given up.";
  return refuseUndeclaredMove(context, { typeName: TYPE_NAME, key, half, member, harm });
}

function planRemoval(
  context: PlanContext<ProviderData, InvitationPrivateState>,
  member: string,
  now: InvitationState,
): void {
  if (now.status === "Accepted" && now.removal_policy === "PROTECT") {
    if (context.providerData.plannedKey(TYPE_NAME, now.target).firstRefusal()) {
      refuse(context, messages.isProtected(member), "removal_policy");
    }
    return;
  }
  const intent = decideRemoval(now);
  if (intent === "remove" && refuseOverLimit(context, "removals", now.target)) {
    return;
  }
  context.setPrivateState({ ...privateStateOf(context), intent });
  if (intent === "cancel") {
    warn(context, messages.willCancel(member, now));
  } else if (intent === "remove") {
    warn(context, messages.willRemove(member));
  } else if (now.status === "Accepted" || now.status === "Pending") {
    warn(context, messages.willForget(member, now));
  }
}

async function start(context: InvitationApply, planned: InvitationFinalPlan): Promise<InvitationState> {
  const identity = await context.providerData.identity(context.signal);
  const blank: InvitationState = {
    ...stateFromPlan(invitationSchema, planned, null),
    adopted: false,
    invitations_sent: 0,
    resource_directory_id: identity.directoryId,
    management_account_id: identity.managementAccountId,
  };
  const directory = await context.providerData.directory(context.signal);
  const input = { target: blank.target, targetType: "Account" as const, note: blank.note };
  const result = await invite.run(directory, input, { signal: context.signal });
  context.setPrivateState({ memberName: null });
  return afterInvite(context, memberLabel(blank.target, null), blank, result, blank.timeouts?.create);
}

function sayWhatIsOpen(
  context: PlanContext<ProviderData, InvitationPrivateState>,
  member: string,
  planned: InvitationPlan,
  prior: InvitationState,
): void {
  if (prior.status === "Accepted") {
    if (planned.attempt !== prior.attempt) {
      warn(context, messages.alreadyMember(member));
    }
    return;
  }
  // What is advised comes on top of what this plan changes.
  const next = { ...prior, attempt: isKnown(planned.attempt) ? planned.attempt : prior.attempt };
  warn(context, prior.status === "Pending" ? messages.waiting(member, next) : messages.lapsed(member, next));
  if (prior.status === "Pending" && planned.note !== prior.note) {
    warn(context, messages.noteRecorded(member));
  }
}

async function importInvitation(
  context: ImportContext<ProviderData, InvitationPrivateState>,
  target: string,
): Promise<InvitationState | null> {
  const identity = await context.providerData.identity(context.signal);
  const blank = stateFrom(invitationSchema, {
    target,
    adopted: true,
    invitations_sent: 0,
    resource_directory_id: identity.directoryId,
    management_account_id: identity.managementAccountId,
  });
  const [newest] = newestFirst(await handshakesOf(context.providerData, target, context.signal, "shared"));
  const followed = newest === undefined ? blank : { ...following(newest, blank), note: newest.note };
  const observed = await observe(context.providerData, followed, context.signal, "shared");
  if (newest === undefined && observed.kind !== "member") {
    refuse(context, messages.nothingToImport(target));
    return null;
  }
  context.setPrivateState({ memberName: observed.kind === "member" ? observed.account.displayName : null });
  return stateOf(observed, followed);
}

function newestFirst<T extends { readonly createTime: string | null }>(
  handshakes: readonly T[],
): readonly T[] {
  return [...handshakes].sort((a, b) => (b.createTime ?? "").localeCompare(a.createTime ?? ""));
}

function label(
  context: CallContext<ProviderData> & { privateState: InvitationPrivateState | null },
  state: InvitationState,
): string {
  return memberLabel(state.target, context.privateState?.memberName);
}

function privateStateOf(context: { privateState: InvitationPrivateState | null }): InvitationPrivateState {
  return { memberName: context.privateState?.memberName ?? null };
}
