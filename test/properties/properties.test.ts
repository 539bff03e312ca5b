import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { MemberAccount, MemberResource, ProviderInstallation, ResourceDirectory } from "../../lib";
import type { FolderOptions, MemberAccountProps } from "../../lib";
import { MANAGEMENT_KEY } from "../../lib/testing";
import { synthesize } from "../acceptance/support/synthesize";
import { said, Scene, writes } from "../provider/support/scene";
import { expectInDocument } from "../support/golden";
import { FOLDER } from "./folder";
import { MEMBER_ACCOUNT } from "./member-account";
import { markdownOf } from "./row";
import type { Change, Outcome, Place, PropertyTable } from "./row";

const DOCUMENT = join(__dirname, "../../docs/properties.md");

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
  scene.keyInEnvironment("", MANAGEMENT_KEY);
});

afterEach(() => scene.close());

/** A construct with its table. */
interface Subject<Props> {
  readonly table: PropertyTable<Props>;
  /** Declares it, with these properties on top of what is required. */
  declare(place: Place, props: Partial<Props>): void;
}

const MEMBER_ACCOUNTS: Subject<MemberAccountProps> = {
  table: MEMBER_ACCOUNT,
  declare: ({ stack }, props) => new MemberAccount(stack, "payments", { displayName: "payments", ...props }),
};

const FOLDERS: Subject<FolderOptions> = {
  table: FOLDER,
  declare: ({ directory }, props) => directory.addFolder("department", props),
};

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
    code({ stack, directory, accountId, folderId });
  })("members");
}

const inDirectory = () => ({ members: scene.fake.world.members, folders: scene.fake.world.folders });

async function expectOutcome(
  members: MemberResource,
  before: (place: Place) => void,
  after: (place: Place) => void,
  outcome: Outcome,
): Promise<void> {
  scene.useStack(synthesized(members, before));
  expect((await scene.apply()).errors).toEqual([]);
  const seen = inDirectory();

  if ("refused" in outcome && outcome.refused === "synth") {
    expect(() => synthesized(members, after)).toThrow(outcome.says);
    return;
  }
  scene.useStack(synthesized(members, after));
  const run = await scene.apply();
  expect(writes(run)).toEqual("applied" in outcome ? outcome.applied : []);
  if ("refused" in outcome) {
    expect(said(run.errors)).toContain(outcome.says);
    return;
  }
  expect(run.errors).toEqual([]);
  if ("leftAlone" in outcome) expect(run.summary).toBe("No changes.");
  if (!("applied" in outcome)) expect(inDirectory()).toEqual(seen);
  expect((await scene.plan()).summary).toBe("No changes.");
}

function carryOut<Props>(construct: string, { table, declare }: Subject<Props>): void {
  describe.each(Object.entries<readonly Change<Props>[]>(table))(`%s of a ${construct}`, (_name, changes) => {
    describe.each([...changes])("$change", ({ from = () => ({}), to, vendors, own }) => {
      test.each([
        [MemberResource.ALICLOUD, vendors],
        [MemberResource.RESOURCE_DIRECTORY, own],
      ])("comes with members on %s to what the table says", (members, outcome) =>
        expectOutcome(
          members,
          (place) => {
            declare(place, from(place));
          },
          (place) => {
            declare(place, to(place));
          },
          outcome,
        ),
      );
    });
  });

  test(`the document shows the table of ${construct}`, () => {
    expectInDocument(DOCUMENT, construct, markdownOf(table));
  });
}

carryOut("MemberAccount", MEMBER_ACCOUNTS);
carryOut("Folder", FOLDERS);
