import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { OnboardingStack } from "../../examples/onboarding/stack";
import type { OnboardingStackProps } from "../../examples/onboarding/stack";
import { FakeDirectory, Sandbox } from "../../lib/testing";
import type { TerraformResult } from "../../lib/testing";

const STACK = "onboarding";
const READS = /^(Get|List|Check)/;
const WIDTH = 110;

/** Tells what happens step by step, and stops at the first step that does not do what it says. */
export class Story {
  private steps = 0;
  private readonly startedAt = performance.now();

  private constructor(
    private readonly print: (line: string) => void,
    readonly fake: FakeDirectory,
    private readonly sandbox: Sandbox,
    private readonly outdir: string,
  ) {}

  static async open(print: (line: string) => void): Promise<Story> {
    const outdir = mkdtempSync(join(tmpdir(), "demo-"));
    const fake = await FakeDirectory.start();
    return new Story(print, fake, await Sandbox.create({ fake }), outdir);
  }

  say(text: string): void {
    this.print(text);
  }

  /** Announces the next step. */
  step(title: string): void {
    this.steps += 1;
    this.print(`\n${this.steps}. ${title}`);
  }

  /** The code is this from now on: synthesizes it and puts it in place of the former. */
  code(props: OnboardingStackProps): void {
    const app = new App({ outdir: this.outdir });
    new OnboardingStack(app, STACK, props);
    app.synth();
    this.sandbox.useStack(join(this.outdir, "stacks", STACK));
  }

  async init(): Promise<void> {
    const { output } = this.check(await this.sandbox.init(), "terraform init");
    this.quote(/^\S+ has been successfully initialized!$/m.exec(output)?.[0] ?? "Initialized.");
  }

  async plan(): Promise<TerraformResult> {
    const plan = this.check(await this.sandbox.plan(), "terraform plan");
    this.report(plan);
    return plan;
  }

  async apply(): Promise<TerraformResult> {
    const run = this.check(await this.sandbox.apply(), "terraform apply");
    this.report({ ...run, summary: /^Apply complete!.*$/m.exec(run.output)?.[0] ?? run.summary });
    return run;
  }

  /** A plan that must fail. */
  async refusedPlan(): Promise<TerraformResult> {
    const plan = await this.sandbox.plan();
    this.expect(!plan.ok, "this plan should have been refused");
    this.report(plan);
    return plan;
  }

  /** What somebody does outside Terraform, as the buttons of the fake's page do. */
  async person(action: string, parameters: Readonly<Record<string, string>>): Promise<boolean> {
    const answer = await fetch(`${this.fake.consolePage}/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parameters),
    });
    return answer.ok;
  }

  /** What the directory was asked to change during a run. */
  writesOf(run: TerraformResult): readonly string[] {
    return run.calls.map(({ operation }) => operation).filter((operation) => !READS.test(operation));
  }

  expect(fact: boolean, otherwise: string): void {
    if (!fact) {
      throw new Error(`in step ${this.steps}, ${otherwise}.`);
    }
  }

  end(): void {
    const seconds = ((performance.now() - this.startedAt) / 1000).toFixed(0);
    this.print(`\nAll ${this.steps} steps did what they say, in ${seconds} s. Temporary files are removed.`);
  }

  async close(): Promise<void> {
    await this.sandbox.close();
    await this.fake.stop();
    rmSync(this.outdir, { recursive: true });
  }

  private check(run: TerraformResult, command: string): TerraformResult {
    if (!run.ok) {
      throw new Error(`${command} failed in step ${this.steps}:\n${run.output}`);
    }
    return run;
  }

  /** Terraform's own summary and messages, and what reached the directory. */
  private report(run: TerraformResult): void {
    for (const { summary, detail } of run.errors) {
      this.quote(`Error: ${summary}`, ...detail.split("\n"));
    }
    for (const { summary, detail } of run.warnings) {
      this.quote(`Warning: ${summary}`, ...detail.split("\n"));
    }
    if (run.summary !== null && run.ok) {
      this.quote(run.summary);
    }
    const writes = this.writesOf(run);
    this.print(`     calls that change something: ${writes.length === 0 ? "none" : writes.join(", ")}`);
  }

  private quote(...paragraphs: string[]): void {
    for (const line of paragraphs.flatMap((paragraph) => wrap(paragraph, WIDTH - 7))) {
      this.print(`     | ${line}`);
    }
  }
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines;
}
