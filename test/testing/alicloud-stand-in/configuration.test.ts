import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Sandbox } from "../../../lib/testing";
import type { SandboxOptions, TerraformResult } from "../../../lib/testing";
import { alicloudStack, folder } from "../support/configurations";

/** Applies a folder with this provider block and environment; the sandbox adds `protocol = "HTTP"`. */
async function applyFolder(
  providerArguments: string,
  options: SandboxOptions = {},
): Promise<TerraformResult> {
  const files = { "main.tf": alicloudStack(providerArguments) + folder("team") };
  const sandbox = await Sandbox.create({ inProcess: true, files, ...options });
  try {
    return await sandbox.apply();
  } finally {
    await sandbox.close();
  }
}

function callersOf(result: TerraformResult): readonly string[] {
  return [...new Set(result.calls.map(({ accessKeyId }) => accessKeyId))];
}

function errorOf(result: TerraformResult): string {
  return result.errors.map(({ detail }) => detail).join("\n");
}

describe("endpoints", () => {
  test("are not guessed: without the variables it says that it is a stand-in", async () => {
    const result = await applyFolder("", { env: { ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: "" } });
    expect(errorOf(result)).toContain(
      "Set ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER to the host:port of a fake directory.",
    );
    expect(errorOf(result)).toContain("This is a stand-in for aliyun/alicloud, for tests");
  });

  test.each(["resourcemanager.aliyuncs.com", "127.0.0.1.example.com", "http://127.0.0.1:80", "10.0.0.1:80"])(
    "are on this machine: %s is refused",
    async (host) => {
      const result = await applyFolder("", { env: { ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER: host } });
      expect(errorOf(result)).toContain(`"${host}" is no endpoint for this stand-in`);
      expect(result.calls).toEqual([]);
    },
  );

  test("may stand in the older variables", async () => {
    const sandbox = await Sandbox.create({ inProcess: true });
    const { fake } = sandbox;
    const env = {
      ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: "",
      RESOURCEMANAGER_ENDPOINT: fake.host,
      ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER: "",
      RESOURCEDIRECTORYMASTER_ENDPOINT: fake.host,
    };
    expect((await applyFolder("", { fake, env })).ok).toBe(true);
    await sandbox.close();
  });

  test("in the provider block go before the environment's", async () => {
    const sandbox = await Sandbox.create({ inProcess: true });
    const { fake } = sandbox;
    const block = `endpoints {\n resourcemanager = "${fake.host}"\n }`;
    const env = { ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: "127.0.0.1:1" };
    expect((await applyFolder(block, { fake, env })).ok).toBe(true);
    await sandbox.close();
  });
});

describe("credentials", () => {
  test("in the provider block go before those of the environment", async () => {
    const result = await applyFolder(
      'access_key = "ak-other-management"\n secret_key = "sk-other-management"',
    );
    expect(callersOf(result)).toEqual(["ak-other-management"]);
  });

  test("come from ALICLOUD_* before ALIBABA_CLOUD_*", async () => {
    const keys = {
      ALIBABA_CLOUD_ACCESS_KEY_ID: "ak-other-management",
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: "sk-other-management",
    };
    expect(callersOf(await applyFolder("", { env: keys }))).toEqual(["ak-management"]);
    const onlyThose = { ...keys, ALICLOUD_ACCESS_KEY: "", ALICLOUD_SECRET_KEY: "" };
    expect(callersOf(await applyFolder("", { env: onlyThose }))).toEqual(["ak-other-management"]);
  });

  test("that are nowhere are missed before any call", async () => {
    const result = await applyFolder("", { env: { ALICLOUD_ACCESS_KEY: "", ALICLOUD_SECRET_KEY: "" } });
    expect(errorOf(result)).toContain("No credentials: set access_key and secret_key in the provider block");
    expect(result.calls).toEqual([]);
  });

  test("are static: what would ask for others is named in a warning", async () => {
    const role = 'assume_role {\n role_arn = "acs:ram::1000000000000001:role/admin"\n }';
    const { ok, warnings } = await applyFolder(`profile = "default"\n ${role}`);
    expect(ok).toBe(true);
    expect(warnings.map(({ summary }) => summary)).toEqual(["profile is ignored", "assume_role is ignored"]);
  });

  test("do not stand in what a refused call prints", async () => {
    const result = await applyFolder('access_key = "ak-management"\n secret_key = "not-the-secret"');
    expect(result.errors[0]?.summary).toContain("SignatureDoesNotMatch");
    expect(result.output).not.toContain("not-the-secret");
  });
});

test("Everything that the vendor's provider block accepts is accepted", async () => {
  const { errors } = await applyFolder(`
    region                  = "eu-central-1"
    account_type            = "International"
    account_id              = "1000000000000001"
    skip_region_validation  = true
    client_read_timeout     = 1000
    client_connect_timeout  = 1000
    max_retry_timeout       = 0
    configuration_source    = "tests"
    secure_transport        = "true"
    source_ip               = "127.0.0.1"
    sign_version {
      oss = "v4"
    }
  `);
  expect(errors).toEqual([]);
});

test("HTTPS is refused with the line to change: a fake directory answers plain HTTP", async () => {
  const files = { "main.tf": alicloudStack() + folder("team") };
  const sandbox = await Sandbox.create({ inProcess: true, files });
  // Overrides apply in the order of their names.
  const override = JSON.stringify({ provider: { alicloud: { protocol: "HTTPS" } } });
  writeFileSync(join(sandbox.directory, "z_override.tf.json"), override);
  const result = await sandbox.apply();
  expect(errorOf(result)).toContain('Set protocol = "HTTP" in the provider block');
  await sandbox.close();
});
