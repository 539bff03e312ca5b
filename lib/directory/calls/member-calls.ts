import { toAccount, toRawTags, type Account, type Tags } from "../answers/account";
import {
  toDeletionCheck,
  toDeletionStatus,
  type DeletionCheck,
  type DeletionStatus,
} from "../answers/deletion";
import { toId } from "../answers/fields";
import type { Connection } from "../connection/connection";
import { member, newMember } from "../errors/subjects";
import type { Answer, CallOptions } from "./call";

/** A member to be created. */
export interface NewMember {
  /** Unique in the directory. */
  readonly displayName: string;
  /** What the account name begins with; null: the service makes one up. */
  readonly accountNamePrefix: string | null;
  /** Null for the root folder. */
  readonly folderId: string | null;
  /** Null: the service decides who pays. */
  readonly payerAccountId: string | null;
  /** For resellers: `resell` or `non_resell`. */
  readonly resellAccountType: string | null;
  readonly tags: Tags;
}

/** The calls that make a member, change what it is called, where it stands and who pays, and delete it. */
export interface MemberCalls {
  /** Makes a resource account. The service refuses a second one of that display name. */
  createResourceAccount(request: NewMember, options?: CallOptions): Promise<Answer<Account>>;
  moveAccount(
    request: { readonly accountId: string; readonly folderId: string },
    options?: CallOptions,
  ): Promise<Answer<null>>;
  /** The account that pays; null if the service names none. */
  getPayerForAccount(accountId: string, options?: CallOptions): Promise<Answer<string | null>>;
  updatePayerForAccount(
    request: { readonly accountId: string; readonly payerAccountId: string },
    options?: CallOptions,
  ): Promise<Answer<null>>;
  /** Sets these tags and leaves the others. */
  tagResources(
    request: { readonly accountId: string; readonly tags: Tags },
    options?: CallOptions,
  ): Promise<Answer<null>>;
  untagResources(
    request: { readonly accountId: string; readonly keys: readonly string[] },
    options?: CallOptions,
  ): Promise<Answer<null>>;
  /** Starts the check that a deletion needs. */
  checkAccountDelete(accountId: string, options?: CallOptions): Promise<Answer<null>>;
  getAccountDeletionCheckResult(accountId: string, options?: CallOptions): Promise<Answer<DeletionCheck>>;
  /** Starts the deletion. */
  deleteAccount(
    request: { readonly accountId: string; readonly abandonableCheckIds: readonly string[] },
    options?: CallOptions,
  ): Promise<Answer<null>>;
  getAccountDeletionStatus(accountId: string, options?: CallOptions): Promise<Answer<DeletionStatus>>;
}

/** The service assumes a resource group if nothing is said. */
const TAGGED = "Account";

export function memberCalls(connection: Connection): MemberCalls {
  return { ...settingCalls(connection), ...tagCalls(connection), ...deletionCalls(connection) };
}

type SettingCalls = Pick<
  MemberCalls,
  "createResourceAccount" | "moveAccount" | "getPayerForAccount" | "updatePayerForAccount"
>;

function settingCalls(connection: Connection): SettingCalls {
  return {
    createResourceAccount: ({ displayName, tags, ...request }, options) =>
      connection.call(
        { operation: "CreateResourceAccount", subject: newMember(displayName) },
        (sdk) =>
          sdk.createResourceAccount({
            displayName,
            accountNamePrefix: request.accountNamePrefix ?? undefined,
            parentFolderId: request.folderId ?? undefined,
            payerAccountId: request.payerAccountId ?? undefined,
            resellAccountType: request.resellAccountType ?? undefined,
            tag: toRawTags(tags),
          }),
        (body) => toAccount(body.account),
        options,
      ),
    moveAccount: ({ accountId, folderId }, options) =>
      connection.call(
        { operation: "MoveAccount", subject: member(accountId) },
        (sdk) => sdk.moveAccount({ accountId, destinationFolderId: folderId }),
        () => null,
        options,
      ),
    getPayerForAccount: (accountId, options) =>
      connection.call(
        { operation: "GetPayerForAccount", subject: member(accountId) },
        (sdk) => sdk.getPayerForAccount({ accountId }),
        (body) => toId(body.payerAccountId),
        options,
      ),
    updatePayerForAccount: (request, options) =>
      connection.call(
        { operation: "UpdatePayerForAccount", subject: member(request.accountId) },
        (sdk) => sdk.updatePayerForAccount(request),
        () => null,
        options,
      ),
  };
}

function tagCalls(connection: Connection): Pick<MemberCalls, "tagResources" | "untagResources"> {
  return {
    tagResources: ({ accountId, tags }, options) =>
      connection.call(
        { operation: "TagResources", subject: member(accountId) },
        (sdk) => sdk.tagResources({ resourceType: TAGGED, resourceId: [accountId], tag: toRawTags(tags) }),
        () => null,
        options,
      ),
    untagResources: ({ accountId, keys }, options) =>
      connection.call(
        { operation: "UntagResources", subject: member(accountId) },
        (sdk) => sdk.untagResources({ resourceType: TAGGED, resourceId: [accountId], tagKey: [...keys] }),
        () => null,
        options,
      ),
  };
}

type DeletionCalls = Pick<
  MemberCalls,
  "checkAccountDelete" | "getAccountDeletionCheckResult" | "deleteAccount" | "getAccountDeletionStatus"
>;

function deletionCalls(connection: Connection): DeletionCalls {
  return {
    checkAccountDelete: (accountId, options) =>
      connection.call(
        { operation: "CheckAccountDelete", subject: member(accountId) },
        (sdk) => sdk.checkAccountDelete({ accountId }),
        () => null,
        options,
      ),
    getAccountDeletionCheckResult: (accountId, options) =>
      connection.call(
        { operation: "GetAccountDeletionCheckResult", subject: member(accountId) },
        (sdk) => sdk.getAccountDeletionCheckResult({ accountId }),
        (body) => toDeletionCheck(body.accountDeletionCheckResultInfo),
        options,
      ),
    deleteAccount: ({ accountId, abandonableCheckIds }, options) =>
      connection.call(
        { operation: "DeleteAccount", subject: member(accountId) },
        (sdk) => sdk.deleteAccount({ accountId, abandonableCheckId: [...abandonableCheckIds] }),
        () => null,
        options,
      ),
    getAccountDeletionStatus: (accountId, options) =>
      connection.call(
        { operation: "GetAccountDeletionStatus", subject: member(accountId) },
        (sdk) => sdk.getAccountDeletionStatus({ accountId }),
        (body) => toDeletionStatus(body.rdAccountDeletionStatus),
        options,
      ),
  };
}
