import { isEmailUsed } from "../world/addresses";
import { endCreation, sendCreationMail, startCreation } from "../world/creations";
import { cloudAccountDisplayName, folderForNewMember, refuseForeignPayer } from "./account-rules";
import {
  BY_RECORD,
  emailUsed,
  recordOf,
  recordToResend,
  refuseUnlessVerifying,
} from "./confirmation-records";
import { accountWithRecord } from "./documents";
import { accountId, email, folderId } from "./formats";
import { managementOperation, V2020 } from "./operation";
import { optional, required } from "./parameters";

const createCloudAccount = managementOperation({
  name: "CreateCloudAccount",
  kind: "write",
  versions: [V2020],
  parameters: {
    DisplayName: required(cloudAccountDisplayName),
    Email: required(email),
    ParentFolderId: optional(folderId),
    PayerAccountId: optional(accountId),
  },
  run(parameters, call) {
    const { cloud, directory } = call;
    const folder = folderForNewMember(call, parameters);
    if (isEmailUsed(cloud, parameters.Email)) throw emailUsed();
    refuseForeignPayer(call, parameters.PayerAccountId);
    const { member, creation } = startCreation(cloud, directory, {
      displayName: parameters.DisplayName,
      email: parameters.Email,
      folderId: folder.id,
      payerAccountId: parameters.PayerAccountId,
    });
    // It has not joined yet: of all answers about members, this alone has no JoinTime.
    const { JoinTime: _notYet, ...document } = accountWithRecord(member, creation);
    return { Account: document };
  },
});

const resendCreateCloudAccountEmail = managementOperation({
  name: "ResendCreateCloudAccountEmail",
  ...BY_RECORD,
  run(parameters, call) {
    const { cloud } = call;
    const known = recordOf(call, cloud.creations, parameters.RecordId);
    const current = recordToResend(call, cloud.creations, known);
    sendCreationMail(cloud, current);
    return { Account: accountWithRecord(known.member, current) };
  },
});

const cancelCreateCloudAccount = managementOperation({
  name: "CancelCreateCloudAccount",
  ...BY_RECORD,
  run(parameters, call) {
    const { cloud } = call;
    const known = recordOf(call, cloud.creations, parameters.RecordId);
    refuseUnlessVerifying(known);
    endCreation(cloud, known.record, "Cancelled", cloud.clock.now());
    return {};
  },
});

export const creationOperations = [
  createCloudAccount,
  resendCreateCloudAccountEmail,
  cancelCreateCloudAccount,
];
