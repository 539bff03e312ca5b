import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FakeDirectory } from "../../lib/testing/fake-directory";
import { Sandbox } from "../../lib/testing/sandbox";
import { startTerraform } from "../../lib/testing/sandbox/process";
import { PeakMemory } from "./peak-memory";

const OWN = `resourcedirectory = { source = "bundled.internal/cdktf-alicloud/resourcedirectory" }`;
const VENDOR = `alicloud = { source = "aliyun/alicloud" }`;

function header(sources: readonly string[]): string {
  return `
terraform {
  required_providers {
    ${sources.join("\n    ")}
  }
}
`;
}

/** What a workspace begins with. */
interface Given {
  /** The state file. @default none */
  readonly state?: string;
  /** Declares the vendor's provider, too. @default false */
  readonly hasVendor?: boolean;
}

/** What one run of Terraform took. */
export interface Run {
  readonly milliseconds: number;
  /** The most memory that a process started by Terraform ever held, in megabytes. */
  readonly peakMegabytes: number;
}

/** A directory where Terraform runs against a fake directory, with the provider installed as users have it. */
export class Workspace {
  private constructor(private readonly sandbox: Sandbox) {}

  /**
   * @param resources Blocks of a configuration; the provider is declared and installed in any case.
   * @param fake The directory, which the caller stops; without one there is an empty one.
   */
  static async create(
    resources: string,
    fake?: FakeDirectory,
    { state, hasVendor = false }: Given = {},
  ): Promise<Workspace> {
    const vendor = hasVendor ? 'provider "alicloud" {\n  region = "cn-hangzhou"\n}\n' : "";
    const main = header(hasVendor ? [OWN, VENDOR] : [OWN]) + vendor + resources;
    // Terraform as users run it, with its collector of garbage.
    const env = { GOGC: "", GOMEMLIMIT: "" };
    const sandbox = await Sandbox.create({ fake, env, files: { "main.tf": main } });
    if (state !== undefined) {
      writeFileSync(join(sandbox.directory, "terraform.tfstate"), state);
    }
    const workspace = new Workspace(sandbox);
    await workspace.run("init");
    return workspace;
  }

  /** Replaces the resources and keeps the state. */
  use(resources: string): void {
    this.sandbox.useFiles({ "main.tf": header([OWN]) + resources });
  }

  async run(command: string, ...args: readonly string[]): Promise<Run> {
    const start = performance.now();
    const running = startTerraform([command, ...args], this.sandbox.directory, this.sandbox.environment);
    const memory = new PeakMemory(running.pid);
    const { exitCode, stdout, stderr } = await running.ended;
    const milliseconds = performance.now() - start;
    const peakMegabytes = memory.stop();
    if (exitCode !== 0) {
      throw new Error(`terraform ${command} failed:\n${stdout}\n${stderr}`);
    }
    return { milliseconds, peakMegabytes };
  }

  close(): Promise<void> {
    return this.sandbox.close();
  }
}
