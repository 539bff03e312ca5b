/** A name, the text of a string, or a character that stands for itself. */
interface Token {
  readonly kind: "name" | "string" | "mark";
  readonly text: string;
}

const BETWEEN = /(?:\s+|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const HEREDOC = /<<-?([\w-]+)\r?\n[\s\S]*?^[ \t]*\1[ \t]*$/my;
const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;

/** The alias of every provider block of that name in a file of HCL; null for the one without. */
export function providerAliases(source: string, provider: string): readonly (string | null)[] {
  const tokens = tokensOf(source);
  const depths = depthsOf(tokens);
  return tokens.flatMap(({ kind, text }, start) => {
    const isBlock = depths[start] === 0 && kind === "name" && text === "provider";
    const [label, brace] = tokens.slice(start + 1, start + 3);
    if (!isBlock || label?.text !== provider || brace?.text !== "{") return [];
    const end = depths.indexOf(0, start + 3);
    const own = tokens.slice(start + 3, end).filter((_, index) => depths[start + 3 + index] === 1);
    const alias = own.findIndex((token, index) => token.text === "alias" && own[index + 1]?.text === "=");
    return [alias === -1 ? null : (own[alias + 2]?.text ?? null)];
  });
}

/** How many braces are open before each token; one more entry, for the end. */
function depthsOf(tokens: readonly Token[]): readonly number[] {
  let depth = 0;
  const before = tokens.map(({ kind, text }) => {
    const here = depth;
    if (kind === "mark") depth += text === "{" ? 1 : text === "}" ? -1 : 0;
    return here;
  });
  return [...before, depth];
}

function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const token = matchAt(BETWEEN, source, at) ?? matchAt(HEREDOC, source, at);
    if (token !== undefined) {
      at += token.length;
      continue;
    }
    const name = matchAt(NAME, source, at);
    const end = source[at] === '"' ? endOfString(source, at) : at + (name?.length ?? 1);
    if (source[at] === '"') tokens.push({ kind: "string", text: source.slice(at + 1, end - 1) });
    else tokens.push({ kind: name === undefined ? "mark" : "name", text: source.slice(at, end) });
    at = end;
  }
  return tokens;
}

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0];
}

/** Just behind the closing quote. What is inserted into a string may hold strings itself. */
function endOfString(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && source[at] !== '"') {
    const isEscape = source[at] === "\\" || /^(\$\$|%%)\{/.test(source.slice(at, at + 3));
    if (isEscape) at += source[at] === "\\" ? 2 : 3;
    else at = /^[$%]\{/.test(source.slice(at, at + 2)) ? endOfInsertion(source, at + 2) : at + 1;
  }
  return at + 1;
}

function endOfInsertion(source: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < source.length && depth > 0) {
    if (source[at] === "{") depth += 1;
    if (source[at] === "}") depth -= 1;
    at = source[at] === '"' ? endOfString(source, at) : at + 1;
  }
  return at;
}
