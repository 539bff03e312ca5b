import type * as Credentials from "@alicloud/credentials";
import { exportsOf } from "../connection/common-js";
import type { Endpoint } from "../connection/endpoint";
import type { CredentialsSource } from "./credentials";

export interface AssumedRole {
  readonly arn: string;
  readonly externalId: string | undefined;
}

/** Whose credentials the SDK uses. */
export interface SdkCredentialsOptions {
  readonly source: CredentialsSource;
  /** To be assumed with the credentials of the source. */
  readonly role: AssumedRole | undefined;
  /** Shown in the audit log of whoever's role it is. */
  readonly sessionName: string;
  readonly region: string | undefined;
  /** Where roles are assumed; undefined for the service's own, of the region if there is one. */
  readonly ownSts: Endpoint | undefined;
  readonly callTimeoutMs: number;
}

/** The credentials in the form that the SDK takes, from its own library. */
export async function loadCredentials(options: SdkCredentialsOptions): Promise<Credentials.default> {
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

function assumedAt<T extends RoleBuilder<T>>(
  { ownSts, region, callTimeoutMs }: SdkCredentialsOptions,
  role: T,
): T {
  role.withReadTimeout(callTimeoutMs).withConnectTimeout(callTimeoutMs);
  if (ownSts !== undefined) {
    return role.withStsEndpoint(ownSts.host);
  }
  return region === undefined ? role : role.withStsRegionId(region);
}

function sourceProvider(
  library: typeof Credentials,
  options: SdkCredentialsOptions,
): Credentials.CredentialsProvider {
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
