import { serveInProcess } from "../../lib/plugin";
import type { InProcessServer } from "../../lib/plugin";
import { DEMO_ADDRESS, demoProvider, Shop } from "./support/demo-provider";
import { TerraformWorkspace } from "./support/terraform";

const HEADER = `terraform {
  required_providers {
    demo = { source = "${DEMO_ADDRESS}" }
  }
}
`;

let shop: Shop;
let server: InProcessServer;
let workspace: TerraformWorkspace;
let log: string[];

beforeEach(async () => {
  shop = new Shop();
  log = [];
  server = await serveInProcess(demoProvider(shop), { log: (line) => log.push(line) });
  workspace = new TerraformWorkspace({ [DEMO_ADDRESS]: server.reattach });
});

afterEach(async () => {
  await server.close();
  workspace.remove();
});

function thing(attributes: string): TerraformWorkspace {
  return workspace.write(`${HEADER}resource "demo_thing" "a" {\n${attributes}\n}\n`);
}

test("creates an object with its defaults and what the provider fills in, and plans no change after", async () => {
  thing(`name = "lamp"`);

  const applied = await workspace.apply();

  expect(applied.output).toContain("1 added");
  expect((await workspace.state())["demo_thing.a"]).toMatchObject({
    name: "lamp",
    size: 1,
    color: "grey",
    id: "thing-1",
    endpoint: "https://main/lamp/1",
    labels: null,
  });
  expect((await workspace.plan()).exitCode).toBe(0);
});
