import { serveInProcess } from "../../../lib/plugin";
import type { InProcessServer } from "../../../lib/plugin";
import { PARCEL_ADDRESS, parcelProvider } from "../support/parcel-provider";
import { TerraformWorkspace } from "../support/terraform";

const HEAD = `
terraform {
  required_providers {
    post = { source = "${PARCEL_ADDRESS}" }
  }
}
provider "post" {
  street = "Post Street"
  floor  = null
}
`;

let calls: string[];
let server: InProcessServer;
let terraform: TerraformWorkspace;

beforeEach(async () => {
  calls = [];
  server = await serveInProcess(parcelProvider({ calls }));
  terraform = new TerraformWorkspace({ [PARCEL_ADDRESS]: server.reattach });
});
afterEach(async () => {
  await server.close();
  terraform.remove();
});

function declare(parcel: string, more = ""): void {
  terraform.write(`${HEAD}\nresource "post_parcel" "a" {\n${parcel}\n}\n${more}`);
}

test.each([
  ["an attribute", "street = null\n floor = null", "street = null"],
  [
    "a nested attribute",
    `street = "a"\n floor = null\n stops = [{ street = null, floor = null }]`,
    "stops = .*stops\\[0\\]\\.street",
  ],
  ["a block", `street = "a"\n floor = null\n many {\n street = null\n floor = null\n }`, "street = null"],
])("a null that is required is refused at validation, at its line: %s", async (_name, parcel, line) => {
  declare(parcel);

  const { exitCode, prose } = await terraform.run("validate", "-no-color");

  expect(exitCode).toBe(1);
  expect(prose).toMatch(new RegExp(`Error: Missing street with post_parcel.a, on main.tf .* ${line}`));
  expect(prose).not.toContain("defect");
});

test.each([
  ["an attribute", `plot = "17"`],
  ["a nested attribute", `stops = [{ street = "a", floor = null, plot = "17" }]`],
  ["a block", `one {\n street = "a"\n floor = null\n plot = "17"\n }`],
])(
  "a value for what is read-only is refused at validation, and nothing is sent: %s",
  async (_name, parcel) => {
    declare(`street = "a"\n floor = null\n ${parcel}`);

    expect((await terraform.run("validate", "-no-color")).prose).toMatch(
      /Error: Read-only plot with post_parcel\.a, on main\.tf/,
    );
    expect((await terraform.apply()).exitCode).toBe(1);
    expect(calls).not.toContain("send");
  },
);

test("a null that turns up in the plan is refused there", async () => {
  declare("street = var.street\n floor = null", `variable "street" {\n default = null\n}`);

  expect((await terraform.run("validate")).exitCode).toBe(0);
  expect((await terraform.plan()).prose).toMatch(/Error: Missing street .* street = var\.street/);
});

test("a null that turns up in apply is refused before anything is sent", async () => {
  declare(
    "street = terraform_data.late.output\n floor = null",
    `
resource "terraform_data" "first" {}
resource "terraform_data" "late" {
  input = terraform_data.first.id == "" ? "High Street" : null
}`,
  );

  const applied = await terraform.apply();

  expect(applied.prose).toMatch(/Error: Missing street .* street = terraform_data\.late\.output/);
  expect(calls).not.toContain("send");
});

test("what may be null must be there all the same", async () => {
  declare(`street = "a"`);

  expect((await terraform.plan()).prose).toContain('The argument "floor" is required');
});

test.each([
  ["a literal", "null"],
  ["a reference", "terraform_data.late.output"],
])("what may be null is applied as null, and then keeps quiet: %s", async (_name, floor) => {
  declare(
    `street = "a"\n floor = ${floor}`,
    `
resource "terraform_data" "first" {}
resource "terraform_data" "late" {
  input = terraform_data.first.id == "" ? "2" : null
}`,
  );

  await terraform.apply();

  expect(calls.filter((call) => call === "send")).toEqual(["send"]);
  expect((await terraform.state())["post_parcel.a"]).toMatchObject({ street: "a", floor: null, plot: "17" });
  expect((await terraform.plan()).exitCode).toBe(0);
});

test("in Terraform's JSON a null is there as well", async () => {
  terraform.write(HEAD);
  terraform.write(
    JSON.stringify({ resource: { post_parcel: { a: { street: "a", floor: null } } } }),
    "parcel.tf.json",
  );

  expect((await terraform.apply()).exitCode).toBe(0);
  expect(calls).toContain("send");
});

test("ignore_changes, which takes values from state, is left in peace", async () => {
  const ignored = "lifecycle {\n ignore_changes = all\n}";
  declare(`street = "a"\n floor = null\n ${ignored}`);
  await terraform.run("import", "post_parcel.a", "17");

  const plan = await terraform.plan();

  expect((await terraform.state())["post_parcel.a"]).toMatchObject({ street: null, plot: "17" });
  expect(plan.exitCode).toBe(0);
});
