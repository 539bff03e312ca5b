import type { TestMachine } from "../support/machine";
import {
  findingsOf,
  healthyProject,
  lock,
  LOCK_FILE,
  PLUGINS,
  stack,
  STACK_FILE,
  zip,
} from "../support/healthy-project";

interface Case {
  readonly check: string;
  /** How the test's name goes on. */
  readonly when: string;
  readonly make: (machine: TestMachine) => void;
  readonly level: "ok" | "warning" | "problem";
  readonly what: RegExp;
  readonly advice?: RegExp;
}

const CASES: readonly Case[] = [
  {
    check: "node",
    when: "there is none on the PATH",
    make: (machine) => machine.remove("bin/node"),
    level: "problem",
    what: /no node on the PATH/,
    advice: /Install Node 20\.9 or newer on every machine that runs terraform/,
  },
  {
    check: "node",
    when: "it is too old",
    make: (machine) => machine.program("node", "v20.8.1"),
    level: "problem",
    what: /Node v20\.8\.1 is too old/,
  },
  {
    check: "node",
    when: "a version manager has no version for it",
    make: (machine) => machine.script("node", "echo 'No version is set for command node' >&2; exit 126"),
    level: "problem",
    what: /^node does not say its version \(exit code 126\): No version is set for command node$/,
  },
  {
    check: "node",
    when: "it says nothing at all",
    make: (machine) => machine.script("node", "exit 0"),
    level: "problem",
    what: /^node does not say its version \(exit code 0\): it says nothing\.$/,
  },
  {
    check: "terraform",
    when: "it is too old",
    make: (machine) => machine.program("terraform", JSON.stringify({ terraform_version: "1.6.6" })),
    level: "problem",
    what: /terraform 1\.6\.6 is too old/,
  },
  {
    check: "terraform",
    when: "it answers something else",
    make: (machine) => machine.program("terraform", "segmentation fault"),
    level: "problem",
    what: /terraform does not say its version \(exit code 0\): segmentation fault/,
  },
  {
    check: "terraform",
    when: "there is OpenTofu alone",
    make: (machine) => {
      machine.remove("bin/terraform");
      machine.program("tofu", JSON.stringify({ terraform_version: "1.10.0" }));
    },
    level: "warning",
    what: /there is no terraform on the PATH\. There is tofu 1\.10\.0\./,
    advice: /cdktf command line tool runs it with TERRAFORM_BINARY_NAME=tofu only/,
  },
  {
    check: "terraform",
    when: "the program that is named is not there",
    make: (machine) => machine.env({ TERRAFORM_BINARY_NAME: "tofu" }),
    level: "problem",
    what: /there is no tofu on the PATH/,
    advice: /Install Terraform 1\.7 or OpenTofu 1\.10, or newer/,
  },
  {
    check: "terraform",
    when: "OpenTofu is too old",
    make: (machine) => {
      machine.env({ TERRAFORM_BINARY_NAME: "tofu" });
      machine.program("tofu", JSON.stringify({ terraform_version: "1.9.1" }));
    },
    level: "problem",
    what: /tofu 1\.9\.1 is too old/,
  },
  {
    check: "terraform",
    when: "another program is named",
    make: (machine) => {
      machine.env({ TERRAFORM_BINARY_NAME: "tofu" });
      machine.program("tofu", JSON.stringify({ terraform_version: "1.10.0" }));
    },
    level: "ok",
    what: /tofu 1\.10\.0/,
  },
  {
    check: "package",
    when: "it was not built",
    make: (machine) => machine.remove("package/dist"),
    level: "problem",
    what: /has no provider in it/,
    advice: /npm run build:provider/,
  },
  {
    check: "stack-provider",
    when: "nothing was synthesized",
    make: (machine) => machine.remove("project/cdktf.out"),
    level: "warning",
    what: /no synthesized stack/,
    advice: /doctor PATH/,
  },
  {
    check: "stack-provider",
    when: "the package was upgraded and synth not run since",
    make: (machine) => machine.write(STACK_FILE, JSON.stringify(stack({ version: "0.0.9" }))),
    level: "problem",
    what: /members asks for provider 0\.0\.9, and 0\.1\.0 is installed/,
    advice: /Run synth again/,
  },
  {
    check: "stack-provider",
    when: "the stack carries another build",
    make: (machine) => machine.write(`${PLUGINS}/${zip("linux_amd64")}`, "another build"),
    level: "problem",
    what: /another build of provider 0\.1\.0/,
  },
  {
    check: "stack-provider",
    when: "the stack carries other platforms only",
    make: (machine) => machine.remove(`${PLUGINS}/${zip("linux_amd64")}`),
    level: "problem",
    what: /members carries the provider, but not for linux_amd64/,
    advice: /Copy the whole directory, all platforms included/,
  },
  {
    check: "stack-provider",
    when: "the stack is made for a mirror",
    make: (machine) => machine.remove(PLUGINS),
    level: "ok",
    what: /carries no provider: it is taken from a mirror/,
  },
  {
    check: "lock-file",
    when: "another version is locked",
    make: (machine) => machine.write(LOCK_FILE, lock({ version: "0.0.9" })),
    level: "problem",
    what: /asks for provider 0\.1\.0 and has locked 0\.0\.9/,
  },
  {
    check: "lock-file",
    when: "another build of the version is locked",
    make: (machine) => machine.write(LOCK_FILE, lock({ hashes: ["h1:of other contents"] })),
    level: "problem",
    what: /has locked another build of provider 0\.1\.0/,
    advice: /"init -upgrade" does not help/,
  },
  {
    check: "lock-file",
    when: "there is none yet",
    make: (machine) => machine.remove(LOCK_FILE),
    level: "ok",
    what: /has not locked the provider yet/,
  },
  {
    check: "provider-lock",
    when: "a provider is not locked",
    make: (machine) => machine.remove(LOCK_FILE),
    level: "warning",
    what: /Could not retrieve providers for locking/,
    advice: /CDKTF_SKIP_PROVIDER_LOCK=true/,
  },
  {
    check: "provider-lock",
    when: "the variable is set",
    make: (machine) => {
      machine.remove(LOCK_FILE);
      machine.env({ CDKTF_SKIP_PROVIDER_LOCK: "true" });
    },
    level: "ok",
    what: /CDKTF_SKIP_PROVIDER_LOCK is set/,
  },
  {
    check: "endpoint",
    when: "requests go elsewhere",
    make: (machine) => machine.env({ RESOURCEDIRECTORY_ENDPOINT: "http://127.0.0.1:4000" }),
    level: "warning",
    what: /sends requests to 127\.0\.0\.1:4000, which is not the service/,
  },
  {
    check: "endpoint",
    when: "the provider will refuse it",
    make: (machine) => machine.env({ RESOURCEDIRECTORY_ENDPOINT: "http://user:secret@example.com" }),
    level: "problem",
    what: /something that the provider refuses/,
    advice: /https URL without path/,
  },
  {
    check: "endpoint",
    when: "it is one of the service's",
    make: (machine) => machine.env({ RESOURCEDIRECTORY_ENDPOINT: "https://resourcemanager.aliyuncs.com" }),
    level: "ok",
    what: /resourcemanager\.aliyuncs\.com/,
  },
  {
    check: "endpoint",
    when: "the token service is looked for elsewhere",
    make: (machine) => machine.env({ RESOURCEDIRECTORY_STS_ENDPOINT: "http://127.0.0.1:4000" }),
    level: "warning",
    what: /RESOURCEDIRECTORY_STS_ENDPOINT sends requests to 127\.0\.0\.1:4000/,
  },
  {
    check: "proxy",
    when: "requests go through it",
    make: (machine) => machine.env({ HTTPS_PROXY: "http://user:secret@proxy.example.com:3128" }),
    level: "ok",
    what: /^requests go through the proxy proxy\.example\.com:3128, which HTTPS_PROXY names\.$/,
  },
  {
    check: "proxy",
    when: "the service is excepted",
    make: (machine) => machine.env({ https_proxy: "proxy.example.com:3128", NO_PROXY: ".aliyuncs.com" }),
    level: "ok",
    what: /^requests do not go through the proxy .*: NO_PROXY names the endpoint\.$/,
  },
  {
    check: "proxy",
    when: "another variable names it",
    make: (machine) => machine.env({ ALL_PROXY: "http://user:secret@proxy.example.com:3128" }),
    level: "warning",
    what: /^requests do not go through the proxy proxy\.example\.com:3128, which ALL_PROXY names: /,
    advice: /Set HTTPS_PROXY/,
  },
  {
    check: "proxy",
    when: "its URL is none",
    make: (machine) => machine.env({ HTTPS_PROXY: "socks5://proxy.example.com" }),
    level: "warning",
    what: /which HTTPS_PROXY names: its value is no http or https URL/,
  },
];

