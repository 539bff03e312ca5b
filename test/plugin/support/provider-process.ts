import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundledProgram } from "../../support/bundled-program";

export const COOKIE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5,6",
};

/** An entry file of a provider, bundled the way providers are shipped. */
export class ProviderProgram {
  private readonly directory = mkdtempSync(join(tmpdir(), "provider-"));
  readonly path = join(this.directory, "provider.cjs");

  private constructor(program: Uint8Array) {
    writeFileSync(this.path, program);
  }

  static async bundle(entry: string): Promise<ProviderProgram> {
    return new ProviderProgram(await bundledProgram(join(__dirname, entry)));
  }

  start(env: Readonly<Record<string, string>>): ProviderProcess {
    return new ProviderProcess(
      spawn(process.execPath, [this.path], { env: { PATH: process.env.PATH, ...env } }),
    );
  }

  /** As the child of a shell, which is what a signal then goes to; both hold the pipes. */
  startBelowShell(env: Readonly<Record<string, string>>): ProviderProcess {
    return new ProviderProcess(
      spawn("sh", ["-c", '"$0" "$1" & wait', process.execPath, this.path], {
        env: { PATH: process.env.PATH, ...env },
      }),
    );
  }

  /** Puts it where `terraform init` looks first: beside the configuration. */
  installInto(directory: string, address: string, version: string): void {
    const architecture = process.arch === "x64" ? "amd64" : process.arch;
    const platform = `${process.platform}_${architecture}`;
    const name = address.split("/").at(-1) ?? "";
    const target = join(directory, "terraform.d", "plugins", address, version, platform);
    mkdirSync(target, { recursive: true });
    copyFileSync(this.path, join(target, `terraform-provider-${name}_v${version}`));
    chmodSync(join(target, `terraform-provider-${name}_v${version}`), 0o755);
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A provider running in a process of its own. */
export class ProviderProcess {
  stdout = "";
  stderr = "";
  readonly exited: Promise<number | null>;

  constructor(private readonly child: ChildProcessWithoutNullStreams) {
    child.stdout.on("data", (text: Buffer) => (this.stdout += text.toString()));
    child.stderr.on("data", (text: Buffer) => (this.stderr += text.toString()));
    this.exited = once(child, "close").then(([code]) => code as number | null);
  }

  /** The parts of the handshake line, once it is there. */
  async handshake(): Promise<{
    core: string;
    protocol: string;
    network: string;
    address: string;
    kind: string;
    certificate: string;
  }> {
    while (!this.stdout.includes("\n")) {
      await Promise.race([once(this.child.stdout, "data"), this.exited]);
      if (this.child.exitCode !== null) {
        break;
      }
    }
    const [core = "", protocol = "", network = "", address = "", kind = "", certificate = ""] = this.stdout
      .trim()
      .split("|");
    return { core, protocol, network, address, kind, certificate };
  }

  /** Closes the pipes to it, as the death of Terraform does. */
  stopReading(): void {
    this.child.stdout.destroy();
    this.child.stderr.destroy();
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** The log lines, parsed. */
  get log(): Record<string, unknown>[] {
    return this.stderr
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
}
