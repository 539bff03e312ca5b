import { execFile } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { addToMirror, builtStandIn, FakeDirectory } from "../../../lib/testing";
import { newProject } from "../../docs/support/new-project";
import { npm } from "../../packaging/support/library";
import type { Cdk } from "./cdk";

/** How a program ended. */
export interface RunResult {
  readonly exitCode: number;
  /** Both streams, without colours. */
  readonly output: string;
}

/** Has ts-node check the program's types, which takes longer than all else of a command: once for each CDK is enough. */
export const CHECKED = { TS_NODE_TRANSPILE_ONLY: "false" };

/** A user's project: the tool, the library, a program, the files that the README gives it, and nothing else. */
export class CdkProject {
  private constructor(
    private readonly tool: Cdk,
    readonly directory: string,
    /** Where Terraform looks for providers without being told. */
    readonly implicitMirror: string,
    readonly fake: FakeDirectory,
    private readonly environment: Readonly<Record<string, string | undefined>>,
  ) {}

  static async create(scratch: string, tarball: string, cdk: Cdk): Promise<CdkProject> {
    const directory = join(scratch, "project");
    const home = join(scratch, "home");
    mkdirSync(directory, { recursive: true });
    // No CLI configuration: one would hide the provider in the stack's terraform.d.
    const mirror = join(home, ".terraform.d/plugins");
    addToMirror(mirror, builtStandIn());
    const own = cdk.nodeDirectory === undefined ? [] : [join(directory, cdk.nodeDirectory)];
    const environment = { PATH: [...own, process.env.PATH].join(delimiter), HOME: home };
    const project = new CdkProject(cdk, directory, mirror, await FakeDirectory.start(), environment);
    project.write("package.json", JSON.stringify({ private: true }));
    const { cdktfJson, tsconfig } = newProject();
    project.write("tsconfig.json", JSON.stringify(tsconfig));
    project.write("cdktf.json", JSON.stringify(cdktfJson));
    const options = cdk.legacyPeers === true ? ["--legacy-peer-deps"] : [];
    npm(directory, ["install", "--save-exact", ...options, tarball, ...cdk.packages]);
    return project;
  }

  write(name: string, content: string): void {
    writeFileSync(join(this.directory, name), content);
  }

  /** The synthesized stack. */
  stackDirectory(stack: string): string {
    return join(this.directory, "cdktf.out/stacks", stack);
  }

  /** Runs the command line tool of the CDK; `env` are variables on top of the project's own. */
  cdk(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<RunResult> {
    return this.runBin(this.tool.command, args, env);
  }

  /** Runs the library's own command line tool. */
  resourceDirectory(args: readonly string[]): Promise<RunResult> {
    return this.runBin("resource-directory", args, {});
  }

  private runBin(name: string, args: readonly string[], env: Readonly<Record<string, string>>) {
    return run(this.directory, join(this.directory, "node_modules/.bin", name), args, {
      ...this.environment,
      TS_NODE_TRANSPILE_ONLY: "true",
      ...cloud(this.fake),
      ...env,
    });
  }
}

/** Runs a program as an automation would. */
export function run(
  cwd: string,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<RunResult> {
  return new Promise((resolve) => {
    const options = { cwd, env: { ...env, CI: "1", CHECKPOINT_DISABLE: "1", NO_COLOR: "1" }, maxBuffer: 1e8 };
    execFile(program, args, options, (error, stdout, stderr) => {
      const exitCode = error === null ? 0 : Number(error.code ?? 1);
      resolve({ exitCode, output: stripVTControlCharacters(stdout + stderr) });
    });
  });
}

function cloud(fake: FakeDirectory): Readonly<Record<string, string>> {
  return {
    RESOURCEDIRECTORY_ENDPOINT: fake.endpoint,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEMANAGER: fake.host,
    ALIBABA_CLOUD_ENDPOINT_RESOURCEDIRECTORYMASTER: fake.host,
    ALICLOUD_ACCESS_KEY: "ak-management",
    ALICLOUD_SECRET_KEY: "sk-management",
  };
}
