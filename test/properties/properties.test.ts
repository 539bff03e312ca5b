import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { MemberAccount, MemberResource, ProviderInstallation, ResourceDirectory } from "../../lib";
import type { MemberAccountProps } from "../../lib";
import { MANAGEMENT_KEY } from "../../lib/testing";
import { synthesize } from "../acceptance/support/synthesize";
import { said, Scene, writes } from "../provider/support/scene";
import { expectInDocument } from "../support/golden";
import { MEMBER_ACCOUNT } from "./member-account";
import { markdownOf } from "./row";
import type { Change, Outcome, Place } from "./row";

const DOCUMENT = join(__dirname, "../../docs/properties.md");

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.keyInEnvironment("", MANAGEMENT_KEY);
});

afterEach(() => scene.close());

/** The code of one member with these properties, synthesized. */
function synthesized(members: MemberResource, given: (place: Place) => Partial<MemberAccountProps>): string {
  const accountId = scene.fake.world.tryMember("payments")?.accountId ?? null;
  return synthesize((app) => {
    const stack = new TerraformStack(app, "members");
    const directory = new ResourceDirectory(stack, "rd", {
      members,
      region: "cn-hangzhou",
      installation: ProviderInstallation.NONE,
    });
    const props = given({ stack, directory, accountId });
    new MemberAccount(stack, "payments", { displayName: "payments", ...props });
  })("members");
}

async function expectOutcome(
  members: MemberResource,
  { from = () => ({}), to }: Change<MemberAccountProps>,
  outcome: Outcome,
): Promise<void> {
  scene.useStack(synthesized(members, from));
  expect((await scene.apply()).errors).toEqual([]);
  const before = scene.fake.world.members;

  if ("refused" in outcome && outcome.refused === "synth") {
    expect(() => synthesized(members, to)).toThrow(outcome.says);
    return;
  }
  scene.useStack(synthesized(members, to));
  const run = await scene.apply();
  expect(writes(run)).toEqual("applied" in outcome ? outcome.applied : []);
  if ("refused" in outcome) {
    expect(said(run.errors)).toContain(outcome.says);
    return;
  }
  expect(run.errors).toEqual([]);
  if ("leftAlone" in outcome) expect(run.summary).toBe("No changes.");
  if (!("applied" in outcome)) expect(scene.fake.world.members).toEqual(before);
  expect((await scene.plan()).summary).toBe("No changes.");
}

describe.each(Object.entries(MEMBER_ACCOUNT))("%s of a MemberAccount", (_property, changes) => {
  describe.each([...changes])("$change", (row) => {
    test("comes on the vendor's resource to what the table says", () =>
      expectOutcome(MemberResource.ALICLOUD, row, row.vendors));

    test("comes on our own resource to what the table says", () =>
      expectOutcome(MemberResource.RESOURCE_DIRECTORY, row, row.own));
  });
});

test("the document shows the table", () => {
  expectInDocument(DOCUMENT, "MemberAccount", markdownOf(MEMBER_ACCOUNT));
});
