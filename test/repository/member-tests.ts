import ts from "typescript";

/** A test that declares members, and whether it does so on either kind of resource. */
export interface MemberTest {
  /** As it stands in the file, without quotes. */
  readonly title: string;
  readonly isOfBothKinds: boolean;
}

/** What a name of the file, or a piece of it, is made of. */
type Declarations = ReadonlyMap<string, readonly ts.Node[]>;

/** What the blocks around a test say of it. */
interface Surroundings {
  /** The parameters of a block that is run for each kind; undefined outside of such a block. */
  readonly kind: ReadonlySet<string> | undefined;
  /** What is done before each test. */
  readonly before: readonly ts.Node[];
}

const BLOCKS = ["describe", "test", "it"];
const KINDS = "KINDS";
const BOTH = ["VENDORS", "OWN"];

/**
 * The tests of a file that declare members. A test is of both kinds if it, or a block around it, is run for each of `KINDS` and it
 * makes use of the kind that it is given; or if it names both.
 */
export function memberTestsOf(file: string, text: string): readonly MemberTest[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const declarations = declarationsOf(source);
  const found: MemberTest[] = [];
  const visit = (node: ts.Node, around: Surroundings): void => {
    const block = ts.isCallExpression(node) ? blockOf(node) : undefined;
    if (block === undefined) {
      ts.forEachChild(node, (child) => {
        visit(child, around);
      });
      return;
    }
    const { body, table } = block;
    const isForEachKind = table !== undefined && namesKinds(reached(table, declarations));
    const here = {
      kind: isForEachKind ? parametersOf(body) : around.kind,
      before: [...around.before, ...beforeEachIn(body)],
    };
    if (block.name === "describe") {
      ts.forEachChild(body, (child) => {
        visit(child, here);
      });
      return;
    }
    const nodes = reached(body, declarations);
    const all = [...nodes, ...preparing(nodes, around).flatMap((each) => reached(each, declarations))];
    const rows = table === undefined ? [] : reached(table, declarations);
    if ([...all, ...rows].some(declaresMembers)) {
      found.push({ title: block.title, isOfBothKinds: usesKind(all, here) || namesKinds(all) });
    }
  };
  visit(source, { kind: undefined, before: [] });
  return found;
}

function blockOf({ expression, arguments: [title, body] }: ts.CallExpression) {
  const table = ts.isCallExpression(expression) ? expression.arguments[0] : undefined;
  const callee = ts.isCallExpression(expression) ? expression.expression : expression;
  const name = callee.getText().split(".")[0] ?? "";
  return title !== undefined && body !== undefined && BLOCKS.includes(name)
    ? { name, title: title.getText().slice(1, -1), table, body }
    : undefined;
}

/** What a block does before each of its tests. */
function beforeEachIn(body: ts.Node): readonly ts.Node[] {
  const statements = ts.isArrowFunction(body) && ts.isBlock(body.body) ? body.body.statements : [];
  return statements.filter((statement) => /^before(Each|All)\(/.test(statement.getText()));
}

/** What is done before a test for something that it makes use of. */
function preparing(nodes: readonly ts.Node[], { before }: Surroundings): readonly ts.Node[] {
  const names = namesOf(nodes);
  return before.filter((statement) =>
    reached(statement, new Map()).some(
      (node) =>
        ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        names.has(node.left.getText()),
    ),
  );
}

function declarationsOf(source: ts.SourceFile): Declarations {
  const found = new Map<string, ts.Node[]>();
  const visit = (node: ts.Node): void => {
    if (isDeclaration(node) && node.name !== undefined) {
      const name = node.name.getText();
      found.set(name, [...(found.get(name) ?? []), node]);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isDeclaration(node: ts.Node) {
  return ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node) || ts.isVariableDeclaration(node);
}

/** All nodes below this one, and below what it names, and so on. */
function reached(start: ts.Node, declarations: Declarations): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    nodes.push(node);
    if (ts.isIdentifier(node) && !isPropertyName(node)) {
      declarations
        .get(node.text)
        ?.filter((each) => isSeenBy(each, node))
        .forEach(visit);
    }
    ts.forEachChild(node, visit);
  };
  visit(start);
  return nodes;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) && parent.name === node;
}

/** Whether the declaration stands in a block around the node. */
function isSeenBy(declaration: ts.Node, node: ts.Node): boolean {
  const block = ts.findAncestor(declaration.parent, (each) => ts.isBlock(each) || ts.isSourceFile(each));
  return ts.findAncestor(node, (each) => each === block) !== undefined;
}

function namesOf(nodes: readonly ts.Node[]): ReadonlySet<string> {
  return new Set(nodes.filter(ts.isIdentifier).map(({ text }) => text));
}

function parametersOf(body: ts.Node): ReadonlySet<string> {
  return ts.isArrowFunction(body)
    ? namesOf(body.parameters.flatMap((each) => reached(each, new Map())))
    : new Set();
}

function usesKind(nodes: readonly ts.Node[], { kind }: Surroundings): boolean {
  return kind !== undefined && [...namesOf(nodes)].some((name) => kind.has(name));
}

function namesKinds(nodes: readonly ts.Node[]): boolean {
  const names = namesOf(nodes);
  return names.has(KINDS) || BOTH.every((name) => names.has(name));
}

function declaresMembers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) {
    return /(^|\.)(MemberAccount|MemberCatalog)$/.test(node.expression.getText());
  }
  return ts.isCallExpression(node) && /^(MemberAccount\.forget|payments)$/.test(node.expression.getText());
}
