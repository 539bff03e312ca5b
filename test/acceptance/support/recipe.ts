import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { compileFunction } from "node:vm";
import { TerraformStack } from "cdktf";
import ts from "typescript";
import * as library from "../../../lib";
import { FakeDirectory } from "../../../lib/testing";
import type { Sandbox } from "../../../lib/testing";
import { OWN, writtenRecipe } from "../../docs/support/recipes";
import type { Block, WrittenRecipe } from "../../docs/support/recipes";
import { ROOT } from "../../docs/support/snippets";
import { writes } from "./pipeline";
import { servedSandbox } from "./served-sandbox";
import { synthesize } from "./synthesize";

const PROVIDERS = `
terraform {
  required_providers {
    alicloud          = { source = "aliyun/alicloud" }
    resourcedirectory = { source = "bundled.internal/cdktf-alicloud/resourcedirectory" }
  }
}
provider "alicloud" {
  region = "cn-hangzhou"
}
`;

// A recipe is a dozen runs of terraform, and the machine may be busy.
jest.setTimeout(300_000);

const open: Recipe[] = [];

/** How a step went: its shell lines have run to the end, or up to the one that failed. */
export interface Step {
  readonly ok: boolean;
  readonly output: string;
  /** The calls that change something. */
  readonly writes: readonly string[];
}

/** What a recipe begins with. */
export interface Given {
  /** Accounts and folders of which the document shows an id of its own: their names by that id. */
  readonly names?: Readonly<Record<string, string>>;
  /** What was in the directory before the code. */
  readonly world?: (fake: FakeDirectory) => void;
  /** Whether it cannot be applied. @default false */
  readonly isRefused?: boolean;
}

/**
 * A recipe of docs/recipes.md, carried out by a reader: the code before is applied, then each step's code replaces it
 * and its shell lines are typed, with the real terraform against a fake directory. What the document says that they print
 * is looked for. Ends with the test.
 */
export class Recipe {
  private readonly stacks = new Map<string, Sandbox>();
  private readonly left: Block[];
  private readonly done: string[] = [];
  private readonly ids = new Map<string, string>();
  private mailsBefore = 0;

  private constructor(
    readonly fake: FakeDirectory,
    private readonly written: WrittenRecipe,
    private readonly variant: string,
    private readonly names: Readonly<Record<string, string>>,
  ) {
    this.left = [...written.blocks];
  }

  /** Reads it, and applies the code that it shows as the one before. */
  static async begin(heading: string, variant: string, given: Given = {}): Promise<Recipe> {
    const { names = {}, world, isRefused = false } = given;
    const fake = await FakeDirectory.start();
    const recipe = new Recipe(fake, writtenRecipe(heading, variant), variant, names);
    open.push(recipe);
    world?.(fake);
    while (recipe.left[0]?.isBefore === true) {
      const { ok, output } = await recipe.given(recipe.take());
      if (ok === isRefused) throw new Error(`The code before "${heading}" cannot be what it is:\n${output}`);
    }
    recipe.mailsBefore = fake.mailbox.count;
    return recipe;
  }

  /** Does the next step, which works. */
  async step(): Promise<Step> {
    const step = await this.nextStep();
    if (!step.ok) throw new Error(`A step failed:\n${step.output}`);
    return step;
  }

  /** Does the next step, which the recipe says is refused. */
  async refusal(): Promise<Step> {
    const step = await this.nextStep();
    expect(step).toMatchObject({ ok: false, writes: [] });
    return step;
  }

  /** Nothing is left to do: neither in the document nor in any stack; and it has cost what the document says. */
  async end(): Promise<void> {
    expect(this.left).toEqual([]);
    for (const sandbox of this.stacks.values()) {
      const { errors, summary } = await sandbox.plan();
      expect({ errors, summary }).toEqual({ errors: [], summary: "No changes." });
    }
    expect({
      mails: this.fake.mailbox.count - this.mailsBefore,
      calls: [...new Set(this.done)],
    }).toEqual(this.written.costs);
  }

  async close(): Promise<void> {
    await Promise.all([...this.stacks.values()].map((sandbox) => sandbox.close()));
    await this.fake.stop();
  }

  /** Addresses in the state of a stack, sorted. */
  async inState(stack = "members"): Promise<readonly string[]> {
    return Object.keys((await this.sandboxOf(stack).state()).resources).sort();
  }

  /** Somebody deletes the state of the stack, the copy of the one before it as well. */
  loseState(): void {
    const { directory } = this.sandboxOf("members");
    for (const name of ["terraform.tfstate", "terraform.tfstate.backup"]) {
      rmSync(join(directory, name), { force: true });
    }
  }

  /** What the state of a stack holds of the only resource of a type. */
  async valuesOf(type: string, stack: string): Promise<Readonly<Record<string, unknown>>> {
    const { resources } = await this.sandboxOf(stack).state();
    const found = Object.values(resources).find((resource) => resource.type === type);
    if (found === undefined) throw new Error(`The state of "${stack}" holds no ${type}.`);
    return found.values;
  }

