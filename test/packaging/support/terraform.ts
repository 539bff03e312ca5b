import { execFile } from "node:child_process";
import { stripVTControlCharacters } from "node:util";
import { TERRAFORM } from "../../support/terraform-program";

/** How a run ended. */
export interface TerraformRun {
  readonly exitCode: number;
  /** Both streams, in lines that are not broken and without frames, so that sentences can be found. */
  readonly output: string;
}

/** Terraform as on somebody's machine: a home directory, and no settings but these. */
export class Terraform {
  constructor(
    readonly home: string,
    private readonly env: Readonly<Record<string, string>> = {},
  ) {}

  run(directory: string, ...args: string[]): Promise<TerraformRun> {
    const env = {
      PATH: process.env.PATH,
      HOME: this.home,
      CHECKPOINT_DISABLE: "1",
      TF_INPUT: "0",
      ...this.env,
    };
    return new Promise((resolve) => {
      execFile(TERRAFORM, args, { cwd: directory, env }, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : Number(error.code ?? 1);
        resolve({ exitCode, output: unframed(stdout + stderr) });
      });
    });
  }

  /** Runs a command that is expected to succeed. */
  async succeed(directory: string, ...args: string[]): Promise<string> {
    const { exitCode, output } = await this.run(directory, ...args);
    if (exitCode !== 0) {
      throw new Error(`terraform ${args.join(" ")} failed:\n${output}`);
    }
    return output;
  }
}

function unframed(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/^[│╷╵] ?/gm, "")
    .replace(/([^\n])\n(?=\S)/g, "$1 ");
}
