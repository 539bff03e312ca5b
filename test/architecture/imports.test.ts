import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";

const LIB = join(__dirname, "..", "..", "lib");

interface Import {
  readonly file: string;
  readonly specifier: string;
  /** Part of `lib` that is imported; undefined for a package. */
  readonly part: string | undefined;
  readonly typeOnly: boolean;
}

/**
 * Which part of lib may import which: the table of the architecture. A part may always import from itself. Arrows never
 * turn back, so that synth stays free of the runtime, and `plugin` and `directory` can be lifted out.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "index.ts": ["constructs"],
  constructs: ["bindings", "rules"],
  rules: [],
  bindings: [],
  provider: ["plugin", "directory", "rules"],
  plugin: [],
  directory: ["rules"],
  testing: ["plugin"],
  // One of its commands runs the fake directory for people.
  cli: ["directory", "provider", "testing"],
};

/** From these the testing kit takes types and names only, so that a bug in them cannot cancel itself out in a test. */
const TESTING_MAY_NAME = ["bindings", "constructs", "directory", "provider", "rules"];

test("every part of lib imports only what the architecture lets it", () => {
  const wrong = allImports()
    .filter(({ file, part, typeOnly }) => part !== undefined && !isAllowed(partOf(file), part, typeOnly))
    .map(describeImport);

  expect(wrong).toEqual([]);
});

test("every part of lib has a line in the table", () => {
  expect(readdirSync(LIB).filter((part) => MAY_IMPORT[part] === undefined)).toEqual([]);
});

test("cdktf and constructs are imported in bindings and constructs only, and only by their front door", () => {
  const wrong = allImports()
    .filter(({ specifier }) => /^(cdktf|constructs)(\/|$)/.test(specifier))
    .filter(
      ({ file, specifier }) => specifier.includes("/") || !["bindings", "constructs"].includes(partOf(file)),
    )
    .map(describeImport);

  expect(wrong).toEqual([]);
});

test("constructs import no package but cdktf and constructs, and of Node only files and paths", () => {
  const packages = allImports()
    .filter(({ file, part }) => partOf(file) === "constructs" && part === undefined)
    .map(({ specifier }) => specifier);

  expect([...new Set(packages)].sort()).toEqual(["cdktf", "constructs", "node:fs", "node:path"]);
});

test("rules import nothing, so that every part can share them", () => {
  const outside = allImports().filter(({ file, part }) => partOf(file) === "rules" && part !== "rules");

  expect(outside.map(describeImport)).toEqual([]);
});

test("constructs keep to what works with the fork of cdktf: no instanceof, no aspects", () => {
  const wrong = sourceFiles()
    .filter((file) => partOf(file) === "constructs")
    .filter((file) => /\binstanceof\b|\bAspects\b/.test(readFileSync(file, "utf8")))
    .map((file) => relative(LIB, file));

  expect(wrong).toEqual([]);
});

function isAllowed(from: string, to: string, typeOnly: boolean): boolean {
  if (from === to || (MAY_IMPORT[from] ?? []).includes(to)) {
    return true;
  }
  return from === "testing" && typeOnly && TESTING_MAY_NAME.includes(to);
}

function allImports(): Import[] {
  return sourceFiles().flatMap(importsOf);
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typeOnly: boolean) => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      found.push({ file, specifier: specifier.text, part: importedPart(file, specifier.text), typeOnly });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && isModuleCall(node)) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isModuleCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === "require")
  );
}

function importedPart(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) {
    return undefined;
  }
  const target = resolve(dirname(file), specifier);
  return target === LIB ? "index.ts" : partOf(target);
}

function partOf(path: string): string {
  const [first = ""] = relative(LIB, path).split(sep);
  return first;
}

function sourceFiles(): string[] {
  return readdirSync(LIB, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => join(LIB, path));
}

function describeImport({ file, specifier, typeOnly }: Import): string {
  return `${relative(LIB, file)} imports ${typeOnly ? "type " : ""}${specifier}`;
}
