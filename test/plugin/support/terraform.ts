import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Reattach } from "../../../lib/plugin";
import { TERRAFORM } from "../../support/terraform-program";
import { Terminal } from "./terminal";

export interface Run {
  readonly exitCode: number | null;
  /** What a person would have seen, stdout and stderr, without colours. */
  readonly output: string;
  /** The same without the frames and line breaks of messages. */
  readonly prose: string;
  /** Stdout alone, for machines: logs go to stderr. */
  readonly stdout: string;
}

interface ShownResource {
  readonly address: string;
  readonly tainted?: boolean;
  readonly values: Record<string, unknown>;
}

/** The parts of `terraform show -json` that the tests read. */
interface ShownState {
  readonly values?: { readonly root_module?: { readonly resources?: readonly ShownResource[] } };
}
interface ShownPlan {
  readonly resource_changes?: readonly {
    readonly address: string;
    readonly change: { readonly actions: string[] };
  }[];
}

/** A run of Terraform that has begun. */
export class RunningTerraform {
  readonly finished: Promise<Run>;
  private output = "";
  private stdout = "";
  private morePrinted: () => void = () => undefined;

  constructor(private readonly child: ChildProcessWithoutNullStreams) {
    const collect = (text: Buffer): void => {
      this.output += text.toString();
      this.morePrinted();
    };
    child.stdout.on("data", collect);
    child.stdout.on("data", (text: Buffer) => (this.stdout += text.toString()));
    child.stderr.on("data", collect);
    this.finished = once(child, "close").then(([exitCode]) => ({
      exitCode: exitCode as number | null,
      output: this.output,
      stdout: this.stdout,
      prose: this.output.replaceAll(/[│╷╵\s]+/g, " "),
    }));
  }

  /** Until it has printed this, or ended. */
  async printed(text: string): Promise<void> {
    while (!this.output.includes(text) && this.child.exitCode === null) {
      await Promise.race([new Promise<void>((resolve) => (this.morePrinted = resolve)), this.finished]);
    }
  }

  /** Ctrl-C. */
  interrupt(): void {
    if (this.child.pid !== undefined) {
      process.kill(-this.child.pid, "SIGINT");
    }
  }
}

/** A working directory with one configuration, in which the real Terraform runs against a served provider. */
export class TerraformWorkspace {
  readonly directory = mkdtempSync(join(tmpdir(), "plugin-test-"));

  /** @param providers Reattach values by provider address; empty for providers that Terraform starts itself. */
  constructor(
    private readonly providers: Readonly<Record<string, Reattach>> = {},
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  write(configuration: string, file = "main.tf"): this {
    writeFileSync(join(this.directory, file), configuration);
    return this;
  }

  apply(...more: string[]): Promise<Run> {
    return this.run("apply", "-auto-approve", ...more);
  }

  /** Exit code 0 means no changes, 2 changes, 1 an error. */
  plan(...more: string[]): Promise<Run> {
    return this.run("plan", "-detailed-exitcode", ...more);
  }

  destroy(): Promise<Run> {
    return this.run("destroy", "-auto-approve");
  }

  /** The attributes of every resource in state, by address. */
  async state(): Promise<Record<string, Record<string, unknown>>> {
    const resources = await this.stateResources();
    return Object.fromEntries(resources.map((resource) => [resource.address, resource.values]));
  }

  async tainted(): Promise<string[]> {
    return (await this.stateResources())
      .filter((resource) => resource.tainted)
      .map((resource) => resource.address);
  }

  private async stateResources(): Promise<readonly ShownResource[]> {
    const shown = JSON.parse((await this.run("show", "-json")).stdout) as ShownState;
    return shown.values?.root_module?.resources ?? [];
  }

  /** What a plan would do, as Terraform's own JSON: action lists by address. */
  async plannedActions(...more: string[]): Promise<Record<string, string[]>> {
    const run = await this.run("plan", "-out=plan", ...more);
    if (run.exitCode !== 0) {
      throw new Error(run.output);
    }
    const shown = JSON.parse((await this.run("show", "-json", "plan")).stdout) as ShownPlan;
    const changes = shown.resource_changes ?? [];
    return Object.fromEntries(changes.map(({ address, change }) => [address, change.actions]));
  }

  run(command: string, ...more: string[]): Promise<Run> {
    return this.start(command, ...more).finished;
  }

  /** Starts a command line in a terminal of its own, as a person would. */
  inTerminal(command: string, env: Readonly<Record<string, string>>): Terminal {
    return new Terminal(command, { cwd: this.directory, env: { ...this.environment(), ...env } });
  }

  /** Starts Terraform without waiting for it. */
  start(command: string, ...more: string[]): RunningTerraform {
    const flags = ["plan", "apply", "destroy", "import"].includes(command)
      ? ["-no-color", "-input=false"]
      : [];
    return new RunningTerraform(
      spawn(TERRAFORM, [command, ...flags, ...more], {
        cwd: this.directory,
        // A process group of its own, so that it can be interrupted as a terminal does it: with all its children.
        detached: true,
        env: this.environment(),
      }),
    );
  }

  private environment(): NodeJS.ProcessEnv {
    const { TF_CLI_CONFIG_FILE: _ignored, ...inherited } = process.env;
    const reattach =
      Object.keys(this.providers).length === 0
        ? {}
        : { TF_REATTACH_PROVIDERS: JSON.stringify(this.providers) };
    return { ...inherited, CHECKPOINT_DISABLE: "1", ...reattach, ...this.env };
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}
