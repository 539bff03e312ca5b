import type { FakeDirectory } from "../fake-directory";
import { providerEnvironment } from "../fake-directory";
import { PAUSE_VARIABLE } from "../alicloud-stand-in/api/pauses";

/** Environment variables of a run. */
export type SandboxEnvironment = Readonly<Record<string, string>>;

/** What of the caller's own environment reaches Terraform: nothing that could carry credentials or settings. */
const INHERITED = ["PATH", "TMPDIR", "LANG", "SYSTEMROOT", "TERRAFORM_BINARY_NAME"];

export interface Places {
  readonly home: string;
  readonly cliConfig: string;
}

/** The environment of every run in a sandbox: the fake's endpoints, sample credentials, and no settings of this machine. */
export function sandboxEnvironment(fake: FakeDirectory, places: Places): SandboxEnvironment {
  return {
    ...inherited(),
    ...providerEnvironment(fake.host),
    HOME: places.home,
    TF_CLI_CONFIG_FILE: places.cliConfig,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    CHECKPOINT_DISABLE: "1",
    // Terraform's own: most runs are over before it pays to collect their garbage.
    GOGC: "off",
    GOMEMLIMIT: "1GiB",
    [PAUSE_VARIABLE]: "0",
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
