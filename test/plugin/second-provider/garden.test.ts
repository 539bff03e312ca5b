import { serveInProcess } from "../../../lib/plugin";
import type { InProcessServer } from "../../../lib/plugin";
import { TerraformWorkspace } from "../support/terraform";
import type { Run } from "../support/terraform";
import { GARDEN_ADDRESS, gardenProvider } from "./garden";
import type { Garden } from "./garden";

const HEADER = `
terraform {
  required_providers {
    garden = { source = "${GARDEN_ADDRESS}" }
  }
}
`;

let garden: Garden;
let server: InProcessServer;
let terraform: TerraformWorkspace;

beforeEach(async () => {
  garden = { plots: new Map() };
  server = await serveInProcess(gardenProvider(garden));
  terraform = new TerraformWorkspace({ [GARDEN_ADDRESS]: server.reattach });
});
afterEach(async () => {
  await server.close();
  terraform.remove();
});

function declare(plot: string, more = ""): void {
  terraform.write(`${HEADER}\nresource "garden_plot" "a" {\n name = "north"\n ${plot}\n}\n${more}`);
}

async function applied(plot: string, more = ""): Promise<Run> {
  declare(plot, more);
  const run = await terraform.apply();
  if (run.exitCode !== 0) {
    throw new Error(run.output);
  }
  return run;
}

async function planned(plot: string, more = ""): Promise<Run> {
  declare(plot, more);
  return terraform.plan();
}

const north = async (): Promise<Record<string, unknown> | undefined> =>
  (await terraform.state())["garden_plot.a"];

const EVERYTHING = `
  area     = 1234567.125
  fenced   = true
  tools    = ["spade", "hoe"]
  harvests = { y2024 = [1, 2.5], y2025 = [] }
  around   = [{ kind = "rose" }, { kind = "lily", rows = 3 }]
  owner    = "somebody"
  path {
    width  = 0.5
    colour = "red"
  }
  path { width = 2 }
  gate { side = "south" }
  gate { side = "east" }
  timeouts { create = "1m" }`;

test("everything that can be declared is created, and the next plan is empty", async () => {
  await applied(EVERYTHING);

  expect(await north()).toMatchObject({
    name: "north",
    fenced: true,
    tools: ["spade", "hoe"],
    harvests: { y2024: [1, 2.5], y2025: [] },
    soil: "loam",
    around: [
      { kind: "rose", rows: 1, label: "A rose" },
      { kind: "lily", rows: 3, label: "A lily" },
    ],
    id: "plot-north",
    visits: 0,
    path: [
      { width: 0.5, colour: "red" },
      { width: 2, colour: "grey" },
    ],
    gate: [{ side: "east" }, { side: "south" }],
  });
  expect(garden.plots.get("north")?.area).toBe(1_234_567.125);
  expect((await terraform.plan()).exitCode).toBe(0);
});

test("a plan shows what is filled in as known after apply, in nested attributes as well", async () => {
  const { output } = await planned(EVERYTHING);

  expect(output).toMatch(
    /around {3}= \[\s+\+ \{[^}]*kind {2}= "rose"[^}]*label = \(known after apply\)[^}]*rows {2}= 1/,
  );
  expect(output).toMatch(/owner {4}= \(sensitive value\)/);
});

test("a changed nested attribute changes in place, and keeps what uses the state for unknown", async () => {
  await applied(`around = [{ kind = "rose" }, { kind = "lily" }]`);

  const { output } = await planned(`around = [{ kind = "rose" }, { kind = "tulip" }]`);

  expect(output).toMatch(/~ kind {2}= "lily" -> "tulip"/);
  expect(output).toMatch(/~ visits\s+= 0 -> 1/);
  expect(output).not.toMatch(/~ soil/);
  await applied(`around = [{ kind = "rose" }, { kind = "tulip" }]`);
  expect((await terraform.plan()).exitCode).toBe(0);
});

test("the default returns where the user takes a value out of a block", async () => {
  await applied(`path {\n width = 1\n colour = "red"\n }`);
  await applied(`path {\n width = 1\n }`);

  expect(await north()).toMatchObject({ path: [{ width: 1, colour: "grey" }] });
  expect((await terraform.plan()).exitCode).toBe(0);
});

