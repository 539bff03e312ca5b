import type * as OpenApi from "@alicloud/openapi-core";
import type * as ResourceManager from "@alicloud/resourcemanager20200331";
import type { RawAccount, RawTag } from "../answers/account";
import type { RawDeletionCheck, RawDeletionStatus } from "../answers/deletion";
import type { RawFolder } from "../answers/folder";
import type { RawHandshake } from "../answers/handshake";
import type { RawResourceDirectory } from "../answers/resource-directory";
import type { RawCallerIdentity } from "../calls/caller-identity";
import { NEWER_VERSION, productOf, type Operation } from "../calls/operations";
import { loadCredentials, type SdkCredentialsOptions } from "../credentials/sdk-credentials";
import { hideSecrets } from "../credentials/secrets";
import { exportsOf } from "./common-js";
import type { Endpoint } from "./endpoint";
import { prepareTransport } from "./transport";

/** One answer of the service: the fields of its body that some operation has. */
export interface Reply {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: {
    readonly requestId?: string;
    readonly totalCount?: number;
    readonly account?: RawAccount;
    readonly accounts?: { readonly account?: RawAccount[] };
    readonly handshake?: RawHandshake;
    readonly handshakes?: { readonly handshake?: RawHandshake[] };
    readonly resourceDirectory?: RawResourceDirectory;
    readonly callerIdentity?: RawCallerIdentity;
    readonly folder?: RawFolder;
    readonly folders?: { readonly folder?: RawFolder[] };
    readonly payerAccountId?: string;
    readonly accountDeletionCheckResultInfo?: RawDeletionCheck;
    readonly rdAccountDeletionStatus?: RawDeletionStatus;
  };
}

/** The operations in use, as the SDK carries them out. */
export interface Sdk {
  /** Has the credentials ready: reads the profile, assumes the role. Rejects with errors that may hold secrets. */
  prepare(): Promise<void>;
  getCallerIdentity(): Promise<Reply>;
  getResourceDirectory(): Promise<Reply>;
  getAccount(request: { accountId: string; includeTags: boolean }): Promise<Reply>;
  listAccounts(request: Page & { includeTags: boolean }): Promise<Reply>;
  listHandshakesForResourceDirectory(request: Page): Promise<Reply>;
  listHandshakesForAccount(request: Page): Promise<Reply>;
  getHandshake(request: { handshakeId: string }): Promise<Reply>;
  promoteResourceAccount(request: { accountId: string; email: string }): Promise<Reply>;
  resendPromoteResourceAccountEmail(request: { recordId: string }): Promise<Reply>;
  cancelPromoteResourceAccount(request: { recordId: string }): Promise<Reply>;
  updateAccount(request: {
    accountId: string;
    newDisplayName?: string;
    newAccountType?: string;
  }): Promise<Reply>;
  changeAccountEmail(request: { accountId: string; email: string }): Promise<Reply>;
  retryChangeAccountEmail(request: { accountId: string }): Promise<Reply>;
  cancelChangeAccountEmail(request: { accountId: string }): Promise<Reply>;
  /** By version 2022-04-19, which alone can be asked without being told. */
  checkAccountUpdate(request: { accountId: string; newAccountType: string }): Promise<Reply>;
  inviteAccountToResourceDirectory(request: RawInvitation): Promise<Reply>;
  /** By version 2022-04-19, which alone takes a folder. */
  inviteAccountToFolder(request: RawInvitation & { parentFolderId: string }): Promise<Reply>;
  cancelHandshake(request: { handshakeId: string }): Promise<Reply>;
  acceptHandshake(request: { handshakeId: string }): Promise<Reply>;
  removeCloudAccount(request: { accountId: string }): Promise<Reply>;
  createResourceAccount(request: {
    displayName: string;
    accountNamePrefix?: string;
    parentFolderId?: string;
    payerAccountId?: string;
    resellAccountType?: string;
    tag?: RawTag[];
  }): Promise<Reply>;
  moveAccount(request: { accountId: string; destinationFolderId: string }): Promise<Reply>;
  getFolder(request: { folderId: string }): Promise<Reply>;
  listFoldersForParent(request: Page & { parentFolderId: string }): Promise<Reply>;
  createFolder(request: { folderName: string; parentFolderId: string }): Promise<Reply>;
  updateFolder(request: { folderId: string; newFolderName: string }): Promise<Reply>;
  deleteFolder(request: { folderId: string }): Promise<Reply>;
  listDelegatedAdministrators(request: Page): Promise<Reply>;
  getPayerForAccount(request: { accountId: string }): Promise<Reply>;
  updatePayerForAccount(request: { accountId: string; payerAccountId: string }): Promise<Reply>;
  tagResources(request: { resourceType: string; resourceId: string[]; tag: RawTag[] }): Promise<Reply>;
  untagResources(request: { resourceType: string; resourceId: string[]; tagKey: string[] }): Promise<Reply>;
  checkAccountDelete(request: { accountId: string }): Promise<Reply>;
  getAccountDeletionCheckResult(request: { accountId: string }): Promise<Reply>;
  deleteAccount(request: { accountId: string; abandonableCheckId: string[] }): Promise<Reply>;
  getAccountDeletionStatus(request: { accountId: string }): Promise<Reply>;
}

