import type { AccountType } from "../../rules";
import {
  toAccount,
  toAccountUnderPromotion,
  toRawTags,
  type Account,
  type AccountUnderPromotion,
  type Tags,
} from "../answers/account";
import { toHandshake, type Handshake, type TargetType } from "../answers/handshake";
import { toResourceDirectory, type ResourceDirectory } from "../answers/resource-directory";
import { Connection, type ConnectionOptions } from "../connection/connection";
import type { OwnCredentials } from "../credentials/credentials";
import { safeLog } from "../credentials/secrets";
import type { Deps } from "../deps";
import { theCaller, thisDirectory, invitation, invitee, member, promotionRecord } from "../errors/subjects";
import type { Answer, CallOptions } from "./call";
import { toCallerIdentity, type CallerIdentity } from "./caller-identity";
import { emailCalls, type EmailCalls } from "./email-calls";
import { folderCalls, type FolderCalls } from "./folder-calls";
import { listingCalls, type ListingCalls } from "./listing-calls";
import { memberCalls, type MemberCalls } from "./member-calls";
import { readAllPages } from "./pages";

export type DirectoryClientOptions = ConnectionOptions;

/** Exactly one of the two: the service forbids both in one call. */
export type AccountUpdate =
  | { readonly accountId: string; readonly newDisplayName: string }
  | { readonly accountId: string; readonly newAccountType: AccountType };

export interface InvitationRequest {
  /** Account id (16 digits) or logon e-mail address, as targetType says. */
  readonly target: string;
  readonly targetType: TargetType;
  /** At most 1,024 characters; null for none. */
  readonly note: string | null;
  /** For the member that it makes. */
  readonly tags?: Tags;
  /** Where that member is to stand; null or unset for the root folder. Asked of version 2022-04-19. */
  readonly folderId?: string | null;
}

/**
 * The Resource Directory API, one method per operation in use. All of them throw DirectoryError. Reads are repeated
 * after passing trouble; a write is repeated only if the service surely refused it, and writes of one client go out
 * one at a time.
 */
export interface DirectoryClient extends EmailCalls, FolderCalls, ListingCalls, MemberCalls {
  readonly deps: Deps;
  /** For all tries of one call, or of all calls of one step together, in milliseconds. */
  readonly deadlineMs: number;
  /** Changes when a write of this client begins and when it ends: what was read before may be outdated. */
  epoch(): number;
  /** A client of somebody else at the same endpoint and region; rates and the lane of writes are shared. */
  withCredentials(own: OwnCredentials): DirectoryClient;
  /** Whose credentials these are. Asked of STS, so that it does not depend on any directory. */
  getCallerIdentity(options?: CallOptions): Promise<Answer<CallerIdentity>>;
  /** The directory that the caller manages or belongs to. */
  getResourceDirectory(options?: CallOptions): Promise<Answer<ResourceDirectory>>;
  getAccount(accountId: string, options?: CallOptions): Promise<Answer<Account>>;
  /** All members, page by page. The account names are null. */
  listAccounts(options?: CallOptions): Promise<Answer<readonly Account[]>>;
  /** All invitations that the directory sent. */
  listHandshakesForResourceDirectory(options?: CallOptions): Promise<Answer<readonly Handshake[]>>;
  /** All invitations of the caller's own account. */
  listHandshakesForAccount(options?: CallOptions): Promise<Answer<readonly Handshake[]>>;
  getHandshake(handshakeId: string, options?: CallOptions): Promise<Answer<Handshake>>;
  /** Sends a mail that a person must confirm within 24 hours. */
  promoteResourceAccount(
    request: { readonly accountId: string; readonly email: string },
    options?: CallOptions,
  ): Promise<Answer<AccountUnderPromotion>>;
  /** Sends the mail again; the link of the former one stops working. */
  resendPromoteResourceAccountEmail(
    request: { readonly recordId: string },
    options?: CallOptions,
  ): Promise<Answer<AccountUnderPromotion>>;
  cancelPromoteResourceAccount(
    request: { readonly recordId: string },
    options?: CallOptions,
  ): Promise<Answer<null>>;
  updateAccount(request: AccountUpdate, options?: CallOptions): Promise<Answer<Account>>;
  /** Asks what the service would say to a type switch, by its refusal if any (UpdateAccount with DryRun). */
  checkTypeSwitch(
    request: { readonly accountId: string; readonly newAccountType: AccountType },
    options?: CallOptions,
  ): Promise<Answer<null>>;
  inviteAccountToResourceDirectory(
    request: InvitationRequest,
    options?: CallOptions,
  ): Promise<Answer<Handshake>>;
  cancelHandshake(handshakeId: string, options?: CallOptions): Promise<Answer<Handshake>>;
  /** For the invitee's credentials. */
  acceptHandshake(handshakeId: string, options?: CallOptions): Promise<Answer<Handshake>>;
  removeCloudAccount(accountId: string, options?: CallOptions): Promise<Answer<null>>;
}

