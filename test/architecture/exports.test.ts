import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import ts from "typescript";
import { isModuleCall, LIB, WRITTEN_FILES } from "./source";

const ROOT = join(LIB, "..");
const ROOMS = ["lib", "test", "chaos", "bench", "live", "scripts"];

test("no function and no constant of lib is exported that no other file takes", () => {
  const taken = new Set(sources().flatMap(namesTaken));
  const unused = WRITTEN_FILES.flatMap((file) =>
    valuesOf(join(LIB, file))
      .filter((name) => !taken.has(`${join(LIB, file)} ${name}`) && !taken.has(`${join(LIB, file)} *`))
      .map((name) => `${file}: ${name}`),
  );

  expect(unused).toEqual([]);
});

function sources(): readonly string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.includes("node_modules"))
      .map((path) => join(ROOT, room, path)),
  );
}

function parsed(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
}

/** What a file exports of its own; types stand in signatures that others use without their names. */
function valuesOf(path: string): readonly string[] {
  return parsed(path).statements.flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) {
      return isExported(statement) && statement.name !== undefined ? [statement.name.text] : [];
    }
    return ts.isVariableStatement(statement) && isExported(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.getText())
      : [];
  });
}

function isExported({ modifiers }: ts.FunctionDeclaration | ts.VariableStatement): boolean {
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

/** Each as file and name; a star where a file is taken whole. */
function namesTaken(path: string): readonly string[] {
  const taken: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const target = targetOf(path, node.moduleSpecifier?.getText());
      const clause = ts.isImportDeclaration(node) ? node.importClause?.namedBindings : node.exportClause;
      const isList = clause !== undefined && (ts.isNamedImports(clause) || ts.isNamedExports(clause));
      const names = isList ? clause.elements.map((each) => (each.propertyName ?? each.name).text) : ["*"];
      taken.push(...names.map((name) => `${target} ${name}`));
    } else if (ts.isCallExpression(node) && isModuleCall(node)) {
      taken.push(`${targetOf(path, node.arguments[0]?.getText())} *`);
    } else if (ts.isImportTypeNode(node)) {
      taken.push(`${targetOf(path, node.argument.getText())} *`);
    }
    if (isDeep) ts.forEachChild(node, visit);
  };
  const source = parsed(path);
  // Most files take all they need at their head.
  const isDeep = /\b(import|require)\(/.test(source.text);
  source.statements.forEach(visit);
  return taken;
}

function targetOf(path: string, specifier = ""): string {
  const target = resolve(dirname(path), specifier.slice(1, -1));
  return [`${target}.ts`, join(target, "index.ts")].find((each) => existsSync(each)) ?? target;
}
