import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import { ROOT, snippets } from "./support/snippets";
import type { Snippet } from "./support/snippets";

const PACKAGE = "cdktf-alicloud-resource-directory";

const SNIPPETS = snippets();

test("every snippet compiles with the settings of the repository", () => {
  expect(complaintsOf(SNIPPETS)).toEqual([]);
});

test.each(SNIPPETS.filter(({ runs }) => runs))("$place runs", ({ program, files }) => {
  const directory = mkdtempSync(join(tmpdir(), "snippet-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(directory, name), content);
    const file = join(directory, "snippet.js");
    writeFileSync(
      file,
      ts.transpile(program, { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }),
    );
    const hook = join(__dirname, "support/run-from-source.js");
    execFileSync(process.execPath, ["-r", hook, file], {
      cwd: directory,
      env: { ...process.env, CDKTF_OUTDIR: join(directory, "cdktf.out") },
      stdio: "pipe",
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test.each([
  "README.md",
  "README.zh-CN.md",
  "CHANGELOG.md",
  "docs/testing.md",
  "docs/recipes.md",
  "docs/scale.md",
])("the links of %s lead somewhere", (document) => {
  const text = readFileSync(join(ROOT, document), "utf8");
  const targets = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, target = ""]) => target);
  expect(targets.filter((target) => !existsSync(join(ROOT, document, "..", target)))).toEqual([]);
});

/** What the compiler has to say. The snippets exist in memory only, beside the tests. */
function complaintsOf(all: readonly Snippet[]): readonly string[] {
  const programs = new Map(
    all.map(({ place, program }) => [join(ROOT, `test/docs/${place.replace(/\W+/g, "-")}.ts`), program]),
  );
  const { config } = ts.readConfigFile(join(ROOT, "tsconfig.json"), (path) => ts.sys.readFile(path)) as {
    config: { compilerOptions: Record<string, unknown> };
  };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const paths = {
    [PACKAGE]: [join(ROOT, "lib/index.ts")],
    [`${PACKAGE}/alicloud`]: [join(ROOT, "lib/bindings/alicloud/index.ts")],
    [`${PACKAGE}/testing`]: [join(ROOT, "lib/testing/index.ts")],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => programs.has(path) || fileExists(path);
  host.getSourceFile = (path, ...rest) => {
    const program = programs.get(path);
    return program === undefined
      ? getSourceFile(path, ...rest)
      : ts.createSourceFile(path, program, ts.ScriptTarget.ES2022);
  };
  const built = ts.createProgram(
    [...programs.keys()],
    { ...options, paths, noUnusedLocals: false, noEmit: true },
    host,
  );
  return ts
    .getPreEmitDiagnostics(built)
    .map(
      ({ file, messageText }) =>
        `${file?.fileName ?? ""}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`,
    );
}
