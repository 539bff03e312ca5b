import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack } from "cdktf";
import type { TerraformResource } from "cdktf";
import { ResourceDirectoryProvider } from "../../../lib";
import type { ResourceDirectoryProviderProps } from "../../../lib";
import { AlicloudProvider } from "../../../lib/bindings/alicloud";
import { FakeDirectory, Sandbox } from "../../../lib/testing";
import type { SandboxEnvironment, SandboxRun, SandboxState, TerraformResult } from "../../../lib/testing";
import { resultOf } from "../../../lib/testing/sandbox/result";
import { servedSandbox } from "./served-sandbox";
import { StartedProviders } from "./started-providers";
import { synthesize } from "./synthesize";

const STACK = "members";
const STATE = "terraform.tfstate";
const READS = /^(Get|List|Check)/;

/** A stack as users write it: declares its constructs, and may hand them to the test. */
export type Code<T = void> = (stack: TerraformStack) => T;

/** What a pipeline runs with. */
interface Surroundings {
  /** Variables on top of the sandbox's own. @default none */
  readonly env?: SandboxEnvironment;
  /**
   * Installs the built providers, which Terraform starts: for what is about processes, and what they write.
   * @default they are in this process, which takes a fifth of the time
   */
  readonly installs?: boolean;
}

const opened: Pipeline[] = [];
const started: StartedProviders[] = [];
const fakes: FakeDirectory[] = [];

/**
 * A team's code and what its pipeline does with it: synthesizes a stack and runs the real terraform against a fake directory.
 * Ends with the test.
 */
export class Pipeline {
  private constructor(
    readonly fake: FakeDirectory,
    readonly sandbox: Sandbox,
    private readonly installs: boolean,
  ) {}

  /** Begins with this code, not yet applied. */
  static async open(code: Code<unknown>, surroundings: Surroundings = {}): Promise<Pipeline> {
    const fake = await FakeDirectory.start();
    fakes.push(fake);
    return Pipeline.prepare(fake, stackDirOf(code), surroundings);
  }

  /** Begins with this code in place, applied. */
  static async applied(code: Code<unknown>, surroundings: Surroundings = {}): Promise<Pipeline> {
    const pipeline = await Pipeline.open(code, surroundings);
    await pipeline.expectApply();
    return pipeline;
  }

  private static async prepare(
    fake: FakeDirectory,
    stackDir: string,
    { env = {}, installs = false }: Surroundings,
  ): Promise<Pipeline> {
    const options = { fake, stackDir, env };
    const sandbox = await (installs ? Sandbox.create(options) : servedSandbox(options));
    const pipeline = new Pipeline(fake, sandbox, installs);
    opened.push(pipeline);
    if (installs) expectSuccess("terraform init", await sandbox.init());
    return pipeline;
  }

  /** The code changes. What it returns is handed through. */
  code<T>(code: Code<T>, directory: ResourceDirectoryProviderProps = {}): T {
    const { stackDir, result } = synthesizeStack(code, directory);
    this.sandbox.useStack(stackDir);
    return result;
  }

  /** The same code and a copy of the state, run with other variables: another pipeline, or somebody's laptop. */
  async elsewhere(env: SandboxEnvironment): Promise<Pipeline> {
    const other = await Pipeline.prepare(this.fake, this.sandbox.directory, {
      env,
      installs: this.installs,
    });
    const state = join(this.sandbox.directory, STATE);
    if (existsSync(state)) {
      copyFileSync(state, join(other.sandbox.directory, STATE));
    }
    return other;
  }

  plan(...args: string[]): Promise<TerraformResult> {
    return this.sandbox.plan(args);
  }

  apply(...args: string[]): Promise<TerraformResult> {
    return this.sandbox.apply(args);
  }

  /** Applies and expects that to work: the given of a test. */
  async expectApply(...args: string[]): Promise<TerraformResult> {
    return expectSuccess("terraform apply", await this.sandbox.apply(args));
  }

  /** Starts to apply, with providers that Terraform starts, without waiting for the end. */
  async startApply(): Promise<Pick<SandboxRun, "pid" | "finished">> {
    const providers = await StartedProviders.in(this.sandbox);
    started.push(providers);
    const { pid, ended } = providers.run("apply", "-auto-approve", "-json");
    return { pid, finished: ended.then((end) => resultOf(end, [])) };
  }

  state(): Promise<SandboxState> {
    return this.sandbox.state();
  }

  /** Addresses in state, sorted. */
  async inState(): Promise<readonly string[]> {
    return Object.keys((await this.state()).resources).sort();
  }

  /** What the fake has been asked to change so far, by whomever. */
  get writeCount(): number {
    return this.fake.requests.mutating.length;
  }
}

/** The calls of a run that change something, in order. */
export function writes({ calls }: Pick<TerraformResult, "calls">): readonly string[] {
  return calls
    .filter(({ operation, parameters }) => !READS.test(operation) && parameters["DryRun"] !== "true")
    .map(({ operation }) => operation);
}

/** Every message of a run as one text. */
export function said({ errors, warnings }: TerraformResult): string {
  return [...errors, ...warnings].map(({ summary, detail }) => `${summary}\n${detail}`).join("\n\n");
}

/** The address by which Terraform knows a resource. */
export function addressOf(resource: TerraformResource): string {
  return `${resource.terraformResourceType}.${resource.friendlyUniqueId}`;
}

/** The synthesized stack of this code, below both provider elements. */
export function stackDirOf(code: Code<unknown>): string {
  return synthesizeStack(code, {}).stackDir;
}

function synthesizeStack<T>(
  code: Code<T>,
  directory: ResourceDirectoryProviderProps,
): { readonly stackDir: string; readonly result: T } {
  const results: T[] = [];
  const directoryOf = synthesize((app) => {
    const stack = new TerraformStack(app, STACK);
    new AlicloudProvider(stack, "alicloud", { region: "cn-hangzhou" });
    new ResourceDirectoryProvider(stack, "directory", directory);
    results.push(code(stack));
  });
  return { stackDir: directoryOf(STACK), result: results[0] as T };
}

export function expectSuccess(what: string, run: TerraformResult): TerraformResult {
  if (!run.ok) {
    throw new Error(`${what} failed:\n${run.output}`);
  }
  return run;
}

afterEach(async () => {
  await Promise.all(started.splice(0).map((providers) => providers.close()));
  await Promise.all(opened.splice(0).map(({ sandbox }) => sandbox.close()));
  await Promise.all(fakes.splice(0).map((fake) => fake.stop()));
});
