import { CHECKS } from "../../../lib/cli/doctor/checks";
import { healthyProject, STACK_FILE, stack } from "../support/healthy-project";

test("Where all is well, every check says so and the exit code is 0", async () => {
  const { exitCode, stdout } = await healthyProject().run("doctor");
  expect(stdout.split("\n").filter((line) => !line.startsWith("ok "))).toEqual([]);
  for (const { name } of CHECKS) {
    expect(stdout).toMatch(new RegExp(`^ok +${name} `, "m"));
  }
  expect(exitCode).toBe(0);
});

test("A problem makes the exit code 1 and stands with what to do about it", async () => {
  const machine = healthyProject();
  machine.remove("bin/terraform");
  const { exitCode, stdout } = await machine.run("doctor");
  expect(stdout).toMatch(
    /^problem +terraform +there is no terraform on the PATH\.\n +Install Terraform 1\.7 or OpenTofu 1\.10, or newer/m,
  );
  expect(exitCode).toBe(1);
});

test("A warning leaves the exit code at 0", async () => {
  const machine = healthyProject();
  machine.env({ RESOURCEDIRECTORY_ENDPOINT: "http://127.0.0.1:8080" });
  const { exitCode, stdout } = await machine.run("doctor");
  expect(stdout).toMatch(/^warning +endpoint/m);
  expect(exitCode).toBe(0);
});

test("--json holds the same for programs", async () => {
  const machine = healthyProject();
  machine.remove("bin/node");
  const { exitCode, stdout } = await machine.run("doctor", "--json");
  const report = JSON.parse(stdout) as unknown;
  expect(report).toMatchObject({
    ok: false,
    findings: expect.arrayContaining([
      expect.objectContaining({ check: "node", level: "problem", what: "there is no node on the PATH." }),
      { check: "terraform", level: "ok", what: "terraform 1.11.4." },
    ]) as unknown,
  });
  expect(exitCode).toBe(1);
});

test("The directory may be a stack's own, and anywhere", async () => {
  const machine = healthyProject();
  machine.write("elsewhere/cdk.tf.json", JSON.stringify(stack({ version: "0.0.9" })));
  const { stdout } = await machine.run("doctor", machine.path("elsewhere"));
  expect(stdout).toMatch(/^problem +stack-provider +elsewhere asks for provider 0\.0\.9/m);
});

test("Stacks of other apps are none of its business", async () => {
  const machine = healthyProject();
  machine.write("project/cdktf.out/stacks/network/cdk.tf.json", JSON.stringify({ resource: {} }));
  const { exitCode, stdout } = await machine.run("doctor");
  expect(stdout).not.toContain("network");
  expect(exitCode).toBe(0);
});

test("A stack that is no JSON is named", async () => {
  const machine = healthyProject();
  machine.write(STACK_FILE, "{");
  const { exitCode, stderr } = await machine.run("doctor");
  expect(stderr).toMatch(/members\/cdk\.tf\.json holds no JSON object/);
  expect(exitCode).toBe(1);
});