/** Makes a client. Nothing happens before its first call: no SDK is loaded, no credentials are looked for. */
export function createDirectoryClient(options: DirectoryClientOptions): DirectoryClient {
  const deps = { ...options.deps, log: safeLog(options.deps.log) };
  return clientOn(new Connection({ ...options, deps }), deps);
}

function clientOn(connection: Connection, deps: Deps): DirectoryClient {
  return {
    deps,
    deadlineMs: connection.deadlineMs,
    epoch: () => connection.epoch,
    withCredentials: (own) => clientOn(connection.withCredentials(own), deps),
    ...reads(connection),
    ...promotionCalls(connection),
    ...membershipCalls(connection),
    ...memberCalls(connection),
    ...folderCalls(connection),
    ...listingCalls(connection),
    ...emailCalls(connection),
  };
}

type Reads = Pick<
  DirectoryClient,
  | "getCallerIdentity"
  | "getResourceDirectory"
  | "getAccount"
  | "listAccounts"
  | "listHandshakesForResourceDirectory"
  | "listHandshakesForAccount"
  | "getHandshake"
>;

function reads(connection: Connection): Reads {
  return {
    getCallerIdentity: (options) =>
      connection.call(
        { operation: "GetCallerIdentity", subject: theCaller },
        (sdk) => sdk.getCallerIdentity(),
        (body) => toCallerIdentity(body.callerIdentity),
        options,
      ),
    getResourceDirectory: (options) =>
      connection.call(
        { operation: "GetResourceDirectory", subject: thisDirectory },
        (sdk) => sdk.getResourceDirectory(),
        (body) => toResourceDirectory(body.resourceDirectory),
        options,
      ),
    getAccount: (accountId, options) =>
      connection.call(
        { operation: "GetAccount", subject: member(accountId) },
        (sdk) => sdk.getAccount({ accountId, includeTags: true }),
        (body) => toAccount(body.account),
        options,
      ),
    listAccounts: (options) =>
      readAllPages(connection, {
        operation: "ListAccounts",
        send: (sdk, page) => sdk.listAccounts({ ...page, includeTags: true }),
        items: (body) => body.accounts?.account?.map(toAccount),
        idOf: (account) => account.accountId,
        options,
      }),
    listHandshakesForResourceDirectory: (options) =>
      readAllPages(connection, {
        operation: "ListHandshakesForResourceDirectory",
        send: (sdk, page) => sdk.listHandshakesForResourceDirectory(page),
        items: (body) => body.handshakes?.handshake?.map(toHandshake),
        idOf: (handshake) => handshake.handshakeId,
        options,
      }),
    listHandshakesForAccount: (options) =>
      readAllPages(connection, {
        operation: "ListHandshakesForAccount",
        send: (sdk, page) => sdk.listHandshakesForAccount(page),
        items: (body) => body.handshakes?.handshake?.map(toHandshake),
        idOf: (handshake) => handshake.handshakeId,
        options,
      }),
    getHandshake: (handshakeId, options) =>
      connection.call(
        { operation: "GetHandshake", subject: invitation(handshakeId) },
        (sdk) => sdk.getHandshake({ handshakeId }),
        (body) => toHandshake(body.handshake),
        options,
      ),
  };
}

