import { spawn } from "node:child_process";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { once } from "node:events";

const CTRL_C = "\x03";

/**
 * A program in a pseudo-terminal, where Ctrl-C is a key: the terminal sends the signal to all that runs in it, as it
 * does for a person. `script` is part of util-linux, which every Debian has.
 */
export class Terminal {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly closed: Promise<number | null>;
  private shown = "";

  constructor(command: string, options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv }) {
    this.child = spawn("script", ["--quiet", "--return", "--command", command, "/dev/null"], options);
    const collect = (text: Buffer): void => {
      this.shown += text.toString();
    };
    this.child.stdout.on("data", collect);
    this.child.stderr.on("data", collect);
    this.closed = once(this.child, "close").then(([code]) => code as number | null);
  }

  get screen(): string {
    return this.shown;
  }

  /** Until it shows this, or has ended. */
  async shows(text: string): Promise<void> {
    while (!this.shown.includes(text) && this.child.exitCode === null) {
      await Promise.race([once(this.child.stdout, "data"), this.closed]);
    }
  }

  pressCtrlC(): void {
    this.child.stdin.write(CTRL_C);
  }

  /** The exit code of the program. */
  get ended(): Promise<number | null> {
    return this.closed;
  }
}
