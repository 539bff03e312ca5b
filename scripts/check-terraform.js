// Tests, demo and benchmarks run the real Terraform, or OpenTofu: say in one line when it is missing, not in a hundred
// failures.
const { spawnSync } = require("node:child_process");
const { basename } = require("node:path");

// `removed` blocks with `destroy = false`, which forget a member without deleting it, came with these.
const MINIMUM = { terraform: [1, 7], tofu: [1, 10] };

const wanted = `Install Terraform ${MINIMUM.terraform.join(".")} or OpenTofu ${MINIMUM.tofu.join(".")}, or newer, and put it on the PATH, or name it in TERRAFORM_BINARY_NAME.`;
const problem = findProblem();
if (problem !== undefined) {
  console.error(`${problem} ${wanted}`);
  process.exitCode = 1;
}

function findProblem() {
  const named = process.env.TERRAFORM_BINARY_NAME;
  const programs = named ? [named] : ["terraform", "tofu"];
  const found = programs
    .map((program) => ({ program, version: versionOf(program) }))
    .find(({ version }) => version !== undefined);
  if (found === undefined) {
    return `${programs.join(" or ")} cannot be run.`;
  }
  const { program, version } = found;
  const [major, minor] = version.split(".").map(Number);
  const wantedOfIt = MINIMUM[isTofu(program) ? "tofu" : "terraform"];
  const isOld = major < wantedOfIt[0] || (major === wantedOfIt[0] && minor < wantedOfIt[1]);
  return isOld ? `Version ${version} is too old.` : undefined;
}

/** Its answer does not say which of the two it is. */
function isTofu(program) {
  return basename(program).includes("tofu");
}

function versionOf(program) {
  const run = spawnSync(program, ["version", "-json"], {
    encoding: "utf8",
    // Settings of the user's could add lines to the answer; undefined removes a variable.
    env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: undefined },
  });
  return run.error === undefined && run.status === 0 ? JSON.parse(run.stdout).terraform_version : undefined;
}