type PromotionCalls = Pick<
  DirectoryClient,
  | "promoteResourceAccount"
  | "resendPromoteResourceAccountEmail"
  | "cancelPromoteResourceAccount"
  | "updateAccount"
  | "checkTypeSwitch"
>;

function promotionCalls(connection: Connection): PromotionCalls {
  return {
    promoteResourceAccount: ({ accountId, email }, options) =>
      connection.call(
        { operation: "PromoteResourceAccount", subject: member(accountId) },
        (sdk) => sdk.promoteResourceAccount({ accountId, email }),
        (body) => toAccountUnderPromotion(body.account),
        options,
      ),
    resendPromoteResourceAccountEmail: ({ recordId }, options) =>
      connection.call(
        { operation: "ResendPromoteResourceAccountEmail", subject: promotionRecord(recordId) },
        (sdk) => sdk.resendPromoteResourceAccountEmail({ recordId }),
        (body) => toAccountUnderPromotion(body.account),
        options,
      ),
    cancelPromoteResourceAccount: ({ recordId }, options) =>
      connection.call(
        { operation: "CancelPromoteResourceAccount", subject: promotionRecord(recordId) },
        (sdk) => sdk.cancelPromoteResourceAccount({ recordId }),
        () => null,
        options,
      ),
    updateAccount: (request, options) =>
      connection.call(
        { operation: "UpdateAccount", subject: member(request.accountId) },
        (sdk) => sdk.updateAccount(request),
        (body) => toAccount(body.account),
        options,
      ),
    checkTypeSwitch: (request, options) =>
      connection.call(
        { operation: "UpdateAccount", subject: member(request.accountId), isDryRun: true },
        (sdk) => sdk.checkAccountUpdate(request),
        () => null,
        options,
      ),
  };
}

type MembershipCalls = Pick<
  DirectoryClient,
  "inviteAccountToResourceDirectory" | "cancelHandshake" | "acceptHandshake" | "removeCloudAccount"
>;

function membershipCalls(connection: Connection): MembershipCalls {
  return {
    inviteAccountToResourceDirectory: ({ target, targetType, note, tags = {}, folderId = null }, options) =>
      connection.call(
        { operation: "InviteAccountToResourceDirectory", subject: invitee(target) },
        (sdk) => {
          const request = { targetEntity: target, targetType, note: note ?? undefined, tag: toRawTags(tags) };
          return folderId === null
            ? sdk.inviteAccountToResourceDirectory(request)
            : sdk.inviteAccountToFolder({ ...request, parentFolderId: folderId });
        },
        (body) => toHandshake(body.handshake),
        options,
      ),
    cancelHandshake: (handshakeId, options) =>
      connection.call(
        { operation: "CancelHandshake", subject: invitation(handshakeId) },
        (sdk) => sdk.cancelHandshake({ handshakeId }),
        (body) => toHandshake(body.handshake),
        options,
      ),
    acceptHandshake: (handshakeId, options) =>
      connection.call(
        { operation: "AcceptHandshake", subject: invitation(handshakeId) },
        (sdk) => sdk.acceptHandshake({ handshakeId }),
        (body) => toHandshake(body.handshake),
        options,
      ),
    removeCloudAccount: (accountId, options) =>
      connection.call(
        { operation: "RemoveCloudAccount", subject: member(accountId) },
        (sdk) => sdk.removeCloudAccount({ accountId }),
        () => null,
        options,
      ),
  };
}
