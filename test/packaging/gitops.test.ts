import { spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { parse } from "yaml";
import { FakeDirectory, INVITEE_ACCOUNT_ID, providerEnvironment } from "../../lib/testing";
import { PROVIDER } from "../../scripts/build-provider";
import { packageProvider } from "../../scripts/package-provider";
import { LIBRARY, ROOT, writeLibrary } from "./support/library";
import { temporaryDirectory } from "./support/temporary";

const EXAMPLE = join(ROOT, "examples/gitops");
const scratch = temporaryDirectory();
const bin = join(scratch, "bin");

let fake: FakeDirectory;
let forge: Forge;
let project: string;

interface Comment {
  readonly id: number;
  body: string;
}

/** A forge that keeps comments, and a chat that keeps events. */
class Forge {
  readonly comments: Comment[] = [];
  readonly events: { readonly event: string; readonly step: { readonly step: string } }[] = [];
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        const path = (request.url ?? "").split("?")[0] ?? "";
        const answer = this.answer(request.method ?? "", path, Buffer.concat(chunks).toString());
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(answer));
      });
    });
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private answer(method: string, path: string, text: string): unknown {
    if (path === "/chat") {
      this.events.push(JSON.parse(text) as Forge["events"][number]);
      return {};
    }
    if (method === "GET") {
      return this.comments;
    }
    const { body } = JSON.parse(text) as Comment;
    const known = this.comments.find(({ id }) => path.endsWith(`/${id}`));
    if (known === undefined) this.comments.push({ id: this.comments.length + 1, body });
    else known.body = body;
    return {};
  }
}

/** Puts a program before those of the machine. */
function shim(name: string, commands: string): void {
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, name), `#!/usr/bin/env bash\nPATH=\${PATH#*:}\n${commands}\n`, { mode: 0o755 });
}

beforeAll(async () => {
  const modules = join(scratch, "node_modules");
  await writeLibrary(join(modules, LIBRARY));
  for (const name of ["cdktf", "constructs", "ts-node", "typescript"]) {
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name));
  }
  // What npm ci brings is laid out already; the stand-in wants a protocol that no variable can name.
  shim("npm", `[ "$1" = ci ] || exec npm "$@"`);
  shim(
    "terraform",
    `ls *.tf.json >/dev/null 2>&1 && echo '{"provider":{"alicloud":{"protocol":"HTTP"}}}' >test_override.tf.json\nexec terraform "$@"`,
  );
});

beforeEach(async () => {
  fake = await FakeDirectory.start();
  forge = new Forge();
  project = mkdtempSync(join(scratch, "organization-"));
  cpSync(EXAMPLE, project, { recursive: true });
  const programs = join(project, "node_modules/.bin");
  mkdirSync(programs, { recursive: true });
  symlinkSync(join(ROOT, "node_modules/ts-node/dist/bin.js"), join(programs, "ts-node"));
  const commands = `#!/bin/sh\nexec node "${join(scratch, "node_modules", LIBRARY)}/dist/cli/main.js" "$@"\n`;
  writeFileSync(join(programs, "resource-directory"), commands, { mode: 0o755 });
});

afterEach(async () => {
  await fake.stop();
  await forge.stop();
});

interface Ran {
  readonly exitCode: number;
  readonly output: string;
}