test.each(CASES)("$check is $level when $when", async ({ check, make, level, what, advice }) => {
  const machine = healthyProject();
  make(machine);
  const [finding] = await findingsOf(machine, check);
  expect(finding).toMatchObject({ level, what: expect.stringMatching(what) as unknown });
  if (advice !== undefined) {
    expect(finding).toMatchObject({ advice: expect.stringMatching(advice) as unknown });
  }
});

describe("credentials", () => {
  const PARTNER = { alias: "partner", credentials_env_prefix: "PARTNER_" };

  function withBlocks(...blocks: object[]): TestMachine {
    const machine = healthyProject();
    machine.write(STACK_FILE, JSON.stringify(stack({ blocks })));
    return machine;
  }

  test("are looked for under the prefix of each provider block", async () => {
    const machine = withBlocks({}, PARTNER);
    machine.env({ PARTNER_ALICLOUD_ACCESS_KEY: "ak-partner", PARTNER_ALICLOUD_SECRET_KEY: "sk-partner" });
    expect(await findingsOf(machine, "credentials")).toEqual([
      { level: "ok", what: "members: an access key is set." },
      { level: "ok", what: "members, alias partner: an access key is set under PARTNER_." },
    ]);
  });

  test("that are missing are named by their variables; those of an alias may be gone after the acceptance", async () => {
    const [, partner] = await findingsOf(withBlocks({}, PARTNER), "credentials");
    expect(partner).toMatchObject({
      level: "warning",
      what: "members, alias partner: No credentials were found.",
      advice: expect.stringContaining("PARTNER_ALICLOUD_ACCESS_KEY") as unknown,
    });
  });

  test("of the management account are needed", async () => {
    const machine = withBlocks({});
    machine.env({ ALICLOUD_SECRET_KEY: "" });
    const [finding] = await findingsOf(machine, "credentials");
    expect(finding).toMatchObject({
      level: "problem",
      what: "members: There is the access key but not the secret key.",
    });
  });

  test("are never shown", async () => {
    const machine = withBlocks({}, PARTNER);
    machine.env({
      ALICLOUD_SECURITY_TOKEN: "token-secret",
      PARTNER_ALICLOUD_ACCESS_KEY: "ak-secret-partner",
    });
    for (const args of [["doctor"], ["doctor", "--json"]]) {
      const { stdout, stderr } = await machine.run(...args);
      expect(stdout + stderr).not.toMatch(/secret(?! key)/);
    }
  });
});
