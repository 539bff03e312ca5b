import { isKnown, isUnknown, stateFrom, stateFromPlan } from "../../../plugin";
import type { CallContext, ImportContext, PlanContext, Resource } from "../../../plugin";
import { addressKey, checkAccountId, checkEmail, quoted, shownTarget } from "../../../rules";
import { keepsMembership } from "../../end-of-membership";
import { refuseOverLimit } from "../../over-limit";
import type { ProviderData } from "../../provider-data";
import { memberLabel, refuse, reporting, reportingOnce, warn } from "../../reporting";
import type { AttributeOf } from "../../reporting";
import { refuseSecondBlock } from "../../second-block";
import { refuseEndOfKept, refuseUndeclaredMove } from "../../undeclared-move";
import * as messages from "./messages";
import { stateOfVendor, TYPE_NAME } from "./move";
import { planFirstInvitation, planInvitation } from "./plan";
import { acceptedBefore, accountOf, following, handshakesOf, observe, stateOf } from "./remote";
import { planRemoval, removeAsPlanned } from "./removal";
import { invitationSchema, TARGET_TYPES } from "./schema";
import type { InvitationFinalPlan, InvitationPlan, InvitationState } from "./schema";
import { lastingPrivateState, privateStateAtRefresh, privateStateAtUpdate } from "./state";
import type { InvitationApply, InvitationPrivateState } from "./state";
import { afterInvite, applyIntent, followAccepted, inviteOrQueue } from "./update";

const ATTRIBUTES: AttributeOf = {
  accountId: "target",
  target: "target",
  note: "note",
  folderId: "folder_id",
};

export const invitation: Resource<typeof invitationSchema, ProviderData, InvitationPrivateState> = {
  typeName: TYPE_NAME,
  schema: invitationSchema,

  validate({ target, target_type: type }, diagnostics) {
    if (!isKnown(target) || isUnknown(type)) {
      return;
    }
    const problem = type === "Email" ? checkEmail(target) : checkAccountId(target);
    if (problem !== undefined) {
      diagnostics.error("Invalid target", `target ${quoted(shownTarget(target))} ${problem}.`, ["target"]);
    }
  },

  async planCreate(context, planned) {
    const target = shownTarget(String(planned.target));
    if (context.replaces) {
      refuse(context, messages.notReplaceable(memberLabel(target, context.privateState?.memberName)));
      return;
    }
    if (
      isUndeclaredMove(context, planned.target, "create", target) ||
      (isKnown(planned.target) && refuseTwin(context, planned.target, target))
    ) {
      return;
    }
    const directory = await reportingOnce(context, target, () =>
      context.providerData.directory(context.signal),
    );
    if (directory === undefined) {
      return;
    }
    if (isKnown(planned.target)) {
      const isAccount = planned.target_type === "Account";
      const accountId = isAccount ? planned.target : null;
      keepsMembership(context, planned, { typeName: TYPE_NAME, accountId, member: target });
      await planFirstInvitation(context, planned.target, isAccount);
    } else if (!refuseOverLimit(context, "invitations", null)) {
      warn(context, messages.willInviteFirst(target));
    }
  },

  async planUpdate(context, planned, prior) {
    const member = label(context, prior);
    const kept = { typeName: TYPE_NAME, key: addressKey(prior.target), use: "keep", member } as const;
    if (!refuseEndOfKept(context, kept)) {
      keepsMembership(context, planned, { typeName: TYPE_NAME, accountId: accountOf(prior), member });
    }
    if (isKnown(planned.target) && addressKey(planned.target) !== addressKey(prior.target)) {
      refuse(context, messages.otherTarget(prior.target, planned.target), "target");
    } else if (!refuseTwin(context, prior.target, member)) {
      planInvitation(context, member, planned, prior);
    }
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
      planRemoval(context, TYPE_NAME, member, observed, prior);
    }
  },

  async create(context, planned) {
    return (
      (await reporting(context, shownTarget(planned.target), () => start(context, planned), ATTRIBUTES)) ??
      null
    );
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
    const kept = context.privateState;
    const at = kept?.putOff && (await context.providerData.handshakes(context.signal, "shared")).at;
    const isImported = context.providerData.importedInvitations.has(addressKey(state.target));
    const now = privateStateAtRefresh(kept, state, observed, { at: at ?? null, isImported });
    context.setPrivateState(now);
    if (observed.kind === "member" && state.account_id === null) {
      warn(context, messages.joined(memberLabel(shownTarget(state.target), now.memberName)));
    }
    const seen = stateOf(observed, state);
    context.providerData.formerInvitations.set(addressKey(seen.target), seen);
    return seen;
  },

  async update(context, planned, prior) {
    const member = label(context, prior);
    const kept = privateStateAtUpdate(context.privateState, planned, prior);
    context.setPrivateState(kept);
    if (addressKey(planned.target) !== addressKey(prior.target)) {
      refuse(context, messages.otherTarget(prior.target, planned.target), "target");
      return prior;
    }
    const updated = await reporting(
      context,
      member,
      () => applyIntent({ context, member, kept }, planned, prior),
      ATTRIBUTES,
    );
    return updated ?? prior;
  },

  async delete(context, prior) {
    // Only a destroy plan leaves this mark; a replacement or a taint must neither cancel nor expel.
    const intent = context.privateState?.intent;
    context.setPrivateState(lastingPrivateState(context.privateState));
    if (intent === "cancel" || intent === "remove") {
      const member = label(context, prior);
      await reporting(context, member, () => removeAsPlanned(context, intent, member, prior), ATTRIBUTES);
    } else if (intent === undefined) {
      context.providerData.formerInvitations.set(addressKey(prior.target), prior);
    }
  },

  async import(context, id) {
    const target = targetOf(id);
    if (target === null) {
      refuse(context, messages.badImportId(id));
      return null;
    }
    const label = shownTarget(target.target);
    return (await reporting(context, label, () => importInvitation(context, target))) ?? null;
  },

  moveFrom(source, { setPrivateState }) {
    // An object without one would count as that of an apply which never answered, and one invitation more as sent.
    setPrivateState(lastingPrivateState(null));
    return stateOfVendor(source);
  },
};

