import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Testing, TerraformStack } from "cdktf";
import { addExamples } from "../../examples/main";
import { schemaProblems } from "../constructs/schema-check";
import { ACCEPTANCE, PROMOTION, addresses, synthesize } from "../constructs/support";
import type { SynthesizedStack } from "../constructs/support";

function examples(): Map<string, TerraformStack> {
  const app = Testing.app();
  addExamples(app);
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  return new Map(stacks.map((stack) => [stack.node.id, stack]));
}

function example(id: string): TerraformStack {
  const stack = examples().get(id);
  if (stack === undefined) {
    throw new Error(`no example ${id}`);
  }
  return stack;
}

const EXAMPLES = [...examples().keys()];

/** Without CDKTF, or a repository of its own; tried with the packages. */
const NOT_OF_THE_APP = ["plain-hcl", "gitops"];

test("every folder of examples has a stack in the one app", () => {
  const folders = readdirSync(join(__dirname, "..", "..", "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_OF_THE_APP.includes(entry.name))
    .map((entry) => entry.name);

  expect(folders.filter((folder) => !EXAMPLES.some((id) => id.startsWith(folder)))).toEqual([]);
});

describe.each(EXAMPLES)("%s", (id) => {
  test("passes validation and sets what the providers' schemas know", () => {
    expect(schemaProblems(synthesize(example(id)))).toEqual([]);
  });

  test("has no credentials in its provider blocks", () => {
    const { provider } = synthesize(example(id)) as Partial<SynthesizedStack>;
    const providers = Object.values(provider ?? {}).flat();
    const given = new Set(providers.flatMap((provider) => Object.keys(provider)));

    expect(
      [...given].filter((name) => !["alias", "credentials_env_prefix", "region"].includes(name)),
    ).toEqual([]);
  });
});

test("the same constructs make one environment's members as the other's, and promote in production only", () => {
  const accountsOf = (id: string) =>
    addresses(example(id)).filter((address) => !address.startsWith(PROMOTION));

  expect(accountsOf("environments-staging")).toEqual(accountsOf("environments-production"));
  expect(synthesize(example("environments-staging")).resource).not.toHaveProperty(PROMOTION);
  expect(Object.keys(synthesize(example("environments-production")).resource[PROMOTION] ?? {})).toHaveLength(
    2,
  );
});

test("the invitation is accepted as the invited account", () => {
  const { resource, provider } = synthesize(example("invitation-with-acceptance"));

  expect(Object.values(resource[ACCEPTANCE] ?? {})).toEqual([
    expect.objectContaining({ credentials_env_prefix: "INVITEE_" }),
  ]);
  expect(provider["resourcedirectory"]).toEqual([{}]);
});

test("the schema check itself sees what is unknown and what is missing", () => {
  const problems = schemaProblems({
    resource: { [PROMOTION]: { one: { account_id: "1234567890123456", status: "set", mail: "x" } } },
    provider: {},
    terraform: { required_providers: {} },
  });

  expect(problems).toEqual([
    `${PROMOTION}.one: status cannot be set`,
    `${PROMOTION}.one: mail cannot be set`,
    `${PROMOTION}.one: email is missing`,
  ]);
});
