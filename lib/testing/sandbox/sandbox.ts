import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Provider } from "../../plugin";
import { FakeDirectory } from "../fake-directory";
import { BUNDLED_PROVIDERS, installConfiguration } from "./configuration";
import type { ConfigurationSource } from "./configuration";
import { sandboxEnvironment } from "./environment";
import type { SandboxEnvironment } from "./environment";
import type { InProcessProviders } from "./in-process";
import { printsNoChange } from "./json-printout";
import { serveInThisProcess } from "./load-in-process";
import { addToMirror, builtProvider, builtStandIn, installationBlock } from "./mirror";
import { NO_DETAILS, readPlan } from "./plan-changes";
import type { PlanDetails } from "./plan-changes";
import { startTerraform } from "./process";
import type { Running } from "./process";
import { complaint, joined, resultOf } from "./result";
import type { TerraformResult } from "./result";
import { readState } from "./state";
import type { SandboxState } from "./state";

export interface SandboxOptions {
  /** The directory to work against; the caller stops it. @default one is started, and stopped by `close` */
  readonly fake?: FakeDirectory;
  /** A synthesized stack, for example `cdktf.out/stacks/members`. @default none: an empty configuration, or `files` */
  readonly stackDir?: string;
  /** Configuration by file name, instead of `stackDir`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Variables on top of the sandbox's own. An empty text removes one. */
  readonly env?: SandboxEnvironment;
  /** Directories laid out as filesystem mirrors, for providers besides ours and alicloud's. */
  readonly mirrors?: readonly string[];
  /**
   * Serves the alicloud stand-in, and the providers of {@link providers}, inside this process: faster by far, no
   * `init` needed, breakpoints work. For working on this package: as installed it lacks the libraries for it.
   * @default false: Terraform installs the built providers and starts them
   */
  readonly inProcess?: boolean;
  /** Further providers to serve inside this process, made with the sandbox's environment. Needs `inProcess`. */
  readonly providers?: (environment: SandboxEnvironment) => readonly Provider[];
  /** Leaves the directory behind, for looking into it. @default false */
  readonly keep?: boolean;
}

/** A terraform that was started and may be interrupted. */
export interface SandboxRun {
  readonly pid: number;
  /** What Ctrl-C sends, to terraform alone. */
  interrupt(): void;
  readonly finished: Promise<TerraformResult>;
}

/** Commands that print lines of JSON when asked to. */
const JSON_COMMANDS = new Set(["plan", "apply", "destroy", "refresh"]);
const PLAN_FILE = "sandbox.tfplan";

/**
 * A place where the real Terraform plans and applies a configuration against a fake directory: a temporary directory,
 * the package's own provider, a stand-in for aliyun/alicloud, and an environment that holds sample credentials and
 * nothing of this machine. Nothing leaves the machine.
 *
 * A run that fails is a result, not an exception: look at `ok` and `errors`.
 */
export class Sandbox {
  private readonly running = new Set<Running>();
  private closed: Promise<void> | undefined;

  private constructor(
    /** The directory that everything works against. */
    readonly fake: FakeDirectory,
    /** Where the configuration and the state are. */
    readonly directory: string,
    /** Of every run. */
    readonly environment: SandboxEnvironment,
    private readonly cleanUp: () => Promise<void>,
  ) {}

  /** Throws if the configuration is not there, or the providers have not been built. */
  static async create(options: SandboxOptions = {}): Promise<Sandbox> {
    const root = mkdtempSync(join(tmpdir(), "sandbox-"));
    const fake = options.fake ?? (await FakeDirectory.start());
    let providers: InProcessProviders | undefined;
    const cleanUp = async () => {
      await providers?.close();
      if (options.fake === undefined) await fake.stop();
      if (options.keep !== true) rmSync(root, { recursive: true, force: true });
    };
    try {
      const directory = join(root, "stack");
      installConfiguration(directory, sourceOf(options));
      let environment = prepare(root, directory, fake, options);
      if (options.inProcess === true) {
        const further = options.providers?.(environment) ?? [];
        providers = await serveInThisProcess(environment, further);
        environment = { ...environment, TF_REATTACH_PROVIDERS: providers.reattach };
      }
      return new Sandbox(fake, directory, environment, cleanUp);
    } catch (error) {
      await cleanUp();
      throw error;
    }
  }

  /** Replaces the configuration by another synthesized stack and keeps the state, as when the code has changed. */
  useStack(stackDir: string): void {
    installConfiguration(this.directory, { stackDir });
  }

  /** Replaces the configuration by these files and keeps the state. */
  useFiles(files: Readonly<Record<string, string>>): void {
    installConfiguration(this.directory, { files });
  }

  /** Installs the providers. Not needed with `inProcess`. */
  init(args: readonly string[] = []): Promise<TerraformResult> {
    return this.terraform(["init", ...args]);
  }

