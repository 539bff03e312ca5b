import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { npm, writeLibrary } from "./support/library";
import { temporaryDirectory } from "./support/temporary";

const staging = join(temporaryDirectory(), "package");
const files: string[] = [];

beforeAll(async () => {
  await writeLibrary(staging);
  const [packed] = JSON.parse(npm(staging, ["pack", "--dry-run", "--json", "--ignore-scripts"])) as [
    { readonly files: readonly { readonly path: string }[] },
  ];
  files.push(...packed.files.map(({ path }) => path));
});

/** What a user of the package has a use for. */
const BELONGS = [
  /^dist\/([a-z0-9-]+\/)*[a-z0-9-]+(\.d)?\.[jt]s$/,
  /^dist\/cli\/(main\.js|(packages|lazy)\.cjs)$/,
  /^dist\/(cli|catalog\/formats)\/third-party-licenses\.txt$/,
  /^dist\/(provider|testing\/alicloud-stand-in)\/(manifest\.json|terraform-provider-\w+_[\d.]+_\w+\.zip)$/,
  /^(alicloud|testing)\/package\.json$/,
  /^schema\/[a-z-]+\.schema\.json$/,
  /^docs\/([a-z-]+\/)*[\w-]+\.md$/,
  /^examples\/([a-z-]+\/)*[a-z-]+\.(ts|tf|ya?ml|csv|json)$/,
  /^examples\/gitops\/[\w./-]+$/,
  /^(README(\.[\w-]+)?|CHANGELOG)\.md$/,
  /^(LICENSE|package\.json)$/,
];

test("npm packs what a user has a use for, and nothing else: no tests, no sources, no source maps", () => {
  expect(files.filter((path) => !BELONGS.some((pattern) => pattern.test(path)))).toEqual([]);
});

test.each(BELONGS)("npm packs %s", (pattern) => {
  expect(files.some((path) => pattern.test(path))).toBe(true);
});

test("Everything that package.json leads to is packed", () => {
  const manifest = JSON.parse(readFileSync(join(staging, "package.json"), "utf8")) as {
    readonly bin: Readonly<Record<string, string>>;
    readonly exports: Readonly<Record<string, string | { readonly default: string }>>;
  };
  const targets = [
    ...Object.values(manifest.bin),
    ...Object.values(manifest.exports).map((target) =>
      typeof target === "string" ? target : target.default,
    ),
  ];
  expect(targets.map(normalize).filter((path) => !files.includes(path))).toEqual([]);
});

test("A link of the README and of the pages in docs leads to something that is packed", () => {
  const pages = files.filter((path) => /^(README[^/]*|CHANGELOG|docs\/[^/]+)\.md$/.test(path));
  const dead = pages.flatMap((page) =>
    linksIn(page)
      .map((link) => normalize(join(dirname(page), link)))
      .filter((target) => !files.some((path) => path === target || path.startsWith(`${target}/`)))
      .map((target) => `${page}: ${target}`),
  );
  expect(pages).toContain("docs/installation.md");
  expect(dead).toEqual([]);
});

test("No program of it names a source map", () => {
  const programs = readdirSync(join(staging, "dist"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".js"))
    .map((path) => join(staging, "dist", path));
  expect(programs.filter((path) => readFileSync(path, "utf8").includes("sourceMappingURL"))).toEqual([]);
  expect(existsSync(join(staging, "dist/index.js"))).toBe(true);
});

/** Relative links of a page, without their anchors. */
function linksIn(page: string): readonly string[] {
  const text = readFileSync(join(staging, page), "utf8").replace(/```[^]*?```/g, "");
  return [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, link = ""]) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}
