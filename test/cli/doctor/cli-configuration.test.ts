import { PROVIDER_ADDRESS } from "../../../lib/provider/address";
import { findingsOf, healthyProject, PLUGINS, zip } from "../support/healthy-project";

describe("the CLI configuration", () => {
  function installation(content: string): string {
    return `provider_installation {\n${content}\n}\n`;
  }

  test("is fine without a provider_installation block", async () => {
    const machine = healthyProject();
    machine.write("home/.terraformrc", 'plugin_cache_dir = "/tmp" # not provider_installation { at all\n');
    expect(await findingsOf(machine, "cli-configuration")).toEqual([
      { level: "ok", what: "nothing in it changes where providers come from." },
    ]);
  });

  test.each([
    ["a mirror that lacks the provider", 'filesystem_mirror {\n path = "/nowhere"\n}', "home/.terraformrc"],
    ["no mirror at all", "direct {}", "home/.terraformrc"],
    ["no mirror, in a file of the configuration directory", "direct {}", "home/.terraform.d/mirror.tfrc"],
  ])("hides the provider in terraform.d with %s", async (_what, content, file) => {
    const machine = healthyProject();
    machine.write(file, installation(content));
    const [finding] = await findingsOf(machine, "cli-configuration");
    expect(finding).toMatchObject({
      level: "problem",
      what: expect.stringContaining(
        `the provider_installation block in ${machine.path(file)} hides the provider`,
      ) as unknown,
      advice: expect.stringContaining("resource-directory mirror DIR") as unknown,
    });
  });

  test("is OpenTofu's own where that is what the stacks are run with", async () => {
    const machine = healthyProject();
    machine.write("home/.tofurc", installation("direct {}"));
    expect(await findingsOf(machine, "cli-configuration")).toMatchObject([{ level: "ok" }]);
    machine.env({ TERRAFORM_BINARY_NAME: "tofu" });
    expect(await findingsOf(machine, "cli-configuration")).toMatchObject([
      { level: "problem", what: expect.stringContaining(machine.path("home/.tofurc")) as unknown },
    ]);
  });

  test("of Terraform is read by OpenTofu, too, if it has none", async () => {
    const machine = healthyProject();
    machine.write("home/.terraformrc", installation("direct {}"));
    machine.env({ TERRAFORM_BINARY_NAME: "tofu" });
    expect(await findingsOf(machine, "cli-configuration")).toMatchObject([{ level: "problem" }]);
  });

  test("is read from where TF_CLI_CONFIG_FILE says, in JSON, too", async () => {
    const machine = healthyProject();
    const config = {
      provider_installation: [{ filesystem_mirror: [{ path: machine.path("mirror") }], direct: [{}] }],
    };
    machine.env({ TF_CLI_CONFIG_FILE: machine.write("terraform.tfrc.json", JSON.stringify(config)) });
    expect(await findingsOf(machine, "cli-configuration")).toMatchObject([{ level: "problem" }]);
    machine.write(`mirror/${PROVIDER_ADDRESS}/${zip("linux_amd64")}`, "");
    expect(await findingsOf(machine, "cli-configuration")).toMatchObject([{ level: "ok" }]);
  });

  test("that is named and not there is worth a warning", async () => {
    const machine = healthyProject();
    machine.env({ TF_CLI_CONFIG_FILE: machine.path("gone.tfrc") });
    const [finding] = await findingsOf(machine, "cli-configuration");
    expect(finding).toMatchObject({
      level: "warning",
      what: expect.stringContaining("gone.tfrc, which is not there") as unknown,
    });
  });

  test("that overrides the provider for its developers is worth a warning", async () => {
    const machine = healthyProject();
    machine.write(
      "home/.terraformrc",
      installation(`dev_overrides {\n "${PROVIDER_ADDRESS}" = "/tmp"\n}\ndirect {}`),
    );
    const [finding] = await findingsOf(machine, "cli-configuration");
    expect(finding).toMatchObject({
      level: "warning",
      what: expect.stringContaining("dev_overrides") as unknown,
    });
  });

  test("must lead somewhere for a stack that carries no provider", async () => {
    const machine = healthyProject();
    machine.remove(PLUGINS);
    expect(await findingsOf(machine, "cli-configuration")).toMatchObject([
      { level: "problem", what: expect.stringContaining("members: no provider in the stack") as unknown },
    ]);
    machine.write(`home/.terraform.d/plugins/${PROVIDER_ADDRESS}/${zip("linux_amd64")}`, "");
    expect(await findingsOf(machine, "cli-configuration")).toMatchObject([{ level: "ok" }]);
  });
});
