import { serveInProcess, UNKNOWN } from "../../../lib/plugin";
import type { InProcessServer } from "../../../lib/plugin";
import { ECHO_ADDRESS, echoProvider } from "../support/echo-provider";
import type { EchoType, Heard } from "../support/echo-provider";
import { TerraformWorkspace } from "../support/terraform";

type Case = readonly [hcl: string, heard: unknown];

const grown = (key: string, count = 1): unknown => ({ key, count, made: UNKNOWN });
const LONG = "x".repeat(100_000);

/** What stands in a configuration, and what the provider gets to see of it. */
const CASES: Readonly<Record<EchoType, readonly Case[]>> = {
  string: [
    ['""', ""],
    ["null", null],
    ['"a"', "a"],
    ['"ä€😀"', "ä€😀"],
    ['"line\\nbreak \\"quoted\\" \\\\ $${x}"', 'line\nbreak "quoted" \\ ${x}'],
    ['" "', " "],
    ['"null"', "null"],
    ['"0.10"', "0.10"],
    ["1.50", "1.5"],
    ["true", "true"],
    ['"\\u0000"', "\0"],
    ['"e\\u0301"', "é"],
    [`"${LONG}"`, LONG],
  ],
  number: [
    ["0", 0],
    ["-0", 0],
    ["7", 7],
    ["-1", -1],
    ["127", 127],
    ["128", 128],
    ["-129", -129],
    ["65536", 65_536],
    ["4294967296", 4_294_967_296],
    ["9007199254740991", Number.MAX_SAFE_INTEGER],
    ["-9007199254740991", Number.MIN_SAFE_INTEGER],
    ["0.5", 0.5],
    ["0.1", 0.1],
    ["-2.75", -2.75],
    ["3.141592653589793", Math.PI],
    ["1e3", 1000],
    ["1.5e-7", 1.5e-7],
    ["100.0", 100],
    ['"12"', 12],
    ["null", null],
  ],
  bool: [
    ["true", true],
    ["false", false],
    ['"true"', true],
    ["null", null],
  ],
  strings: [
    ["[]", []],
    ["null", null],
    ['["a"]', ["a"]],
    ['["b", "a", "b", ""]', ["b", "a", "b", ""]],
    ["[1, true]", ["1", "true"]],
    ["[for n in range(300) : tostring(n)]", Array.from({ length: 300 }, (_unused, n) => String(n))],
  ],
  string_map: [
    ["{}", {}],
    ["null", null],
    [
      '{ a = "1", "with.dots" = "", "with space" = "x", "" = "y" }',
      { a: "1", "with.dots": "", "with space": "x", "": "y" },
    ],
    ['{ constructor = "x", toString = "y" }', { constructor: "x", toString: "y" }],
  ],
  bool_map: [["{ yes = true, no = false }", { yes: true, no: false }]],
  list_map: [['{ a = [], b = ["x", "y"] }', { a: [], b: ["x", "y"] }]],
  map_list: [["[{ a = 1 }, {}, { b = 2.5 }]", [{ a: 1 }, {}, { b: 2.5 }]]],
  pairs: [
    ["null", null],
    ["[]", []],
    ['[{ key = "a" }, { key = "a", count = 2 }]', [grown("a"), grown("a", 2)]],
    ['[{ key = "a", count = null }, { key = "", count = 0 }]', [grown("a"), grown("", 0)]],
  ],
};

interface Placed {
  readonly type: EchoType;
  readonly key: string;
  readonly hcl: string;
  readonly expected: unknown;
}

const ALL: readonly Placed[] = (Object.entries(CASES) as [EchoType, readonly Case[]][]).flatMap(
  ([type, cases]) =>
    cases.map(([hcl, expected], index) => ({ type, key: `${type}_${index}`, hcl, expected })),
);

/** The values of every type, each moved on to the next object. */
const ROTATED: readonly Placed[] = ALL.map((placed) => {
  const cases = CASES[placed.type];
  const [hcl, expected] = cases[(ALL.indexOf(placed) + 1) % cases.length] ?? ["null", null];
  return { ...placed, hcl, expected };
});

let heard: Heard;
let server: InProcessServer;
let terraform: TerraformWorkspace;

beforeEach(async () => {
  heard = new Map();
  server = await serveInProcess(echoProvider(heard));
  terraform = new TerraformWorkspace({ [ECHO_ADDRESS]: server.reattach });
});
afterEach(async () => {
  await server.close();
  terraform.remove();
});

function declare(places: readonly Placed[], write: (placed: Placed) => string): void {
  const blocks = places.map(
    (placed) =>
      `resource "echo_${placed.type}" "${placed.key}" {\n  key = "${placed.key}"\n  ${write(placed)}\n}`,
  );
  terraform.write(`terraform {
  required_providers {
    echo = { source = "${ECHO_ADDRESS}" }
  }
}
${blocks.join("\n")}
`);
}

async function apply(): Promise<void> {
  const run = await terraform.apply();
  expect({
    exitCode: run.exitCode,
    output: run.exitCode === 0 ? "" : run.output.slice(run.output.indexOf("Error:")),
  }).toEqual({
    exitCode: 0,
    output: "",
  });
}

function expectHeard(places: readonly Placed[]): void {
  for (const { key, hcl, expected } of places) {
    expect({ key, hcl, heard: heard.get(key) }).toEqual({ key, hcl, heard: expected });
  }
}

test(`${ALL.length} values reach the provider as they were written, and nothing is left to change`, async () => {
  declare(ALL, ({ hcl }) => `value = ${hcl}`);

  await apply();

  expectHeard(ALL);
  expect((await terraform.plan()).exitCode).toBe(0);
});

test(`${ALL.length} values that are not known in the plan arrive the same`, async () => {
  declare(ALL, ({ type, key }) => `value = terraform_data.${type}_late.output["${key}"]`);
  const late = Object.keys(CASES).map((type) => {
    const entries = ALL.filter((placed) => placed.type === type).map(({ key, hcl }) => `    ${key} = ${hcl}`);
    return `resource "terraform_data" "${type}_late" {\n  input = {\n${entries.join("\n")}\n  }\n}`;
  });
  terraform.write(late.join("\n"), "late.tf");

  await apply();

  expectHeard(ALL);
  expect((await terraform.plan()).exitCode).toBe(0);
});

test(`${ALL.length} values change into others in place`, async () => {
  declare(ALL, ({ hcl }) => `value = ${hcl}`);
  await apply();
  declare(ROTATED, ({ hcl }) => `value = ${hcl}`);
  heard.clear();

  await apply();

  expectHeard(ROTATED.filter(({ key }) => heard.has(key)));
  expect(heard.size).toBeGreaterThan(ALL.length / 2);
  expect((await terraform.plan()).exitCode).toBe(0);
});

test.each([
  ["number", "9007199254740993", "is too large"],
  ["number", "0.1234567890123456789", "has more digits than are kept exactly"],
  ["number", "1/3", "has more digits than are kept exactly"],
  ["strings", '["a", null]', "One of its elements is null"],
  ["list_map", '{ a = ["x", null] }', "One of its elements is null"],
  ["string_map", '{ "__proto__" = "x" }', "The value cannot be read: The key __proto__ is not allowed"],
])("a %s of %s is refused by name", async (type, hcl, reason) => {
  declare([{ type: type as EchoType, key: "k", hcl, expected: null }], () => `value = ${hcl}`);

  const { prose, exitCode } = await terraform.plan();

  expect(exitCode).toBe(1);
  expect(prose).toContain(reason);
  expect(prose).toMatch(/on main\.tf line \d+, in resource "echo_/);
});