export interface RawInvitation {
  readonly targetEntity: string;
  readonly targetType: string;
  readonly note?: string;
  readonly tag?: RawTag[];
}

export interface Page {
  readonly pageNumber: number;
  readonly pageSize: number;
}

export interface SdkOptions extends SdkCredentialsOptions {
  readonly endpoint: Endpoint;
  /** Of the operations that only version 2022-04-19 has. */
  readonly newerEndpoint: Endpoint;
  readonly stsEndpoint: Endpoint;
}

/**
 * Loads the official SDK, which takes some hundred milliseconds, and sets it up. The only place that knows it.
 * The SDK is given no retry options: it sends every request exactly once.
 */
export async function loadSdk(options: SdkOptions): Promise<Sdk> {
  await prepareTransport();
  const models = exportsOf(await import("@alicloud/resourcemanager20200331")) as typeof ResourceManager;
  const openApi = exportsOf(await import("@alicloud/openapi-core")) as typeof OpenApi;
  const credentials = await loadCredentials(options);
  const configOf = ({ protocol, host }: Endpoint): OpenApi.$OpenApiUtil.Config =>
    new openApi.$OpenApiUtil.Config({
      credential: credentials,
      protocol,
      endpoint: host,
      readTimeout: options.callTimeoutMs,
      connectTimeout: options.callTimeoutMs,
    });
  const client = new models.default(configOf(options.endpoint));
  const newer = generic(openApi, new openApi.default(configOf(options.newerEndpoint)), NEWER_VERSION);
  const sts = generic(
    openApi,
    new openApi.default(configOf(options.stsEndpoint)),
    productOf("GetCallerIdentity").version,
  );

  return {
    prepare: async () => {
      const { accessKeyId, accessKeySecret, securityToken } = await credentials.getCredential();
      hideSecrets(accessKeyId, accessKeySecret, securityToken);
    },
    getCallerIdentity: async () => {
      const { headers, body } = await sts("GetCallerIdentity", {});
      const callerIdentity = { accountId: body?.["AccountId"], arn: body?.["Arn"] };
      return { headers, body: { requestId: requestIdOf(body), callerIdentity } };
    },
    getResourceDirectory: () => client.getResourceDirectory(),
    getAccount: (request) => client.getAccount(new models.GetAccountRequest(request)),
    listAccounts: (request) => client.listAccounts(new models.ListAccountsRequest(request)),
    listHandshakesForResourceDirectory: (request) =>
      client.listHandshakesForResourceDirectory(
        new models.ListHandshakesForResourceDirectoryRequest(request),
      ),
    listHandshakesForAccount: (request) =>
      client.listHandshakesForAccount(new models.ListHandshakesForAccountRequest(request)),
    getHandshake: (request) => client.getHandshake(new models.GetHandshakeRequest(request)),
    promoteResourceAccount: (request) =>
      client.promoteResourceAccount(new models.PromoteResourceAccountRequest(request)),
    resendPromoteResourceAccountEmail: (request) =>
      client.resendPromoteResourceAccountEmail(new models.ResendPromoteResourceAccountEmailRequest(request)),
    cancelPromoteResourceAccount: (request) =>
      client.cancelPromoteResourceAccount(new models.CancelPromoteResourceAccountRequest(request)),
    updateAccount: (request) => client.updateAccount(new models.UpdateAccountRequest(request)),
    changeAccountEmail: (request) => client.changeAccountEmail(new models.ChangeAccountEmailRequest(request)),
    retryChangeAccountEmail: (request) =>
      client.retryChangeAccountEmail(new models.RetryChangeAccountEmailRequest(request)),
    cancelChangeAccountEmail: (request) =>
      client.cancelChangeAccountEmail(new models.CancelChangeAccountEmailRequest(request)),
    checkAccountUpdate: async ({ accountId, newAccountType }) =>
      bareReply(
        await newer("UpdateAccount", {
          AccountId: accountId,
          NewAccountType: newAccountType,
          DryRun: "true",
        }),
      ),
    inviteAccountToFolder: async (request) => {
      const answer = await newer("InviteAccountToResourceDirectory", invitationQuery(request));
      const handshake = camelCased(answer.body?.["Handshake"]);
      return { headers: answer.headers, body: { ...bareReply(answer).body, handshake } };
    },
    inviteAccountToResourceDirectory: (request) =>
      client.inviteAccountToResourceDirectory(new models.InviteAccountToResourceDirectoryRequest(request)),
    cancelHandshake: (request) => client.cancelHandshake(new models.CancelHandshakeRequest(request)),
    acceptHandshake: (request) => client.acceptHandshake(new models.AcceptHandshakeRequest(request)),
    removeCloudAccount: (request) => client.removeCloudAccount(new models.RemoveCloudAccountRequest(request)),
    createResourceAccount: (request) =>
      client.createResourceAccount(new models.CreateResourceAccountRequest(request)),
    moveAccount: (request) => client.moveAccount(new models.MoveAccountRequest(request)),
    getFolder: (request) => client.getFolder(new models.GetFolderRequest(request)),
    listFoldersForParent: (request) =>
      client.listFoldersForParent(new models.ListFoldersForParentRequest(request)),
    createFolder: (request) => client.createFolder(new models.CreateFolderRequest(request)),
    updateFolder: (request) => client.updateFolder(new models.UpdateFolderRequest(request)),
    deleteFolder: (request) => client.deleteFolder(new models.DeleteFolderRequest(request)),
    listDelegatedAdministrators: (request) =>
      client.listDelegatedAdministrators(new models.ListDelegatedAdministratorsRequest(request)),
    getPayerForAccount: (request) => client.getPayerForAccount(new models.GetPayerForAccountRequest(request)),
    updatePayerForAccount: async ({ accountId, payerAccountId }) =>
      bareReply(
        await newer("UpdatePayerForAccount", { AccountId: accountId, PayerAccountId: payerAccountId }),
      ),
    tagResources: (request) => client.tagResources(new models.TagResourcesRequest(request)),
    untagResources: (request) => client.untagResources(new models.UntagResourcesRequest(request)),
    checkAccountDelete: (request) => client.checkAccountDelete(new models.CheckAccountDeleteRequest(request)),
    getAccountDeletionCheckResult: (request) =>
      client.getAccountDeletionCheckResult(new models.GetAccountDeletionCheckResultRequest(request)),
    deleteAccount: (request) => client.deleteAccount(new models.DeleteAccountRequest(request)),
    getAccountDeletionStatus: (request) =>
      client.getAccountDeletionStatus(new models.GetAccountDeletionStatusRequest(request)),
  };
}

