import { chmodSync } from "node:fs";
import { PROVIDER_ADDRESS } from "../../../lib/provider/address";
import type { TestMachine } from "../support/machine";
import { findingsOf, HANDSHAKE, healthyProject, replaceProvider, zip } from "../support/healthy-project";

/** By which a provider knows that Terraform has started it. */
const COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

interface Case {
  /** How the test's name goes on. */
  readonly when: string;
  readonly make: (machine: TestMachine) => void;
  readonly level: "ok" | "problem";
  readonly what: RegExp;
  readonly advice?: RegExp;
}

/** What one of the provider's own programs does when it is started. */
const starts = (script: string) => (machine: TestMachine) => replaceProvider(machine, script);

const CASES: readonly Case[] = [
  {
    when: "the provider refuses",
    make: starts("echo 'Node.js 20.9 or newer must be on the PATH to run this provider, found none'"),
    level: "problem",
    what: /started as Terraform does, it answered: Node\.js 20\.9 or newer must be on the PATH/,
  },
  {
    when: "something prints into the handshake",
    make: (machine) => {
      machine.env({ NODE_OPTIONS: "--require ./tracer.js" });
      starts(`echo 'tracer loaded'; echo '${HANDSHAKE}'`)(machine);
    },
    level: "problem",
    what: /started as Terraform does with NODE_OPTIONS=--require \.\/tracer\.js, it answered: tracer loaded/,
  },
  {
    when: "it ends without a word on stdout",
    make: starts("echo 'node: --no-such-option is not allowed in NODE_OPTIONS' >&2; exit 9"),
    level: "problem",
    what: /it ended without a word/,
    advice: /It wrote on stderr:\nnode: --no-such-option is not allowed in NODE_OPTIONS\n/,
  },
  {
    when: "what it writes would act on a terminal, or is somebody's",
    make: starts(
      "printf '\\033]0;title\\007 for some.body@example.com, AccessKeySecret=abcdefghijk\\n' >&2; exit 1",
    ),
    level: "problem",
    what: /it ended without a word/,
    // eslint-disable-next-line no-control-regex -- that there is none is the point
    advice: /^It wrote on stderr:\n(?!.*(some\.body@|abcdefghijk))[^\u001b\u0007]+$/,
  },
  {
    when: "it prints the credentials of the environment",
    make: starts('echo "$ALICLOUD_ACCESS_KEY"; echo "with $ALICLOUD_SECRET_KEY" >&2; exit 1'),
    level: "problem",
    what: /it answered: \*\*\*$/,
    advice: /^(?!.*sk-secret)/s,
  },
  {
    when: "it is what Terraform calls a provider",
    make: starts(
      `test "$TF_PLUGIN_MAGIC_COOKIE$PLUGIN_PROTOCOL_VERSIONS" = ${COOKIE}5,6 || exit 1; pwd >&2; echo '${HANDSHAKE}'; exec sleep 60`,
    ),
    level: "ok",
    what: /started as Terraform does, it answered after \d+ ms\.$/,
  },
  {
    when: "a preloaded module is looked for beside the stack",
    make: starts(`test -f cdk.tf.json && echo '${HANDSHAKE}'`),
    level: "ok",
    what: /answered after/,
  },
  {
    when: "its package is damaged",
    make: (machine) => machine.write(`package/dist/provider/${zip("linux_amd64")}`, "half a zi"),
    level: "problem",
    what: /linux_amd64\.zip cannot be unpacked: .* is no whole zip/,
    advice: /Install the package again/,
  },
];

test.each(CASES)("provider-start is $level when $when", async ({ make, level, what, advice }) => {
  const machine = healthyProject();
  make(machine);
  const [finding] = await findingsOf(machine, "provider-start");
  expect(finding).toMatchObject({ level, what: expect.stringMatching(what) as unknown });
  if (advice !== undefined) {
    expect(finding).toMatchObject({ advice: expect.stringMatching(advice) as unknown });
  }
});

test("What terraform init has unpacked must still be executable, stack by stack", async () => {
  const machine = healthyProject();
  const unpacked = `project/cdktf.out/stacks/members/.terraform/providers/${PROVIDER_ADDRESS}/0.1.0/linux_amd64`;
  const executable = machine.write(`${unpacked}/terraform-provider-resourcedirectory_v0.1.0`, "#!/bin/sh");
  expect(await findingsOf(machine, "provider-start")).toMatchObject([
    { level: "ok" },
    {
      level: "problem",
      what: "members: what terraform init has unpacked may not be executed.",
      advice: expect.stringContaining("Delete .terraform/providers") as unknown,
    },
  ]);
  chmodSync(executable, 0o755);
  expect(await findingsOf(machine, "provider-start")).toMatchObject([{ level: "ok" }]);
});
