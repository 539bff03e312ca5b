import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { MemberResource, ProviderInstallation, ResourceDirectory } from "../../lib";
import { INVITEE_KEY, MANAGEMENT_KEY } from "../../lib/testing";
import type { FakeDirectory } from "../../lib/testing";
import { synthesize } from "../acceptance/support/synthesize";
import { said, Scene, writes } from "../provider/support/scene";
import { expectInDocument } from "../support/golden";
import { markdownOf } from "./row";
import type { Change, Outcome, Place, PropertyTable } from "./row";

const DOCUMENT = join(__dirname, "../../docs/properties.md");

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.keyInEnvironment("", MANAGEMENT_KEY);
  scene.keyInEnvironment("ACME_", INVITEE_KEY);
});

afterEach(() => scene.close());

/** A construct with its table. */
export interface Subject<Props> {
  readonly table: PropertyTable<Props>;
  /** Declares it, with these properties on top of what is required. */
  declare(place: Place, props: Partial<Props>): void;
}

/** The synthesized code of a stack. */
function synthesized(members: MemberResource, code: (place: Place) => void): string {
  return synthesize((app) => {
    const stack = new TerraformStack(app, "members");
    const directory = new ResourceDirectory(stack, "rd", {
      members,
      region: "cn-hangzhou",
      installation: ProviderInstallation.NONE,
    });
    const accountId = scene.fake.world.tryMember("payments")?.accountId ?? null;
    const folderId = scene.fake.world.folders.find(({ name }) => name === "department")?.id ?? null;
    const handshakeId = scene.fake.world.handshakes[0]?.id ?? null;
    const recordId = scene.fake.world.promotions[0]?.recordId ?? null;
    code({ stack, directory, accountId, folderId, handshakeId, recordId });
  })("members");
}

function inDirectory() {
  const { members, folders, handshakes } = scene.fake.world;
  return { members, folders, handshakes, mails: scene.fake.mailbox.mails };
}

interface Row {
  before(place: Place): void;
  meanwhile(fake: FakeDirectory): void;
  after(place: Place): void;
}

async function expectOutcome(
  members: MemberResource,
  { before, meanwhile, after }: Row,
  outcome: Outcome,
): Promise<void> {
  scene.useStack(synthesized(members, before));
  expect((await scene.apply()).errors).toEqual([]);
  meanwhile(scene.fake);
  const seen = inDirectory();

  if ("refused" in outcome && outcome.refused === "synth") {
    expect(() => synthesized(members, after)).toThrow(outcome.says);
    return;
  }
  scene.useStack(synthesized(members, after));
  const isRefusedAtPlan = "refused" in outcome && outcome.refused === "plan";
  const run = await (isRefusedAtPlan ? scene.plan() : scene.apply());
  expect(writes(run)).toEqual("applied" in outcome ? outcome.applied : []);
  if ("refused" in outcome) {
    expect(said(run.errors)).toContain(outcome.says);
    return;
  }
  expect(run.errors).toEqual([]);
  if ("recorded" in outcome) expect(said(run.warnings)).toContain(outcome.says);
  if ("leftAlone" in outcome) expect(run.summary).toBe("No changes.");
  if (!("applied" in outcome)) expect(inDirectory()).toEqual(seen);
  expect((await scene.plan()).summary).toBe("No changes.");
}

export function carryOut<Props>(construct: string, { table, declare }: Subject<Props>): void {
  describe.each(Object.entries<readonly Change<Props>[]>(table))(`${construct}, its %s`, (_name, changes) => {
    describe.each([...changes])(
      "$change",
      ({ from = () => ({}), meanwhile = () => undefined, to, vendors, own }) => {
        test.each([
          [MemberResource.ALICLOUD, vendors],
          [MemberResource.RESOURCE_DIRECTORY, own],
        ])("comes with members on %s to what the table says", (members, outcome) =>
          expectOutcome(
            members,
            {
              before: (place) => {
                declare(place, from(place));
              },
              meanwhile,
              after: (place) => {
                declare(place, to(place));
              },
            },
            outcome,
          ),
        );
      },
    );
  });

  test(`the document shows the table of ${construct}`, () => {
    expectInDocument(DOCUMENT, construct, markdownOf(table));
  });
}