/** How operations are called that the SDK in use has no method for. */
export const RPC = {
  protocol: "HTTPS",
  pathname: "/",
  method: "POST",
  authType: "AK",
  style: "RPC",
  reqBodyType: "formData",
  bodyType: "json",
} as const;

/**
 * Calls operations that the SDK in use has no method for: those of STS, which would cost another package to load, and
 * those that came with version 2022-04-19.
 */
function generic(
  openApi: typeof OpenApi,
  client: GenericClient,
  version: string,
): (operation: Operation, query: Readonly<Record<string, string>>) => Promise<RawReply> {
  return async (operation, query) => {
    const parameters = new openApi.$OpenApiUtil.Params({
      ...RPC,
      action: operation,
      version,
    });
    const request = new openApi.$OpenApiUtil.OpenApiRequest({ query });
    return await client.callApi(parameters, request, {});
  };
}

/** The class of the last parameter is exported by no package in use. */
interface GenericClient {
  callApi(operation: object, request: object, options: object): Promise<Record<string, unknown>>;
}

/** An answer in the service's own spelling; nothing of its body is sure. */
interface RawReply {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Readonly<Record<string, unknown>> | null;
}

function bareReply({ headers, body }: RawReply): Reply {
  return { headers, body: { requestId: requestIdOf(body) } };
}

/** An object of an answer, with its fields as the SDK names them. */
function camelCased(raw: unknown): Record<string, string> {
  const entries = Object.entries(Object(raw) as Record<string, string>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name.charAt(0).toLowerCase() + name.slice(1), value]),
  );
}

/** Lists are numbered from 1. */
function invitationQuery({
  targetEntity,
  targetType,
  note,
  parentFolderId,
  tag = [],
}: RawInvitation & { parentFolderId: string }): Record<string, string> {
  const tags = tag.flatMap(({ key = "", value = "" }, index) => [
    [`Tag.${index + 1}.Key`, key],
    [`Tag.${index + 1}.Value`, value],
  ]);
  return {
    TargetEntity: targetEntity,
    TargetType: targetType,
    ParentFolderId: parentFolderId,
    ...(note === undefined ? {} : { Note: note }),
    ...(Object.fromEntries(tags) as Record<string, string>),
  };
}

function requestIdOf(body: RawReply["body"]): string | undefined {
  const requestId = body?.["RequestId"];
  return typeof requestId === "string" ? requestId : undefined;
}