function isUndeclaredMove(
  context: PlanContext<ProviderData, InvitationPrivateState>,
  target: InvitationPlan["target"],
  half: "create" | "destroy",
  member: string,
): boolean {
  const key = isKnown(target) ? addressKey(target) : target;
  const harm = "An invitation that is pending would be cancelled, and a member be given up.";
  return refuseUndeclaredMove(context, { typeName: TYPE_NAME, key, half, member, harm });
}

/** Whether another block of the plan is for the same target. */
function refuseTwin(
  context: PlanContext<ProviderData, InvitationPrivateState>,
  target: string,
  member: string,
): boolean {
  const claim = { typeName: TYPE_NAME, key: addressKey(target), attribute: "target" };
  return refuseSecondBlock(context, claim, messages.isDeclaredTwice(member));
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
  const { providerData, signal } = context;
  const member = shownTarget(blank.target);
  const accepted = await acceptedBefore({ providerData, signal, freshness: "now" }, blank);
  if (accepted !== null) {
    return followAccepted(context, member, blank, accepted);
  }
  const result = await inviteOrQueue(context, blank);
  const kept = lastingPrivateState(null);
  return afterInvite({ context, member, kept }, blank, result, blank.timeouts?.create);
}

/** Account or address to import, by an id such as `Account:1234567890123456`; null if it is none. */
function targetOf(id: string): Pick<InvitationState, "target" | "target_type"> | null {
  const at = id.indexOf(":");
  const [type, target] = [id.slice(0, at), id.slice(at + 1)];
  const check = type === "Email" ? checkEmail : checkAccountId;
  return TARGET_TYPES.some((one) => one === type) && check(target) === undefined
    ? { target, target_type: type }
    : null;
}

async function importInvitation(
  context: ImportContext<ProviderData, InvitationPrivateState>,
  target: Pick<InvitationState, "target" | "target_type">,
): Promise<InvitationState | null> {
  const { providerData, signal } = context;
  const identity = await providerData.identity(signal);
  const blank = stateFrom(invitationSchema, {
    ...target,
    adopted: true,
    invitations_sent: 0,
    resource_directory_id: identity.directoryId,
    management_account_id: identity.managementAccountId,
  });
  const look = { providerData, signal, freshness: "shared" } as const;
  const [newest] = (await handshakesOf(look, target.target)).value;
  const followed = newest === undefined ? blank : { ...following(newest, blank), note: newest.note };
  const observed = await observe(providerData, followed, signal, "shared");
  if (newest === undefined && observed.kind !== "member") {
    refuse(context, messages.nothingToImport(target.target));
    return null;
  }
  const memberName = observed.kind === "member" ? observed.account.displayName : null;
  context.setPrivateState({ ...lastingPrivateState(null), memberName });
  providerData.importedInvitations.add(addressKey(target.target));
  return stateOf(observed, followed);
}

function label(
  context: CallContext<ProviderData> & { privateState: InvitationPrivateState | null },
  state: InvitationState,
): string {
  return memberLabel(shownTarget(state.target), context.privateState?.memberName);
}
