// Tests, demo and benchmarks run the real Terraform, or OpenTofu: say in one line when it is missing, not in a hundred
// failures.
const { spawnSync } = require("node:child_process");

// `removed` blocks, which forget a member without deleting it, came with 1.7.
const MINIMUM = [1, 7];

const wanted = `Install Terraform or OpenTofu, ${MINIMUM.join(".")} or newer, and put it on the PATH, or name it in TERRAFORM_BINARY_NAME.`;
const problem = findProblem();
if (problem !== undefined) {
  console.error(`${problem} ${wanted}`);
  process.exitCode = 1;
}

function findProblem() {
  const named = process.env.TERRAFORM_BINARY_NAME;
  const programs = named ? [named] : ["terraform", "tofu"];
  const version = programs.map(versionOf).find((found) => found !== undefined);
  if (version === undefined) {
    return `${programs.join(" or ")} cannot be run.`;
  }
  const [major, minor] = version.split(".").map(Number);
  const isOld = major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]);
  return isOld ? `Version ${version} is too old.` : undefined;
}

function versionOf(program) {
  const run = spawnSync(program, ["version", "-json"], {
    encoding: "utf8",
    // Settings of the user's could add lines to the answer; undefined removes a variable.
    env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: undefined },
  });
  return run.error === undefined && run.status === 0 ? JSON.parse(run.stdout).terraform_version : undefined;
}
