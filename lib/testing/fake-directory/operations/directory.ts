import { ApiError } from "./api-error";
import { timestamp } from "./documents";
import { oneOf } from "./formats";
import { accountOperation, managementOperation, V2022 } from "./operation";
import { required } from "./parameters";

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
  getResourceDirectory,
  setMemberDeletionPermission,
  setMemberDisplayNameSyncStatus,
];
