import { serveInProcess } from "../../../lib/plugin";
import type { InProcessServer } from "../../../lib/plugin";
import { DEMO_ADDRESS, demoProvider } from "./demo-provider";
import type { Shop } from "./shop";
import { TerraformWorkspace } from "./terraform";
import type { Run } from "./terraform";

export const REQUIRED_PROVIDERS = `
terraform {
  required_providers {
    demo = { source = "${DEMO_ADDRESS}" }
  }
}
`;

/** The demo provider served in this process, and a workspace in which the real Terraform uses it. */
export class DemoSession {
  private constructor(
    readonly server: InProcessServer,
    readonly terraform: TerraformWorkspace,
    private readonly lines: readonly string[],
  ) {}

  static async start(shop: Shop): Promise<DemoSession> {
    const lines: string[] = [];
    const server = await serveInProcess(demoProvider(shop), {
      log: (line) => lines.push(line),
      redact: (text) => text.replaceAll(/\S+@\S+/g, "***@***"),
    });
    return new DemoSession(server, new TerraformWorkspace({ [DEMO_ADDRESS]: server.reattach }), lines);
  }

  /** Makes `demo_thing.a` with these arguments the configuration; `more` is further blocks. */
  declare(thing: string, more = ""): void {
    this.terraform.write(`${REQUIRED_PROVIDERS}\nresource "demo_thing" "a" {\n  ${thing}\n}\n${more}`);
  }

  /** Declares and applies, which has to succeed. */
  async applied(thing: string): Promise<Run> {
    this.declare(thing);
    const run = await this.terraform.apply();
    if (run.exitCode !== 0) {
      throw new Error(run.output);
    }
    return run;
  }

  async stateOf(address: string): Promise<Record<string, unknown> | undefined> {
    return (await this.terraform.state())[address];
  }

  /** The log lines with this message. */
  logged(message: string): Record<string, unknown>[] {
    return this.lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter((line) => line["@message"] === message);
  }

  async end(): Promise<void> {
    await this.server.close();
    this.terraform.remove();
  }
}
