import { INVITEE_KEY, MANAGEMENT_KEY } from "./sample-world";

/** Environment variables that lead a program to a fake. */
export type ClientEnvironment = Readonly<Record<string, string>>;

/** Prefix under which the environment holds the invitee's credentials, for `credentials_env_prefix`. */
export const INVITEE_PREFIX = "INVITEE_";

/**
 * Leads both Terraform providers to a fake. The management account is who acts; the invitee's credentials stand under
 * {@link INVITEE_PREFIX}. One thing no variable can say: the vendor's provider needs `protocol = "HTTP"`.
 *
 * @param host as in `FakeDirectory.host`, for example "127.0.0.1:12345"
 */
export function providerEnvironment(host: string): ClientEnvironment {
  return {
    RESOURCEDIRECTORY_ENDPOINT: `http://${host}`,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: host,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER: host,
    // Without it the vendor's provider asks a billing service on the internet which it is.
    ALIBABA_CLOUD_ACCOUNT_TYPE: "Domestic",
    ALICLOUD_REGION: "cn-hangzhou",
    ALICLOUD_ACCESS_KEY: MANAGEMENT_KEY.accessKeyId,
    ALICLOUD_SECRET_KEY: MANAGEMENT_KEY.accessKeySecret,
    [`${INVITEE_PREFIX}ALICLOUD_ACCESS_KEY`]: INVITEE_KEY.accessKeyId,
    [`${INVITEE_PREFIX}ALICLOUD_SECRET_KEY`]: INVITEE_KEY.accessKeySecret,
  };
}

/**
 * The same, and what the credentials chain of the official SDK reads. The SDK is given protocol and endpoint in its
 * configuration.
 *
 * @param host as in `FakeDirectory.host`, for example "127.0.0.1:12345"
 */
export function clientEnvironment(host: string): ClientEnvironment {
  return {
    ...providerEnvironment(host),
    ALIBABA_CLOUD_ACCESS_KEY_ID: MANAGEMENT_KEY.accessKeyId,
    ALIBABA_CLOUD_ACCESS_KEY_SECRET: MANAGEMENT_KEY.accessKeySecret,
  };
}