function run(lines: readonly string[], env: Readonly<Record<string, string>>): Promise<Ran> {
  const child = spawn("bash", ["-c", ["set -eo pipefail", ...lines].join("\n")], {
    cwd: project,
    env: {
      PATH: `${bin}:${process.env.PATH ?? ""}`,
      HOME: scratch,
      CHECKPOINT_DISABLE: "1",
      TF_CLI_CONFIG_FILE: join(scratch, "terraform.rc"),
      ...providerEnvironment(fake.host),
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once("close", (code) => resolve({ exitCode: code ?? 1, output })));
}

type Jobs = Readonly<Record<string, readonly string[]>>;

interface GitlabJob {
  readonly script?: readonly string[];
  readonly before_script?: readonly string[];
}

/** The shell lines of each job of GitLab. */
function gitlabJobs(): Jobs {
  const jobs = parse(readFileSync(join(EXAMPLE, ".gitlab-ci.yml"), "utf8")) as Record<string, GitlabJob>;
  const before = jobs.default?.before_script ?? [];
  return Object.fromEntries(
    Object.entries(jobs).flatMap(([name, { script }]) =>
      script === undefined ? [] : [[name, [...before, ...script]]],
    ),
  );
}

/** The shell lines of each job of GitHub; those of the comment are a step of the plan. */
function githubJobs(): Jobs {
  const { jobs } = parse(readFileSync(join(EXAMPLE, ".github/workflows/organization.yml"), "utf8")) as {
    jobs: Record<string, { steps: { run?: string }[] }>;
  };
  const lines = Object.entries(jobs).map(([name, { steps }]) => [
    name,
    steps.flatMap(({ run: line }) => line ?? []),
  ]);
  return Object.fromEntries(lines) as Jobs;
}

const isComment = (line: string) => line.includes("comment.sh");

test.each<[forge: string, jobs: Jobs, comment: readonly string[], update: string]>([
  ["GitLab", gitlabJobs(), gitlabJobs().comment ?? [], "PUT"],
  ["GitHub", githubJobs(), (githubJobs().plan ?? []).filter(isComment), "PATCH"],
])(
  "on %s a change is planned, reviewed in a comment, applied as it was reviewed, and watched at night",
  async (_, jobs, comment, update) => {
    const address = await forge.start();
    const mirror = `npx resource-directory mirror "${join(scratch, "mirror")}" --with-stand-in`;
    expect(await run([`${mirror} >"${join(scratch, "terraform.rc")}"`], {})).toMatchObject({ exitCode: 0 });
    const env = {
      COMMENTS_URL: `${address}/comments`,
      COMMENT_AUTHORIZATION: "authorization: none",
      COMMENT_UPDATE: update,
      CHAT_HOOK: `${address}/chat`,
    };
    const succeed = async (lines: readonly string[] = []) => {
      const { exitCode, output } = await run(lines, env);
      expect({ exitCode, output: exitCode === 0 ? "" : output }).toEqual({ exitCode: 0, output: "" });
    };
    const plan = (jobs.plan ?? []).filter((line) => !isComment(line));

    await succeed(jobs.lint);
    expect(fake.requests.all).toEqual([]);

    await succeed(plan);
    await succeed(comment);
    await succeed(comment);
    expect(forge.comments.map(({ body }) => body.split("\n")[1])).toEqual([
      expect.stringMatching(/^### Resource Directory: 1 mail, 1 invitation, 1 creation/) as string,
    ]);
    expect(fake.requests.mutating).toEqual([]);

    await succeed(jobs.apply);
    expect(fake.mailbox.mails.map(({ to }) => to)).toEqual(["payments-root@example.com"]);
    expect(fake.world.handshakesOf(INVITEE_ACCOUNT_ID)).toHaveLength(1);

    await succeed(jobs.nightly);
    await succeed(jobs.nightly);
    expect(forge.events.map(({ event, step }) => `${event} ${step.step}`).sort()).toEqual([
      "new invitation",
      "new promotion",
    ]);
    expect(existsSync(join(project, "nightly/directory.html"))).toBe(true);

    // Somebody takes the member out of the code: the plan is refused, and no plan is left to apply.
    writeFileSync(join(project, "members.yaml"), "members: []\n");
    expect((await run(plan, env)).exitCode).not.toBe(0);
  },
  400_000,
);

test.each([
  ["GitLab", gitlabJobs().lint ?? []],
  ["GitHub", githubJobs().lint ?? []],
])("on %s a catalog with a fault fails its job, with file, line and column", async (_, lines) => {
  writeFileSync(join(project, "members.yaml"), "members:\n  - key: nameless\n");
  await forge.start();

  const { exitCode, output } = await run(lines, {});

  expect({ exitCode, output }).toEqual({
    exitCode: 1,
    output: expect.stringContaining("members.yaml:2:5 a member has neither") as string,
  });
});

describe("the images,", () => {
  // Their RUN lines fetch packages, and so does FROM: no test runs those.
  const image = (name: string) => readFileSync(join(EXAMPLE, name), "utf8");
  const IMAGES = ["Dockerfile", "Dockerfile.without-node"] as const;
  const scripts = () =>
    readdirSync(join(EXAMPLE, "pipeline")).map((name) =>
      readFileSync(join(EXAMPLE, "pipeline", name), "utf8"),
    );

  test.each(IMAGES)("%s has the Terraform that the workflow of GitHub sets up", (name) => {
    const workflow = readFileSync(join(EXAMPLE, ".github/workflows/organization.yml"), "utf8");
    const versions = new Set(
      [...workflow.matchAll(/terraform_version: ([\d.]+)/g)].map(([, version]) => version),
    );

    expect([...versions]).toEqual([/^FROM hashicorp\/terraform:(\S+) AS terraform$/m.exec(image(name))?.[1]]);
    expect(image(name)).toMatch(/^COPY --from=terraform \/bin\/terraform \/usr\/local\/bin\/terraform$/m);
  });

  test("the one of the jobs has the Node of the workflow, and every program that the scripts call", () => {
    const workflow = readFileSync(join(EXAMPLE, ".github/workflows/organization.yml"), "utf8");
    const versions = [...workflow.matchAll(/node-version: (\d+)/g)].map(([, version]) => version);
    const called = ["curl", "jq", "git", "terraform", "npm", "npx"].filter((program) =>
      scripts().some((script) => new RegExp(`(^|[ ({;|])${program} `, "m").test(script)),
    );
    const installed = /apt-get install (.*?) &&/.exec(image("Dockerfile"))?.[1]?.split(" ") ?? [];

    expect([...new Set(versions)]).toEqual([/^FROM node:(\d+)-/m.exec(image("Dockerfile"))?.[1]]);
    expect(called).toEqual(["curl", "jq", "terraform", "npm", "npx"]);
    expect(called.filter((program) => !["terraform", "npm", "npx", ...installed].includes(program))).toEqual(
      [],
    );
  });

  test("Terraform finds the provider where the image without Node has put it", async () => {
    const [, source = "", target = ""] =
      /^COPY (mirror) (\/usr\/share\/\S+)$/m.exec(image("Dockerfile.without-node")) ?? [];
    const [, address = ""] = /--out \S*?mirror\/(\S+)/.exec(image("Dockerfile.without-node")) ?? [];
    // As the executable is packed, but for what is in the zip.
    await packageProvider({ directory: join(scratch, source, address) });
    const share = join(scratch, "image", "share");
    cpSync(join(scratch, source), join(share, target.slice("/usr/share/".length)), { recursive: true });
    writeFileSync(
      join(project, "main.tf"),
      `terraform {\n  required_providers {\n    rd = {\n      source = "${PROVIDER.address}"\n    }\n  }\n}\n`,
    );

    const { exitCode, output } = await run(["rm -f cdktf.json", "command terraform init -input=false"], {
      XDG_DATA_DIRS: share,
      TF_CLI_CONFIG_FILE: "/dev/null",
    });

    expect({ exitCode, output }).toEqual({
      exitCode: 0,
      output: expect.stringContaining(`Installing ${PROVIDER.address} v${PROVIDER.version}`) as string,
    });
  });
});

test("the policies that the README names are printed for the synthesized stack", async () => {
  await forge.start();
  const lines = ["npm run --silent synth", "npx resource-directory policy --side management --plan-only"];

  const { exitCode, output } = await run(lines, {});

  expect({ exitCode, reads: output.includes("resourcemanager:ListAccounts") }).toEqual({
    exitCode: 0,
    reads: true,
  });
});
