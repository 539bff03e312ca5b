import type { Cloud } from "../world/cloud";
import type { EmailChange, Member } from "../world/entities";
import { createMember, removeMember } from "../world/members";
import {
  accountNamePrefix,
  displayName,
  folderForNewMember,
  refuseForeignPayer,
  refuseUsedPrefix,
  refuseWhileVerifying,
  typeOrStatusMismatch,
} from "./account-rules";
import { conflict } from "./api-error";
import { changedAccount, memberPath, tagList } from "./documents";
import { accountId, flag, folderId, oneOf, tags } from "./formats";
import { folderOf, memberOf } from "./lookups";
import { type Body, managementOperation, V2022 } from "./operation";
import { optional, required, since2022, withDefault } from "./parameters";

const createResourceAccount = managementOperation({
  name: "CreateResourceAccount",
  kind: "write",
  parameters: {
    DisplayName: required(displayName),
    ParentFolderId: optional(folderId),
    PayerAccountId: optional(accountId),
    AccountNamePrefix: optional(accountNamePrefix),
    ResellAccountType: optional(oneOf("resell", "non_resell")),
    Tag: withDefault(tags(20), {}),
    DryRun: since2022(withDefault(flag, false)),
  },
  run(parameters, call) {
    const { cloud, directory } = call;
    const folder = folderForNewMember(call, parameters);
    refuseUsedPrefix(call, parameters.AccountNamePrefix);
    refuseForeignPayer(call, parameters.PayerAccountId);
    if (parameters.DryRun) return {};
    const member = createMember(cloud, directory, {
      displayName: parameters.DisplayName,
      accountNamePrefix: parameters.AccountNamePrefix,
      folderId: folder.id,
      payerAccountId: parameters.PayerAccountId,
      tags: parameters.Tag,
    });
    return { Account: changedAccount(cloud, member) };
  },
});

const getAccount = managementOperation({
  name: "GetAccount",
  kind: "read",
  parameters: { AccountId: required(accountId), IncludeTags: withDefault(flag, false) },
  run(parameters, call) {
    const { cloud } = call;
    const member = memberOf(call, parameters.AccountId);
    const details = {
      ...changedAccount(cloud, member),
      ResourceDirectoryPath: memberPath(cloud, member),
      Location: "resourceDirectory",
      IdentityInformation: cloud.accountOf(member.accountId).realName.legalEntity,
      EmailStatus: EMAIL_STATUS[cloud.emailChanges.get(member.accountId)?.status ?? "Confirmed"],
    };
    const tagged = parameters.IncludeTags ? { Tags: tagList(member.tags) } : {};
    const security = call.version === V2022 ? securityFields(cloud, member) : {};
    return { Account: { ...details, ...tagged, ...security } };
  },
});

const EMAIL_STATUS: Readonly<Record<EmailChange["status"], string>> = {
  Waiting: "WAIT_MODIFY",
  Confirmed: "",
  Cancelled: "CANCELLED",
  Expired: "EXPIRED",
};

/** Only the newer version tells them. */
function securityFields(cloud: Cloud, { accountId: id }: Member): Body {
  const phone = cloud.securePhones.get(id);
  const { hasSecurePhone } = cloud.accountOf(id);
  return {
    HasSecureMobilePhone: hasSecurePhone,
    ...(phone === undefined ? {} : { SecureMobilePhone: phone }),
  };
}

const moveAccount = managementOperation({
  name: "MoveAccount",
  kind: "write",
  parameters: { AccountId: required(accountId), DestinationFolderId: required(folderId) },
  run(parameters, call) {
    const member = memberOf(call, parameters.AccountId);
    const folder = folderOf(call, parameters.DestinationFolderId);
    refuseWhileVerifying(call, member);
    member.folderId = folder.id;
    member.modifyTime = call.cloud.clock.now();
    return {};
  },
});

const removeCloudAccount = managementOperation({
  name: "RemoveCloudAccount",
  kind: "write",
  parameters: { AccountId: required(accountId) },
  run(parameters, call) {
    const { cloud } = call;
    const member = memberOf(call, parameters.AccountId);
    const isRemovable =
      member.joinMethod === "invited" || cloud.options.removeCreatedCloudAccount === "allow";
    if (member.type !== "CloudAccount" || !isRemovable) {
      throw typeOrStatusMismatch(member);
    }
    if (member.isDelegatedAdministrator) {
      throw conflict(
        "Deny.TrustedService",
        `${member.accountId} is a delegated administrator of a trusted service.`,
      );
    }
    removeMember(cloud, member.accountId);
    return {};
  },
});

export const accountOperations = [createResourceAccount, getAccount, moveAccount, removeCloudAccount];