test("a replacement follows from an attribute", async () => {
  await applied("fenced = true");

  expect((await planned("fenced = false")).output).toMatch(/fenced\s+= true -> false # forces replacement/);
  terraform.write(`${HEADER}\nresource "garden_plot" "a" {\n name = "south"\n fenced = true\n}`);
  expect((await terraform.plan()).output).toMatch(/name\s+= "north" -> "south" # forces replacement/);
});

test("checks speak of nested attributes and of combinations", async () => {
  expect((await planned(`around = [{ kind = "weed" }]`)).output).toMatch(
    /Error: Invalid kind[^]*10: {2}around = \[[^]*around\[0\]\.kind: "weed" is not grown/,
  );
  expect((await planned(`fenced = false\n owner = "somebody"`)).prose).toContain("somebody owns has a fence");
});

test("blocks and values that are not known in the plan are known in apply", async () => {
  const late = `
    resource "terraform_data" "late" { input = ["red", "blue"] }
    locals { late = terraform_data.late.output }`;
  const plot = `
    area   = length(local.late) + 0.1
    tools  = local.late
    around = [{ kind = local.late[0] }]
    dynamic "path" {
      for_each = toset(local.late)
      content { width = length(path.value) }
    }
    dynamic "timeouts" {
      for_each = local.late[0] == "red" ? [1] : []
      content { create = "2m" }
    }`;

  expect((await planned(plot, late)).exitCode).toBe(2);
  await applied(plot, late);

  expect(await north()).toMatchObject({
    area: 2.1,
    tools: ["red", "blue"],
    around: [{ kind: "red", rows: 1, label: "A red" }],
    path: [{ width: 4 }, { width: 3 }],
    timeouts: { create: "2m" },
  });
  expect((await terraform.plan()).exitCode).toBe(0);
});

test("a destruction can be refused", async () => {
  await applied(`tools = ["rake"]`);

  expect((await terraform.destroy()).prose).toContain("Put the rake away first");
  expect(garden.plots.has("north")).toBe(true);
});

test("a plot is imported", async () => {
  await applied("");
  await terraform.run("state", "rm", "garden_plot.a");

  await terraform.run("import", "garden_plot.a", "plot-north");

  expect((await terraform.plan()).exitCode).toBe(0);
});

test("a state of an older version is upgraded", async () => {
  await applied("");
  terraform.write(
    (await terraform.run("state", "pull")).output
      .replace('"schema_version": 2', '"schema_version": 1')
      .replace('"name": "north"', '"title": "north"'),
    "terraform.tfstate",
  );
  garden.plots.clear();

  const { output } = await terraform.plan("-refresh=false");

  expect(output).toMatch(/name\s+= "north of version 1" -> "north"/);
});

test("a moved block takes over the state of another type, of another provider even", async () => {
  terraform.write(`${HEADER}\nresource "terraform_data" "old" { input = "north" }`);
  await terraform.apply();
  const moved = "moved {\n from = terraform_data.old\n to = garden_plot.a\n}";

  declare("", moved);
  const plan = await terraform.plan("-refresh=false");

  expect(plan.prose).toContain("moved from terraform_data.old");
  expect(plan.prose).toContain("0 to add");
});

test("a move from a type that is not known is refused with what to do", async () => {
  await applied("");
  terraform.write(
    `${HEADER}\nresource "terraform_data" "a" {}\nmoved {\n from = garden_plot.a\n to = terraform_data.a\n}`,
  );
  expect((await terraform.plan()).exitCode).toBe(1);
});

test("a data source is read with its defaults, when all it asks for is known", async () => {
  const run = await applied(
    "area = 12",
    `
    data "garden_census" "all" { depends_on = [garden_plot.a] }
    data "garden_census" "large" { larger_than = garden_plot.a.area }
    output "all" { value = data.garden_census.all.plots }
    output "large" { value = data.garden_census.large.plots }`,
  );

  expect(run.output).toMatch(/all = 1/);
  expect(run.output).toMatch(/large = 0/);
});
