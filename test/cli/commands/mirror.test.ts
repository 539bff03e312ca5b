import { existsSync, readFileSync } from "node:fs";
import { PROVIDER_ADDRESS } from "../../../lib/provider/address";
import { healthyProject, PLATFORMS, zip } from "../support/healthy-project";
import type { TestMachine } from "../support/machine";

test("mirror lays out what the package brings along, for every platform", async () => {
  const machine = healthyProject();
  await machine.run("mirror", "providers");
  for (const platform of PLATFORMS) {
    const copy = machine.path(`project/providers/${PROVIDER_ADDRESS}/${zip(platform)}`);
    expect(readFileSync(copy)).toEqual(readFileSync(machine.path(`package/dist/provider/${zip(platform)}`)));
  }
});

test("mirror prints a CLI configuration that doctor takes for good", async () => {
  const machine = healthyProject();
  const { stdout, exitCode } = await machine.run("mirror", "providers");
  expect(exitCode).toBe(0);
  machine.write("home/.terraformrc", stdout);
  const doctor = await machine.run("doctor");
  expect(doctor.stdout).toContain(`is in the mirror ${machine.path("project/providers")}`);
  expect(doctor.exitCode).toBe(0);
});

test("mirror leaves alone what else is in the directory", async () => {
  const machine = healthyProject();
  const other = machine.write("project/providers/example.com/acme/demo/demo.zip", "somebody else's");
  await machine.run("mirror", "providers");
  expect(readFileSync(other, "utf8")).toBe("somebody else's");
});

describe("mirror --with-stand-in", () => {
  const STAND_IN = "terraform-provider-alicloud_1.289.0_linux_amd64.zip";

  function projectWithStandIn(): TestMachine {
    const machine = healthyProject();
    const manifest = { address: "registry.terraform.io/aliyun/alicloud", version: "1.289.0", hashes: [] };
    machine.write("package/dist/testing/alicloud-stand-in/manifest.json", JSON.stringify(manifest));
    machine.write(`package/dist/testing/alicloud-stand-in/${STAND_IN}`, "the stand-in, packed");
    return machine;
  }

  test("lays it out under the names that Terraform and OpenTofu look for, beside the provider", async () => {
    const machine = projectWithStandIn();
    const { stdout } = await machine.run("mirror", "providers", "--with-stand-in");
    for (const registry of ["registry.terraform.io", "registry.opentofu.org"]) {
      const copy = machine.path(`project/providers/${registry}/aliyun/alicloud/${STAND_IN}`);
      expect(readFileSync(copy, "utf8")).toBe("the stand-in, packed");
      expect(stdout.match(new RegExp(`"${registry}/aliyun/alicloud"`, "g"))).toHaveLength(2);
    }
    expect(existsSync(machine.path(`project/providers/${PROVIDER_ADDRESS}/${zip("linux_amd64")}`))).toBe(
      true,
    );
  });

  test("is not what mirror does unasked: a real stack would take it for the vendor's provider", async () => {
    const machine = projectWithStandIn();
    const { stdout } = await machine.run("mirror", "providers");
    expect(existsSync(machine.path("project/providers/registry.terraform.io"))).toBe(false);
    expect(stdout).not.toContain("aliyun/alicloud");
  });

  test("says what is missing where the package was not built", async () => {
    const { exitCode, stderr } = await healthyProject().run("mirror", "providers", "--with-stand-in");
    expect(stderr).toContain("alicloud-stand-in/manifest.json");
    expect(exitCode).toBe(1);
  });
});
