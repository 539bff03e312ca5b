import { ApiError } from "./api-error";
import { timestamp } from "./documents";
import { oneOf, text } from "./formats";
import { accountOperation, managementOperation, V2022 } from "./operation";
import { numberedPage, PAGE_PARAMETERS } from "./paging";
import { optional, required } from "./parameters";

/** The fake has none. */
const CONTROL_POLICIES = "Disabled";

/** Answers to management accounts and members alike; this is how an invitee sees that it has joined. */
const getResourceDirectory = accountOperation({
  name: "GetResourceDirectory",
  kind: "read",
  parameters: {},
  run(_parameters, { cloud, caller, version }) {
    const directory = cloud.directoryOf(caller.id);
    if (directory === undefined) {
      throw new ApiError(
        404,
        "ResourceDirectoryNotInUse",
        `Account ${caller.id} is in no resource directory.`,
      );
    }
    const { accountName, realName } = cloud.accountOf(directory.managementAccountId);
    return {
      ResourceDirectory: {
        ResourceDirectoryId: directory.id,
        MasterAccountId: directory.managementAccountId,
        MasterAccountName: accountName,
        RootFolderId: directory.rootFolderId,
        CreateTime: timestamp(directory.createTime),
        ControlPolicyStatus: CONTROL_POLICIES,
        ...(cloud.options.scpStatus === "shown" ? { ScpStatus: CONTROL_POLICIES } : {}),
        MemberDeletionStatus: directory.memberDeletion,
        IdentityInformation: realName.legalEntity,
        ...(version === V2022 ? { MemberAccountDisplayNameSyncStatus: directory.displayNameSync } : {}),
      },
    };
  },
});

/** The fake has one trusted service, whose administrators they all are. */
const listDelegatedAdministrators = managementOperation({
  name: "ListDelegatedAdministrators",
  kind: "read",
  parameters: { ...PAGE_PARAMETERS, ServicePrincipal: optional(text()) },
  run(parameters, { cloud, directory }) {
    const administrators = cloud.membersOf(directory.id).filter((each) => each.isDelegatedAdministrator);
    return numberedPage(administrators, parameters, "Account", (member) => ({
      AccountId: member.accountId,
      DisplayName: member.displayName,
      JoinMethod: member.joinMethod,
      ServicePrincipal: "cloudfw.aliyuncs.com",
      DelegationEnabledTime: timestamp(member.modifyTime),
    }));
  },
});

const setMemberDeletionPermission = managementOperation({
  name: "SetMemberDeletionPermission",
  kind: "write",
  parameters: { Status: required(oneOf("Enabled", "Disabled")) },
  run(parameters, { directory }) {
    directory.memberDeletion = parameters.Status;
    return {
      ManagementAccountId: directory.managementAccountId,
      ResourceDirectoryId: directory.id,
      MemberDeletionStatus: directory.memberDeletion,
    };
  },
});

/** The fake only remembers the setting: it renames nobody. */
const setMemberDisplayNameSyncStatus = managementOperation({
  name: "SetMemberDisplayNameSyncStatus",
  kind: "write",
  versions: [V2022],
  parameters: { Status: required(oneOf("Enabled", "Disabled")) },
  run(parameters, { directory }) {
    directory.displayNameSync = parameters.Status;
    return { MemberAccountDisplayNameSyncStatus: directory.displayNameSync };
  },
});

export const directoryOperations = [
  listDelegatedAdministrators,
  getResourceDirectory,
  setMemberDeletionPermission,
  setMemberDisplayNameSyncStatus,
];