  /** What the document writes in the place of a value that nobody can know before. */
  stands(written: string, real: string): void {
    this.ids.set(written, real);
  }

  private async given(block: Block): Promise<{ readonly ok: boolean; readonly output: string }> {
    await this.useCode(block);
    return this.sandboxOf(block.stack).apply();
  }

  /** Code changes, a run, and what it says. */
  private async nextStep(): Promise<Step> {
    while (["ts", "hcl"].includes(this.left[0]?.language ?? "")) {
      await this.useCode(this.take());
    }
    const from = this.fake.requests.all.length;
    const lines = this.take();
    expect(lines.language).toBe("sh");
    const { ok, output } = await this.type(lines);
    const called = writes({ calls: this.fake.requests.all.slice(from) });
    this.done.push(...called);
    while (this.left[0]?.language === "text") {
      expectSaid(output, this.real(this.take().content));
    }
    return { ok, output, writes: called };
  }

  private take(): Block {
    const block = this.left.shift();
    if (block === undefined) throw new Error("The recipe has no further step.");
    return block;
  }

  private async useCode(block: Block): Promise<void> {
    const content = this.real(block.content);
    const files = { "main.tf": PROVIDERS + content };
    const source = block.language === "hcl" ? { files } : { stackDir: this.synthesized(content) };
    const sandbox = this.stacks.get(block.stack);
    if (sandbox === undefined) {
      const opened = await servedSandbox({ fake: this.fake, ...source });
      this.stacks.set(block.stack, opened);
      expect((await opened.init()).errors).toEqual([]);
    } else if (source.stackDir === undefined) {
      sandbox.useFiles(files);
    } else {
      sandbox.useStack(source.stackDir);
    }
  }

  /** The block as the body of a stack's constructor, below a directory of this kind unless it has its own. */
  private synthesized(code: string): string {
    const names = Object.keys(library);
    const body = ts.transpile(code, { target: ts.ScriptTarget.ES2022 });
    const run = compileFunction(body, names) as (this: TerraformStack, ...values: unknown[]) => void;
    const { MemberResource, ResourceDirectory } = library;
    const members = this.variant === OWN ? MemberResource.RESOURCE_DIRECTORY : undefined;
    const directoryOf = synthesize((app) => {
      const stack = new TerraformStack(app, "members");
      if (!code.includes("new ResourceDirectory(")) {
        new ResourceDirectory(stack, "rd", { region: "cn-hangzhou", members });
      }
      run.apply(stack, Object.values(library));
    });
    return directoryOf("members");
  }

  private type({ stack, content }: Block): Promise<{ readonly ok: boolean; readonly output: string }> {
    const { directory, environment } = this.sandboxOf(stack);
    const child = spawn("bash", ["-c", `set -eo pipefail\n${this.real(content)}`], {
      cwd: directory,
      env: { ...environment, PATH: `${programs()}:${environment["PATH"] ?? ""}` },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    return new Promise((resolve) => {
      child.once("close", (code) => {
        const output = stripVTControlCharacters(Buffer.concat(chunks).toString());
        resolve({ ok: code === 0, output });
      });
    });
  }

  private sandboxOf(stack: string): Sandbox {
    const sandbox = this.stacks.get(stack);
    if (sandbox === undefined) throw new Error(`There is no stack "${stack}" yet.`);
    return sandbox;
  }

  /** The document's ids, replaced by those that the fake has given, also to what has been deleted since. */
  private real(text: string): string {
    for (const [id, name] of Object.entries(this.names)) {
      const { world } = this.fake;
      const found =
        world.tryMember(name)?.accountId ?? world.folders.find((folder) => folder.name === name)?.id;
      if (found !== undefined) this.ids.set(id, found);
    }
    return [...this.ids].reduce((changed, [id, real]) => changed.replaceAll(id, real), text);
  }
}

/** Every line of the document, however wide the terminal was; one of three dots stands for what is left out. */
function expectSaid(output: string, text: string): void {
  const words = wordsOf(output);
  for (const line of text.trim().split("\n")) {
    if (line.trim() !== "..." && line.trim() !== "") expect(words).toContain(wordsOf(line));
  }
}

/** Without the frame of messages, and without times that no document can know. */
function wordsOf(text: string): string {
  return text
    .replace(/[│╷╵]/g, " ")
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "TIME")
    .replace(/\s+/g, " ")
    .trim();
}

let bin: string | undefined;

/** A place in the PATH where `npx resource-directory` is this checkout's. */
function programs(): string {
  if (bin === undefined) {
    bin = mkdtempSync(join(tmpdir(), "bin-"));
    const command = `exec node -r "${join(ROOT, "test/docs/support/run-from-source.js")}" "${join(ROOT, "lib/cli/main.ts")}"`;
    writeFileSync(join(bin, "npx"), `#!/bin/sh\nshift\n${command} "$@"\n`, { mode: 0o755 });
  }
  return bin;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((recipe) => recipe.close()));
});

afterAll(() => {
  if (bin !== undefined) rmSync(bin, { recursive: true });
  bin = undefined;
});
