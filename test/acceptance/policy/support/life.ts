import { resourceDirectoryProvider } from "../../../../lib/provider/provider";
import { FakeDirectory, Sandbox } from "../../../../lib/testing";
import type {
  FakeOptionOverrides,
  LoggedRequest,
  SandboxEnvironment,
  TerraformResult,
} from "../../../../lib/testing";

const PLAN_FILE = "sandbox.tfplan";

const opened: Life[] = [];

/**
 * The life of one synthesized stack: its code changes, the world changes, and the real terraform runs after each, with
 * both providers in this process. It remembers what plans asked and what everything asked. Ends with the test.
 */
export class Life {
  private readonly planned: LoggedRequest[] = [];

  private constructor(
    readonly fake: FakeDirectory,
    private readonly sandbox: Sandbox,
    /** What this package's provider finds in its environment. */
    private readonly variables: Record<string, string | undefined>,
  ) {}

  static async begin(options: FakeOptionOverrides = {}): Promise<Life> {
    const fake = await FakeDirectory.start({
      clock: "virtual",
      startAt: new Date("2026-03-01T09:00:00Z"),
      ...options,
    });
    const variables: Record<string, string | undefined> = {};
    const sandbox = await Sandbox.create({
      fake,
      inProcess: true,
      providers: (environment) => [providerOn(fake, environment, variables)],
    });
    const life = new Life(fake, sandbox, variables);
    opened.push(life);
    return life;
  }

  /** Sets variables of the environment; undefined takes one away. */
  setVariables(variables: Readonly<Record<string, string | undefined>>): void {
    Object.assign(this.variables, variables);
  }

  /** The code is what stands in this directory from now on. */
  code(stackDir: string): void {
    this.sandbox.useStack(stackDir);
  }

  async plan(): Promise<TerraformResult> {
    const plan = await this.sandbox.plan();
    // A dry run is left out of a plan that may not ask for it: a policy to plan with has no action of a write.
    this.planned.push(...plan.calls.filter(({ parameters }) => parameters["DryRun"] !== "true"));
    return plan;
  }

  /** Plans and, if that went well, applies the plan. */
  async apply(): Promise<TerraformResult> {
    const plan = await this.plan();
    return plan.ok ? this.sandbox.terraform(["apply", "-json", PLAN_FILE]) : plan;
  }

  /** Applies and expects that to work. */
  async expectApply(): Promise<void> {
    const { ok, output } = await this.apply();
    if (!ok) {
      throw new Error(`This does not apply:\n${output}`);
    }
  }

  /** What was asked so far, by plans alone and by everything. */
  get calls(): { readonly ofPlans: readonly LoggedRequest[]; readonly all: readonly LoggedRequest[] } {
    return { ofPlans: this.planned, all: this.fake.requests.all };
  }

  async end(): Promise<void> {
    await this.sandbox.close();
    await this.fake.stop();
  }
}

function providerOn(
  fake: FakeDirectory,
  environment: SandboxEnvironment,
  variables: Record<string, string | undefined>,
) {
  Object.assign(variables, environment);
  const silent = (): void => undefined;
  return resourceDirectoryProvider({
    now: () => fake.clock.now().getTime(),
    random: () => 0.5,
    env: variables,
    log: { debug: silent, info: silent, warn: silent },
    // Pausing moves the directory's clock instead of taking time.
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      fake.clock.advance(ms);
      return Promise.resolve();
    },
  });
}

afterEach(() => Promise.all(opened.splice(0).map((life) => life.end())));
