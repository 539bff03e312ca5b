import { operationsIn } from "../../../../lib/testing/fake-directory/operations/registry";
import { type Case, CASES, DOCUMENTED_ABSENCES } from "./cases";
import { missingIn, unknownIn } from "./model-check";
import { Scene, type SignatureVersion } from "./scene";

const VERSION = "2020-03-31";

let scene: Scene | undefined;
afterEach(() => scene?.fake.stop());

describe.each(["ACS3", "v2"] as const)("the official client, signing with %s", (signature) => {
  test.each(Object.entries(CASES))("understands all of %s", async (name, call) => {
    const { model, raw } = await outcomeOf(name, call, signature);

    expect(missingIn(model).sort()).toEqual(DOCUMENTED_ABSENCES[name] ?? []);
    expect(unknownIn(raw, model)).toEqual([]);
  });
});

test("every operation of the fake in that version has its case", async () => {
  scene = await Scene.open("ACS3");
  const covered = new Set(Object.keys(CASES).map(operationOf));

  expect(operationsIn(VERSION).filter((name) => !covered.has(name))).toEqual([]);
});

test("the checker finds what is missing, empty, of another type and unknown", async () => {
  const { model, raw } = await outcomeOf("ListTagResources", CASES["ListTagResources"], "ACS3");
  Reflect.set(model, "tagResources", []);
  Reflect.set(model, "requestId", 12);
  Reflect.deleteProperty(model, "nextToken");

  expect(missingIn(model).sort()).toEqual(["NextToken", "RequestId (number, not string)", "TagResources"]);
  expect(unknownIn({ ...raw, Surprise: 1 }, model)).toEqual(["Surprise"]);
});

async function outcomeOf(name: string, call: Case | undefined, signature: SignatureVersion) {
  scene = await Scene.open(signature);
  const { body: model } = (await call?.(scene)) ?? {};
  const log = scene.fake.requests.of(operationOf(name));
  expect(log.at(-1)).toMatchObject({ version: VERSION, status: 200 });
  const raw = [scene.management, scene.invitee].map(({ lastBody }) => lastBody).find((body) => body);
  if (model === undefined) throw new Error(`${name} answered no body.`);
  return { model, raw: raw as Record<string, unknown> };
}

function operationOf(name: string): string {
  return name.split(" ")[0] ?? name;
}
