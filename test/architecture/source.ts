import { readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import ts from "typescript";

const ROOT = join(__dirname, "..", "..");
export const LIB = join(ROOT, "lib");

/** What one file of `lib` takes from elsewhere. */
export interface Import {
  /** Relative to `lib`. */
  readonly file: string;
  readonly specifier: string;
  /** The file of `lib` that is meant, relative to `lib`; undefined for a package. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
  /** Carried out where it stands, not when the file is loaded. */
  readonly isCall: boolean;
}

/** The files of `lib`, relative to it. */
export const FILES: readonly string[] = readdirSync(LIB, { recursive: true, encoding: "utf8" }).filter(
  (path) => path.endsWith(".ts"),
);

/** The files that people write: the bindings and the wire messages are generated. */
export const WRITTEN_FILES = FILES.filter((file) => !isGenerated(file));

export function contentOf(file: string): string {
  return readFileSync(join(LIB, file), "utf8");
}

export function linesOf(file: string): readonly string[] {
  return contentOf(file).trimEnd().split("\n");
}

/** The first folder of a file: a room of `lib`. */
export function partOf(file: string): string {
  const [first = ""] = file.split(sep);
  return first;
}

/** Imports, type imports, re-exports and calls of `import` and `require`. */
export function importsOf(file: string): readonly Import[] {
  const source = ts.createSourceFile(file, contentOf(file), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (specifier: ts.Expression | undefined, typeOnly: boolean, isCall = false) => {
    if (specifier !== undefined && ts.isStringLiteralLike(specifier)) {
      const { text } = specifier;
      found.push({ file, specifier: text, target: targetOf(file, text), typeOnly, isCall });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node)) {
      add(node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && isModuleCall(node)) {
      add(node.arguments[0], false, true);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      add(node.argument.literal, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

export function describeImport({ file, specifier, typeOnly }: Import): string {
  return `${file} imports ${typeOnly ? "type " : ""}${specifier}`;
}

function isGenerated(file: string): boolean {
  return partOf(file) === "bindings" || /^\/\/ Generated from/.test(contentOf(file));
}

/** A call of `import` or `require`. */
export function isModuleCall({ expression }: ts.CallExpression): boolean {
  return (
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === "require")
  );
}

function targetOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) {
    return undefined;
  }
  const path = relative(LIB, resolve(LIB, dirname(file), specifier));
  const candidates = [`${path}.ts`, join(path, "index.ts"), path];
  return candidates.find((candidate) => FILES.includes(candidate)) ?? path;
}
