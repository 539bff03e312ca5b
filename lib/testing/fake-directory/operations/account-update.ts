import type { AccountType, Member } from "../world/entities";
import { displayName, refuseUsedDisplayName, refuseWhileVerifying } from "./account-rules";
import { type ApiError, conflict } from "./api-error";
import { changedAccount } from "./documents";
import { accountId, flag, oneOf } from "./formats";
import { memberOf } from "./lookups";
import { type ManagementCall, managementOperation } from "./operation";
import { optional, required, since2022, withDefault } from "./parameters";

/** Renames a member, or switches its type. */
const updateAccount = managementOperation({
  name: "UpdateAccount",
  kind: "write",
  parameters: {
    AccountId: required(accountId),
    NewDisplayName: optional(displayName),
    NewAccountType: optional(oneOf("ResourceAccount", "CloudAccount")),
    DryRun: since2022(withDefault(flag, false)),
  },
  run(parameters, call) {
    const { NewDisplayName, NewAccountType, DryRun } = parameters;
    const member = memberOf(call, parameters.AccountId);
    refuseNeitherOrBoth(call, NewDisplayName, NewAccountType);
    if (NewDisplayName !== undefined) refuseRename(call, member, NewDisplayName);
    if (NewAccountType !== undefined) refuseSwitch(call, member, NewAccountType);
    if (!DryRun) {
      member.displayName = NewDisplayName ?? member.displayName;
      member.modifyTime = call.cloud.clock.now();
      if (NewAccountType !== undefined) switchType(call, member, NewAccountType);
    }
    return { Account: changedAccount(call.cloud, member) };
  },
});

export const accountUpdateOperations = [updateAccount];

/** The service documents that the two exclude each other but publishes no code for both; this one is made up. */
function refuseNeitherOrBoth(
  { cloud }: ManagementCall,
  name: string | undefined,
  type: AccountType | undefined,
): void {
  if (name === undefined && type === undefined) {
    throw conflict("MissingDisplayNameOrAccountType", "NewDisplayName or NewAccountType is required.");
  }
  if (name !== undefined && type !== undefined && cloud.options.renameWithSwitch === "refuse") {
    throw conflict("MutuallyExclusive", "NewDisplayName and NewAccountType cannot be changed in one call.");
  }
}

function refuseRename(call: ManagementCall, member: Member, name: string): void {
  if (call.key.identity === "root" && call.cloud.options.rootKeyRename === "CallerIdentityError") {
    throw callerIdentityError();
  }
  refuseWhileVerifying(call, member);
  refuseUsedDisplayName(call, name, member);
}

function callerIdentityError(): ApiError {
  return conflict(
    "CallerIdentityError",
    "Call with a RAM user or role of the management account, not its root key.",
  );
}

function refuseSwitch(call: ManagementCall, member: Member, type: AccountType): void {
  const { cloud, directory, key } = call;
  const { hasSecurePhone, hasSecureEmail, realName, rootKeyInUse } = cloud.accountOf(member.accountId);
  if (key.identity === "root") throw callerIdentityError();
  if (member.type === type || member.status === "PromoteVerifying") {
    throw conflict("AccountTypeMismatch", `${member.accountId} is ${member.type}/${member.status}.`);
  }
  if (!hasSecurePhone && !hasSecureEmail) {
    throw conflict(
      "MissingSecurityInfo",
      `${member.accountId} has neither a secure phone nor a secure e-mail address.`,
    );
  }
  if (type === "CloudAccount") return;
  if (realName.legalEntity !== cloud.accountOf(directory.managementAccountId).realName.legalEntity) {
    throw conflict("LegalEntityDifferent", `${member.accountId} belongs to another legal entity.`);
  }
  if (rootKeyInUse) throw conflict("PrimaryAkInUse", `The root key of ${member.accountId} is in use.`);
}

function switchType({ cloud }: ManagementCall, member: Member, type: AccountType): void {
  member.type = type;
  if (cloud.options.statusAfterSwitch === "SwitchSuccess") member.status = "SwitchSuccess";
}
