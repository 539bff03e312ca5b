import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { MemberResource, ProviderInstallation, ResourceDirectory } from "../../lib";
import type { ResourceDirectoryProps } from "../../lib";
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
  scene.keyInEnvironment("OURS_", MANAGEMENT_KEY);
  scene.keyInEnvironment("ACME_", INVITEE_KEY);
});

afterEach(() => scene.close());

/** A construct with its table. */
export interface Subject<Props> {
  readonly table: PropertyTable<Props>;
  /** Whether it is the directory itself, or declares it. Others find one declared. */
  readonly declaresDirectory?: boolean;
  /** Declares it, with these properties on top of what is required. */
  declare(site: Site, props: Partial<Props>): void;
}

/** The code of a stack in the making. */
class Site implements Place {
  private declared: ResourceDirectory | undefined;

  constructor(
    readonly stack: TerraformStack,
    private readonly members: MemberResource,
  ) {}

  declareDirectory(props: ResourceDirectoryProps = {}): ResourceDirectory {
    this.declared = new ResourceDirectory(this.stack, "rd", {
      members: this.members,
      region: "cn-hangzhou",
      installation: ProviderInstallation.NONE,
      ...props,
    });
    return this.declared;
  }

  get directory(): ResourceDirectory {
    if (this.declared === undefined) throw new Error("The directory is not declared yet.");
    return this.declared;
  }

  readonly accountId = scene.fake.world.tryMember("payments")?.accountId ?? null;
  readonly folderId = scene.fake.world.folders.find(({ name }) => name === "department")?.id ?? null;
  readonly handshakeId = scene.fake.world.handshakes[0]?.id ?? null;
  readonly recordId = scene.fake.world.promotions[0]?.recordId ?? null;
}

/** The synthesized code of a stack. */
function synthesized(members: MemberResource, code: (site: Site) => void): string {
  return synthesize((app) => {
    code(new Site(new TerraformStack(app, "members"), members));
  })("members");
}

function inDirectory() {
  const { members, folders, handshakes } = scene.fake.world;
  return { members, folders, handshakes, mails: scene.fake.mailbox.mails };
}

interface Row {
  before(site: Site): void;
  meanwhile(fake: FakeDirectory): void;
  after(site: Site): void;
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

export function carryOut<Props>(construct: string, subject: Subject<Props>): void {
  const { table, declare, declaresDirectory = false } = subject;
  const declaring = (props: (place: Place) => Partial<Props>) => (site: Site) => {
    if (!declaresDirectory) site.declareDirectory();
    declare(site, props(site));
  };

  describe.each(Object.entries<readonly Change<Props>[]>(table))(`${construct}, its %s`, (_name, changes) => {
    describe.each([...changes])(
      "$change",
      ({ from = () => ({}), meanwhile = () => undefined, to, vendors, own }) => {
        test.each([
          [MemberResource.ALICLOUD, vendors],
          [MemberResource.RESOURCE_DIRECTORY, own],
        ])("comes with members on %s to what the table says", (members, outcome) =>
          expectOutcome(members, { before: declaring(from), meanwhile, after: declaring(to) }, outcome),
        );
      },
    );
  });

  test(`the document shows the table of ${construct}`, () => {
    expectInDocument(DOCUMENT, construct, markdownOf(table));
  });
}
