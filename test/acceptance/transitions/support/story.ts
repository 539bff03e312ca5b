import { FakeDirectory } from "../../../../lib/testing";
import type { Sandbox, SandboxRun, TerraformResult } from "../../../../lib/testing";
import { VENDORS } from "../../../support/member-kinds";
import type { MemberKind } from "../../../support/member-kinds";
import { said, stackDirOf, writes } from "../../support/pipeline";
import type { Code } from "../../support/pipeline";
import { servedSandbox } from "../../support/served-sandbox";
import { NOTHING, pictureOf } from "./picture";
import type { Picture } from "./picture";
import type { Transition } from "./transitions";

/** What somebody does to the directory, not the stack. */
export type Event = (fake: FakeDirectory) => unknown;

/** One run of a pipeline, what came before it, and what is true after it. */
export interface Step {
  /** The transitions of the service that it walks. */
  readonly walks: readonly Transition[];
  /** What the code says from now on. @default what it said before */
  readonly code?: Code<unknown>;
  /** What people, or somebody else, do before the run. */
  readonly meanwhile?: Event;
  /** How much time passes before the run, by the fake's clock, in milliseconds. @default none */
  readonly passes?: number;
  /** What happens between the plan and the apply of it. @default they are one run */
  readonly sincePlan?: Event;
  /** The operation after which somebody presses Ctrl-C. @default nobody does */
  readonly interruptedAfter?: string;
  /** The calls that change something, in order. @default none */
  readonly calls?: readonly string[];
  /** How the directory differs from what it was after the step before. @default not at all */
  readonly becomes?: Partial<Picture>;
  /** Words of the run. */
  readonly says?: string;
  /** Words of the error with which the run ends; then nothing in the directory is touched. @default it succeeds */
  readonly refused?: string;
  /** After a refusal, the code that is applied instead. @default the code before, which needs no apply */
  readonly corrected?: Code<unknown>;
  /** Words of every further plan, which has no changes all the same. @default it says nothing */
  readonly warns?: string;
}

/** Steps that go on from each other in one stack. */
export interface Story {
  readonly title: string;
  /** The kinds of member resource that it is told of. */
  readonly kinds: readonly MemberKind[];
  /** By what they tell, in order. */
  steps(kind: MemberKind): Readonly<Record<string, Step>>;
}

/** Plays a story as tests, one a step, with the real terraform against a fake directory. */
export function play({ title, kinds, steps }: Story): void {
  describe.each(kinds)(`${title}, with members on $members`, (kind) => {
    const stage = new Stage(kind);

    afterAll(() => stage.close());

    test.each(Object.entries(steps(kind)))("%s", (_, step) => stage.play(step));
  });
}

const ALREADY_OVER = "The story is over: an earlier step failed.";

class Stage {
  private fake: FakeDirectory | undefined;
  private sandbox: Sandbox | undefined;
  private stackDir = "";
  private picture: Picture = NOTHING;
  private isOver = false;

  constructor(private readonly kind: MemberKind) {}

  /** Plays one step; those after one that failed would only fail for the same reason. */
  async play(step: Step): Promise<void> {
    if (this.isOver) throw new Error(ALREADY_OVER);
    this.isOver = true;
    const { fake, sandbox } = await this.opened(step);
    const formerCode = this.stackDir;
    this.useCode(sandbox, step.code);
    await step.meanwhile?.(fake);
    fake.clock.advance(step.passes ?? 0);
    const before = snapshotOf(fake);

    const run = await this.run(step, fake, sandbox);

    expect({ errors: said({ ...run, warnings: [] }), writes: writes(run) }).toEqual({
      errors: step.refused === undefined ? "" : containing(step.refused),
      writes: step.calls ?? [],
    });
    expect(said(run)).toContain(step.says ?? "");
    this.picture = { ...this.picture, ...step.becomes };
    expect(pictureOf(fake)).toEqual(this.picture);
    if (step.refused !== undefined) {
      if (step.sincePlan === undefined) expect(snapshotOf(fake)).toEqual(before);
      await this.correct(step, sandbox, formerCode);
    }
    await expectNoChanges(sandbox, step.warns);
    this.isOver = false;
  }

  async close(): Promise<void> {
    await this.sandbox?.close();
    await this.fake?.stop();
  }

  private async opened({ code }: Step): Promise<{ fake: FakeDirectory; sandbox: Sandbox }> {
    this.fake ??= await FakeDirectory.start();
    const { fake } = this;
    if (this.sandbox === undefined) {
      if (code === undefined) throw new Error("A story begins with code.");
      this.sandbox = await servedSandbox({ fake, stackDir: this.synthesized(code) });
    }
    return { fake, sandbox: this.sandbox };
  }

  private useCode(sandbox: Sandbox, code: Code<unknown> | undefined): void {
    if (code === undefined) return;
    this.stackDir = this.synthesized(code);
    sandbox.useStack(this.stackDir);
  }

  /** Terraform starts every provider that the code names, for every run. */
  private synthesized(code: Code<unknown>): string {
    return stackDirOf((stack) => {
      code(stack);
      if (this.kind !== VENDORS) stack.node.tryRemoveChild("alicloud");
    });
  }

  private async run(step: Step, fake: FakeDirectory, sandbox: Sandbox): Promise<TerraformResult> {
    if (step.sincePlan !== undefined) {
      const plan = await sandbox.terraform(["plan", "-json", "-out=saved.tfplan"]);
      expect([plan.errors, writes(plan)]).toEqual([[], []]);
      await step.sincePlan(fake);
      return sandbox.terraform(["apply", "-json", "saved.tfplan"]);
    }
    const run = sandbox.start(["apply", "-auto-approve"]);
    if (step.interruptedAfter !== undefined) interruptAfter(fake, step.interruptedAfter, run);
    return run.finished;
  }

  private async correct({ corrected }: Step, sandbox: Sandbox, formerCode: string): Promise<void> {
    if (corrected === undefined) {
      this.stackDir = formerCode;
      sandbox.useStack(formerCode);
      return;
    }
    this.useCode(sandbox, corrected);
    const run = await sandbox.terraform(["apply", "-json", "-auto-approve"]);
    expect({ errors: run.errors, writes: writes(run) }).toEqual({ errors: [], writes: [] });
  }
}

function interruptAfter(fake: FakeDirectory, operation: string, run: SandboxRun): void {
  const stop = fake.faults.after(operation, () => {
    stop();
    run.interrupt();
  });
}

/** Everything that a call could change. */
function snapshotOf({ world, mailbox }: FakeDirectory): unknown {
  const { accounts, members, folders, handshakes, promotions, emailChanges } = world;
  return { accounts, members, folders, handshakes, promotions, emailChanges, mails: mailbox.mails };
}

async function expectNoChanges(sandbox: Sandbox, warning: string | undefined): Promise<void> {
  const plan = await sandbox.terraform(["plan", "-json", "-detailed-exitcode"]);
  expect({ exitCode: plan.exitCode, said: said(plan), writes: writes(plan) }).toEqual({
    exitCode: 0,
    said: warning === undefined ? "" : containing(warning),
    writes: [],
  });
}

function containing(words: string): unknown {
  return expect.stringContaining(words);
}