  /** Plans, and keeps the plan for {@link showPlan}. `args` are further arguments of `terraform plan`. */
  async plan(args: readonly string[] = []): Promise<TerraformResult> {
    const from = this.fake.requests.all.length;
    const ended = await this.run(["plan", "-json", `-out=${PLAN_FILE}`, ...args]);
    const isNothing = ended.exitCode === 1 || printsNoChange(ended.stdout);
    const details = isNothing ? NO_DETAILS : readPlan(await this.show([PLAN_FILE]));
    const result = resultOf(ended, this.fake.requests.all.slice(from), details);
    return isEmpty(ended.exitCode, details) ? { ...result, summary: "No changes." } : result;
  }

  /** Plans and, if that went well, applies the plan. `args` are those of `terraform plan`, `-replace` for one. */
  async apply(args: readonly string[] = []): Promise<TerraformResult> {
    const plan = await this.plan(args);
    return plan.ok ? joined(plan, await this.terraform(["apply", "-json", PLAN_FILE])) : plan;
  }

  /** Plans the destruction of everything in state and, if that went well, applies the plan. */
  destroy(args: readonly string[] = []): Promise<TerraformResult> {
    return this.apply(["-destroy", ...args]);
  }

  /** Runs any command, for example `["import", ADDRESS, ID]` or `["state", "list"]`, with exactly these arguments. */
  terraform(args: readonly string[]): Promise<TerraformResult> {
    return this.follow(startTerraform(args, this.directory, this.environment));
  }

  /** Starts a command without waiting for its end; plan, apply and destroy print JSON, so that messages are complete. */
  start(args: readonly string[]): SandboxRun {
    const [command = "", ...rest] = args;
    const json = JSON_COMMANDS.has(command) && !rest.includes("-json") ? ["-json"] : [];
    const running = startTerraform([command, ...json, ...rest], this.directory, this.environment);
    return {
      pid: running.pid,
      interrupt: () => {
        running.signal("SIGINT");
      },
      finished: this.follow(running),
    };
  }

  /** The last plan in the form that people read, for demonstrations and failing tests. */
  async showPlan(): Promise<string> {
    const { stdout } = await this.run(["show", "-no-color", PLAN_FILE]);
    return stdout;
  }

  /** What Terraform knows. */
  async state(): Promise<SandboxState> {
    return readState(await this.show([]));
  }

  /** Ends what the sandbox has started and removes its directory. Calling it again does nothing. */
  close(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  private async end(): Promise<void> {
    for (const running of this.running) {
      running.signal("SIGKILL");
    }
    await Promise.allSettled([...this.running].map(({ ended }) => ended));
    await this.cleanUp();
  }

  private async show(args: readonly string[]): Promise<string> {
    const ended = await this.run(["show", "-json", ...args]);
    if (ended.exitCode !== 0) {
      throw new Error(complaint("terraform show", resultOf(ended, [])));
    }
    return ended.stdout;
  }

  private run(args: readonly string[]) {
    return this.untilEnd(startTerraform(args, this.directory, this.environment));
  }

  private async follow(running: Running): Promise<TerraformResult> {
    const from = this.fake.requests.all.length;
    const ended = await this.untilEnd(running);
    return resultOf(ended, this.fake.requests.all.slice(from));
  }

  private async untilEnd(running: Running) {
    this.running.add(running);
    try {
      return await running.ended;
    } finally {
      this.running.delete(running);
    }
  }
}

function sourceOf({ stackDir, files }: SandboxOptions): ConfigurationSource {
  if (stackDir !== undefined && files !== undefined) {
    throw new Error("Give the sandbox either stackDir or files, not both.");
  }
  return stackDir === undefined ? { files: files ?? {} } : { stackDir };
}

/** Makes everything that Terraform finds outside the configuration, and the environment that leads it there. */
function prepare(
  root: string,
  directory: string,
  fake: FakeDirectory,
  options: SandboxOptions,
): SandboxEnvironment {
  const places = { home: join(root, "home"), cliConfig: join(root, "terraform.rc") };
  mkdirSync(places.home);
  const mirrors = [...(options.mirrors ?? [])];
  if (options.inProcess !== true) {
    const mirror = join(root, "mirror");
    addToMirror(mirror, builtStandIn());
    addToMirror(mirror, builtProvider());
    mirrors.unshift(mirror);
  }
  // Any installation block makes Terraform overlook the stack's own terraform.d, which therefore stands in it, first.
  const bundled = join(directory, BUNDLED_PROVIDERS);
  writeFileSync(places.cliConfig, installationBlock([bundled, ...mirrors]));
  const environment = { ...sandboxEnvironment(fake, places), ...options.env };
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}

/** Imports and moves are to be applied as well, though they change no object. */
function isEmpty(exitCode: number, { changes, imports, moves, outputsChange }: PlanDetails): boolean {
  return exitCode !== 1 && Object.keys({ ...changes, ...imports, ...moves }).length === 0 && !outputsChange;
}
