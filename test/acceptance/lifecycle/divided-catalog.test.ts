import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import { MemberCatalog, ResourceDirectory } from "../../../lib";
import type { MemberCatalogProps } from "../../../lib";
import { FakeDirectory } from "../../../lib/testing";
import type { Sandbox } from "../../../lib/testing";
import type { TerraformResult } from "../../../lib/testing";
import { KINDS } from "../../support/member-kinds";
import type { MemberKind } from "../../support/member-kinds";
import { expectSuccess, writes } from "../support/pipeline";
import { synthesize } from "../support/synthesize";
import { servedSandbox } from "../support/served-sandbox";

type Part = Pick<MemberCatalogProps, "folders" | "exceptFolders" | "forgetFolders">;

/** An app with a stack for each part of one catalog, and the states of its stacks. */
class DividedApp {
  readonly directory = mkdtempSync(join(tmpdir(), "divided-"));
  private readonly sandboxes = new Map<string, Sandbox>();

  constructor(
    private readonly kind: MemberKind,
    private readonly fake: FakeDirectory,
  ) {}

  /** Synthesizes the app and applies its stacks, in this order; the calls that write. */
  async deploy(parts: Readonly<Record<string, Part>>, members: string): Promise<readonly string[]> {
    const file = join(this.directory, "members.yaml");
    writeFileSync(file, members);
    const stackDir = synthesize((app) => {
      for (const [name, part] of Object.entries(parts)) {
        const stack = new TerraformStack(app, name);
        const { members: resource } = this.kind;
        new ResourceDirectory(stack, "rd", {
          directoryId: "rd-test01",
          region: "cn-hangzhou",
          members: resource,
        });
        new MemberCatalog(stack, "members", { file, ...part });
      }
    });
    const written: string[] = [];
    for (const name of Object.keys(parts)) {
      const sandbox = await this.sandboxOf(name, stackDir(name));
      written.push(...writes(expectSuccess(`apply ${name}`, await sandbox.apply())));
    }
    return written;
  }

  plans(): Promise<readonly TerraformResult[]> {
    return Promise.all([...this.sandboxes.values()].map((sandbox) => sandbox.plan()));
  }

  async inState(stack: string): Promise<readonly string[]> {
    const state = await this.sandboxes.get(stack)?.state();
    return Object.keys(state?.resources ?? {}).map((address) => address.replace(/_[0-9A-F]{8}$/, ""));
  }

  async close(): Promise<void> {
    await Promise.all([...this.sandboxes.values()].map((sandbox) => sandbox.close()));
    await this.fake.stop();
    rmSync(this.directory, { recursive: true });
  }

  private async sandboxOf(name: string, stackDir: string): Promise<Sandbox> {
    const known = this.sandboxes.get(name);
    if (known !== undefined) {
      known.useStack(stackDir);
      return known;
    }
    const sandbox = await servedSandbox({ fake: this.fake, stackDir });
    this.sandboxes.set(name, sandbox);
    return sandbox;
  }
}

const apps: DividedApp[] = [];

afterEach(() => Promise.all(apps.splice(0).map((app) => app.close())));

const NEW = `members:
  - { key: logs, displayName: logs-prod, folder: prod }
  - { key: sandbox, displayName: sandbox-one, folder: test, promotion: { email: sandbox@example.com } }
`;

test.each(KINDS)(
  "a folder goes from one stack to another with its members on $members: nothing is called, no mail is sent again",
  async (kind) => {
    const fake = await FakeDirectory.start();
    const app = new DividedApp(kind, fake);
    apps.push(app);
    await app.deploy({ rest: {} }, NEW);
    const { accountId } = fake.world.member("sandbox-one");
    const folder = fake.world.folders.find(({ name }) => name === "test");
    const known = `folders: { test: { id: ${folder?.id} } }\n${NEW.replace("folder: test", `folder: test, accountId: "${accountId}"`)}`;

    const moved = await app.deploy({ rest: { forgetFolders: ["test"] }, test: { folders: ["test"] } }, known);

    expect(moved).toEqual([]);
    expect(fake.mailbox.mails).toHaveLength(1);
    expect((await app.inState("rest")).filter((address) => /sandbox|test/.test(address))).toEqual([]);
    expect(await app.inState("test")).toEqual(
      expect.arrayContaining(
        kind.types.map((type) => expect.stringMatching(`^${type}\\.members_sandbox`) as string),
      ),
    );
    const settled = await app.deploy(
      { rest: { exceptFolders: ["test"] }, test: { folders: ["test"] } },
      known,
    );
    expect(settled).toEqual([]);
    expect((await app.plans()).map(({ summary }) => summary)).toEqual(["No changes.", "No changes."]);
  },
);
