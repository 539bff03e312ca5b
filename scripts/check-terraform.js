// Tests, demo and benchmarks run the real terraform: say in one line when it is missing, not in a hundred failures.
const { spawnSync } = require("node:child_process");

// `removed` blocks, which forget a member without deleting it, came with 1.7.
const MINIMUM = [1, 7];

const wanted = `Install Terraform ${MINIMUM.join(".")} or newer and put "terraform" on the PATH.`;
const problem = findProblem();
if (problem !== undefined) {
  console.error(`${problem} ${wanted}`);
  process.exitCode = 1;
}

function findProblem() {
  const run = spawnSync("terraform", ["version", "-json"], {
    encoding: "utf8",
    // Settings of the user's could add lines to the answer; undefined removes a variable.
    env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: undefined },
  });
  if (run.error !== undefined || run.status !== 0) {
    return "terraform cannot be run.";
  }
  const { terraform_version: version } = JSON.parse(run.stdout);
  const [major, minor] = version.split(".").map(Number);
  const isOld = major < MINIMUM[0] || (major === MINIMUM[0] && minor < MINIMUM[1]);
  return isOld ? `terraform ${version} is too old.` : undefined;
}
