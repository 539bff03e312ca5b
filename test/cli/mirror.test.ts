import { readFileSync } from "node:fs";
import { PROVIDER_ADDRESS } from "../../lib/provider/address";
import { healthyProject, PLATFORMS, zip } from "./support/healthy-project";

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
