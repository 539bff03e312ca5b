import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Testing, TerraformStack } from "cdktf";
import { schemaProblems } from "../constructs/schema-check";
import { ACCEPTANCE, PROMOTION, addresses, synthesize } from "../constructs/support";
import type { SynthesizedStack } from "../constructs/support";
import { KINDS, OWN, VENDORS } from "../support/member-kinds";
import type { MemberKind } from "../support/member-kinds";
import { addExamplesOn } from "./support";

function examples(kind: MemberKind): Map<string, TerraformStack> {
  const app = Testing.app();
  addExamplesOn(kind, app);
  const stacks = app.node.children.filter((child) => TerraformStack.isStack(child));
  return new Map(stacks.map((stack) => [stack.node.id, stack]));
}

function example(id: string, kind = VENDORS): TerraformStack {
  const stack = examples(kind).get(id);
  if (stack === undefined) {
    throw new Error(`no example ${id}`);
  }
  return stack;
}

const EXAMPLES = [...examples(VENDORS).keys()];

/** Without CDKTF, or a repository of its own; tried with the packages. */
const NOT_OF_THE_APP = ["plain-hcl", "gitops"];

test("every folder of examples has a stack in the one app", () => {
  const folders = readdirSync(join(__dirname, "..", "..", "examples"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_OF_THE_APP.includes(entry.name))
    .map((entry) => entry.name);

  expect(folders.filter((folder) => !EXAMPLES.some((id) => id.startsWith(folder)))).toEqual([]);
});

describe.each(EXAMPLES)("%s", (id) => {
  test.each(KINDS)(
    "passes validation and sets what the providers' schemas know, with members on $members",
    (kind) => {
      expect(schemaProblems(synthesize(example(id, kind)))).toEqual([]);
    },
  );

  test("needs none of the vendor's provider with members on our own resource, unless it chooses the vendor's", () => {
    const { provider = {} } = synthesize(example(id, OWN)) as Partial<SynthesizedStack>;

    expect("alicloud" in provider).toBe(id === "onboarding");
  });

  test.each(KINDS)("has no credentials in its provider blocks, with members on $members", (kind) => {
    const { provider } = synthesize(example(id, kind)) as Partial<SynthesizedStack>;
    const providers = Object.values(provider ?? {}).flat();
    const given = new Set(providers.flatMap((provider) => Object.keys(provider)));

    expect(
      [...given].filter((name) => !["alias", "credentials_env_prefix", "region"].includes(name)),
    ).toEqual([]);
  });
});

test.each(KINDS)(
  "the same constructs make one environment's members on $members as the other's, and promote in production only",
  (kind) => {
    const accountsOf = (id: string) =>
      addresses(example(id, kind)).filter((address) => !address.startsWith(PROMOTION));

    expect(accountsOf("environments-staging")).toEqual(accountsOf("environments-production"));
    expect(synthesize(example("environments-staging", kind)).resource).not.toHaveProperty(PROMOTION);
    expect(
      Object.keys(synthesize(example("environments-production", kind)).resource[PROMOTION] ?? {}),
    ).toHaveLength(2);
  },
);

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
