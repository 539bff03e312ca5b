import { Sandbox } from "../../../lib/testing";
import { startTerraform } from "../../../lib/testing/sandbox/process";
import type { Running } from "../../../lib/testing/sandbox/process";
import { complaint, resultOf } from "../../../lib/testing/sandbox/result";

/**
 * Runs in the directory of a sandbox whose providers are in this process, with providers that Terraform starts: those can be
 * killed. What comes before such a run, and after it, is served as ever.
 */
export class StartedProviders {
  private readonly runs: Running[] = [];

  private constructor(
    private readonly directory: string,
    private readonly installed: Sandbox,
  ) {}

  /** Installs the built providers for the configuration that the sandbox has now. */
  static async in({ fake, directory }: Sandbox): Promise<StartedProviders> {
    const providers = new StartedProviders(directory, await Sandbox.create({ fake }));
    const ended = await providers.run("init").ended;
    if (ended.exitCode !== 0) throw new Error(complaint("terraform init", resultOf(ended, [])));
    return providers;
  }

  run(...args: readonly string[]): Running {
    const run = startTerraform(args, this.directory, this.installed.environment);
    this.runs.push(run);
    return run;
  }

  /** Ends what has not ended. */
  async close(): Promise<void> {
    this.runs.forEach((run) => run.signal("SIGKILL"));
    await Promise.all(this.runs.map(({ ended }) => ended));
    await this.installed.close();
  }
}
