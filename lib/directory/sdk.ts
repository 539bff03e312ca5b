import type * as Credentials from "@alicloud/credentials";
import type * as OpenApi from "@alicloud/openapi-core";
import type * as ResourceManager from "@alicloud/resourcemanager20200331";
import type { RawAccount } from "./account";
import type { RawCallerIdentity } from "./caller-identity";
import type { CredentialsSource } from "./credentials";
import type { Endpoint } from "./endpoint";
import type { RawHandshake } from "./handshake";
import { productOf } from "./operations";
import { hideSecrets } from "./secrets";
import { prepareTransport } from "./transport";
import type { RawResourceDirectory } from "./resource-directory";

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
  };
}

/** The operations in use, as the SDK carries them out. */
export interface Sdk {
  /** Has the credentials ready: reads the profile, assumes the role. Rejects with errors that may hold secrets. */
  prepare(): Promise<void>;
  getCallerIdentity(): Promise<Reply>;
  getResourceDirectory(): Promise<Reply>;
  getAccount(request: { accountId: string }): Promise<Reply>;
  listAccounts(request: Page): Promise<Reply>;
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
  inviteAccountToResourceDirectory(request: {
    targetEntity: string;
    targetType: string;
    note?: string;
  }): Promise<Reply>;
  cancelHandshake(request: { handshakeId: string }): Promise<Reply>;
  acceptHandshake(request: { handshakeId: string }): Promise<Reply>;
  removeCloudAccount(request: { accountId: string }): Promise<Reply>;
}

export interface Page {
  readonly pageNumber: number;
  readonly pageSize: number;
}

export interface AssumedRole {
  readonly arn: string;
  readonly externalId: string | undefined;
}

export interface SdkOptions {
  readonly source: CredentialsSource;
  /** To be assumed with the credentials of the source. */
  readonly role: AssumedRole | undefined;
  /** Shown in the audit log of whoever's role it is. */
  readonly sessionName: string;
  readonly region: string | undefined;
  readonly endpoint: Endpoint;
  readonly stsEndpoint: Endpoint;
  /** Where roles are assumed; undefined for the service's own, of the region if there is one. */
  readonly ownSts: Endpoint | undefined;
  readonly callTimeoutMs: number;
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
  const sts = new openApi.default(configOf(options.stsEndpoint));

  return {
    prepare: async () => {
      const { accessKeyId, accessKeySecret, securityToken } = await credentials.getCredential();
      hideSecrets(accessKeyId, accessKeySecret, securityToken);
    },
    getCallerIdentity: () => getCallerIdentity(openApi, sts),
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
    inviteAccountToResourceDirectory: (request) =>
      client.inviteAccountToResourceDirectory(new models.InviteAccountToResourceDirectoryRequest(request)),
    cancelHandshake: (request) => client.cancelHandshake(new models.CancelHandshakeRequest(request)),
    acceptHandshake: (request) => client.acceptHandshake(new models.AcceptHandshakeRequest(request)),
    removeCloudAccount: (request) => client.removeCloudAccount(new models.RemoveCloudAccountRequest(request)),
  };
}

/** STS has no package of its own here: one operation does not pay for another one to load. */
async function getCallerIdentity(openApi: typeof OpenApi, sts: GenericClient): Promise<Reply> {
  const operation = new openApi.$OpenApiUtil.Params({
    action: "GetCallerIdentity",
    version: productOf("GetCallerIdentity").version,
    protocol: "HTTPS",
    pathname: "/",
    method: "POST",
    authType: "AK",
    style: "RPC",
    reqBodyType: "formData",
    bodyType: "json",
  });
  const noParameters = new openApi.$OpenApiUtil.OpenApiRequest({});
  const answer = await sts.callApi(operation, noParameters, {});
  const body = answer["body"] as StsAnswer;
  return {
    headers: answer["headers"] as Record<string, string>,
    body: {
      requestId: typeof body?.RequestId === "string" ? body.RequestId : undefined,
      callerIdentity: { accountId: body?.AccountId, arn: body?.Arn },
    },
  };
}

/** Calls any operation of any product. The class of the last parameter is exported by no package in use. */
interface GenericClient {
  callApi(operation: object, request: object, options: object): Promise<Record<string, unknown>>;
}

/** What is read of it; nothing of it is sure. */
type StsAnswer = { RequestId?: unknown; AccountId?: unknown; Arn?: unknown } | null | undefined;

async function loadCredentials(options: SdkOptions): Promise<Credentials.default> {
  const library = exportsOf(await import("@alicloud/credentials")) as typeof Credentials;
  const base = sourceProvider(library, options);
  if (options.role === undefined) {
    return new library.default(null, base);
  }
  const { arn, externalId } = options.role;
  const role = library.RAMRoleARNCredentialsProvider.builder()
    .withCredentialsProvider(base)
    .withRoleArn(arn)
    .withRoleSessionName(options.sessionName);
  if (externalId !== undefined) role.withExternalId(externalId);
  return new library.default(null, assumedAt(options, role).build());
}

/** What both ways to assume a role have in common. */
interface RoleBuilder<T> {
  withStsEndpoint(host: string): T;
  withStsRegionId(region: string): T;
  withReadTimeout(ms: number): T;
  withConnectTimeout(ms: number): T;
}

function assumedAt<T extends RoleBuilder<T>>({ ownSts, region, callTimeoutMs }: SdkOptions, role: T): T {
  role.withReadTimeout(callTimeoutMs).withConnectTimeout(callTimeoutMs);
  if (ownSts !== undefined) {
    return role.withStsEndpoint(ownSts.host);
  }
  return region === undefined ? role : role.withStsRegionId(region);
}

function sourceProvider(library: typeof Credentials, options: SdkOptions): Credentials.CredentialsProvider {
  const { source, sessionName } = options;
  switch (source.kind) {
    case "keys":
      return source.securityToken === null
        ? library.StaticAKCredentialsProvider.builder()
            .withAccessKeyId(source.accessKey)
            .withAccessKeySecret(source.secretKey)
            .build()
        : library.StaticSTSCredentialsProvider.builder()
            .withAccessKeyId(source.accessKey)
            .withAccessKeySecret(source.secretKey)
            .withSecurityToken(source.securityToken)
            .build();
    case "profile":
      return library.CLIProfileCredentialsProvider.builder().withProfileName(source.profile).build();
    case "uri":
      return library.URICredentialsProvider.builder()
        .withCredentialsURI(source.uri)
        .withReadTimeout(options.callTimeoutMs)
        .withConnectTimeout(options.callTimeoutMs)
        .build();
    case "oidc": {
      const oidc = library.OIDCRoleArnCredentialsProvider.builder()
        .withOIDCProviderArn(source.providerArn)
        .withOIDCTokenFilePath(source.tokenFile)
        .withRoleArn(source.roleArn)
        .withRoleSessionName(sessionName);
      return assumedAt(options, oidc).build();
    }
    case "ecs-role":
      return library.ECSRAMRoleCredentialsProvider.builder().withRoleName(source.roleName).build();
  }
}

/**
 * The exports of a CommonJS package loaded with `import()`: native Node puts them one `default` deeper than
 * bundlers and test runners do.
 */
export function exportsOf(module: { readonly default: unknown }): unknown {
  const inner = module.default;
  return typeof inner === "object" && inner !== null && "default" in inner ? inner : module;
}
