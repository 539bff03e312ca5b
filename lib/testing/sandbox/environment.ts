import type { FakeDirectory } from "../fake-directory";
import { INVITEE_KEY, MANAGEMENT_KEY } from "../fake-directory";
import { PAUSE_VARIABLE } from "../alicloud-stand-in/api/pauses";

/** SandboxEnvironment variables of a run. */
export type SandboxEnvironment = Readonly<Record<string, string>>;

/** What of the caller's own environment reaches Terraform: nothing that could carry credentials or settings. */
const INHERITED = ["PATH", "TMPDIR", "LANG", "SYSTEMROOT"];

/** Prefix under which the environment holds the invitee's credentials, for `credentials_env_prefix`. */
export const INVITEE_PREFIX = "INVITEE_";

export interface Places {
  readonly home: string;
  readonly cliConfig: string;
}

/** The environment of every run in a sandbox: the fake's endpoints, sample credentials, and no settings of this machine. */
export function sandboxEnvironment(fake: FakeDirectory, places: Places): SandboxEnvironment {
  return {
    ...inherited(),
    HOME: places.home,
    TF_CLI_CONFIG_FILE: places.cliConfig,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    RESOURCEDIRECTORY_ENDPOINT: fake.endpoint,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: fake.host,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER: fake.host,
    ALIBABA_CLOUD_ACCOUNT_TYPE: "Domestic",
    ALICLOUD_REGION: "cn-hangzhou",
    [PAUSE_VARIABLE]: "0",
    ALICLOUD_ACCESS_KEY: MANAGEMENT_KEY.accessKeyId,
    ALICLOUD_SECRET_KEY: MANAGEMENT_KEY.accessKeySecret,
    [`${INVITEE_PREFIX}ALICLOUD_ACCESS_KEY`]: INVITEE_KEY.accessKeyId,
    [`${INVITEE_PREFIX}ALICLOUD_SECRET_KEY`]: INVITEE_KEY.accessKeySecret,
  };
}

function inherited(): SandboxEnvironment {
  return Object.fromEntries(
    INHERITED.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
