import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./snippets";

const DOCUMENT = "docs/recipes.md";

/** One block of code of a recipe. */
export interface Block {
  readonly language: "ts" | "hcl" | "sh" | "text";
  readonly content: string;
  /** Whether it shows the code as it stands before the recipe begins. */
  readonly isBefore: boolean;
  /** The stack that it belongs to. */
  readonly stack: string;
}

/** What the document says of a recipe. */
export interface WrittenRecipe {
  readonly blocks: readonly Block[];
  /** What the table of all recipes says that it costs. */
  readonly costs: { readonly mails: number; readonly calls: readonly string[] };
}

const HEADING = /^(#{2,3}) (.+)$/;
const BLOCK = /```(ts|hcl|sh|text)\n([^]*?)```/g;

/** The first line of a block may say when and where it holds: `// Before, in the stack "platform":`. */
const FIRST_LINE = /^(?:\/\/|#) (before\b)?.*?(?:in the stack "(\w+)")?[.:]$/im;

/** Subheadings of a recipe whose steps are not the same for all. */
export const VENDORS = "On the vendor's resource";
export const OWN = "On our own resource";
export const HCL = "In HCL";

/**
 * A recipe by its heading. Of its parts those that stand below the subheading of another variant are left out; HCL shares
 * nothing with the constructs.
 */
export function writtenRecipe(heading: string, variant: string): WrittenRecipe {
  const text = readFileSync(join(ROOT, DOCUMENT), "utf8");
  const parts = variant === HCL ? [HCL] : [undefined, variant];
  const blocks = sectionsOf(text)
    .filter((section) => section.recipe === heading && parts.includes(section.variant))
    .flatMap(({ lines }) => blocksIn(lines.join("\n")));
  if (blocks.length === 0) {
    throw new Error(`${DOCUMENT} has no recipe "${heading}".`);
  }
  return { blocks, costs: costsOf(text, heading) };
}

interface Section {
  readonly recipe: string | undefined;
  readonly variant: string | undefined;
  readonly lines: string[];
}

function sectionsOf(text: string): readonly Section[] {
  const sections: Section[] = [{ recipe: undefined, variant: undefined, lines: [] }];
  for (const line of text.split("\n")) {
    const [, marks, title] = HEADING.exec(line) ?? [];
    const last = sections.at(-1);
    if (marks === "##") sections.push({ recipe: title, variant: undefined, lines: [] });
    else if (marks === "###") sections.push({ recipe: last?.recipe, variant: title, lines: [] });
    else last?.lines.push(line);
  }
  return sections;
}

function blocksIn(text: string): readonly Block[] {
  return [...text.matchAll(BLOCK)].map(([, language, content = ""]) => {
    const [, before, stack = "members"] = FIRST_LINE.exec(content.split("\n")[0] ?? "") ?? [];
    return { language: language as Block["language"], content, isBefore: before !== undefined, stack };
  });
}

/** `| [Rename an account](#rename-an-account) | when | 0 | UpdateAccount |` */
function costsOf(text: string, heading: string): WrittenRecipe["costs"] {
  const row = text.split("\n").find((line) => line.startsWith(`| [${heading}](`));
  if (row === undefined) {
    throw new Error(`The table of ${DOCUMENT} lacks "${heading}".`);
  }
  const [mails = "", calls = ""] = row.split("|").slice(-3);
  return { mails: Number(mails.trim()), calls: [...calls.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name) };
}

/** Headings of all recipes, in order. */
export function recipeHeadings(): readonly string[] {
  return matches(/^## (.+)$/gm);
}

/** Those that the table at its beginning names. */
export function recipesInTable(): readonly string[] {
  return matches(/^\| \[([^\]]+)\]\(#/gm);
}

function matches(pattern: RegExp): readonly string[] {
  const text = readFileSync(join(ROOT, DOCUMENT), "utf8");
  return [...text.matchAll(pattern)].map(([, found = ""]) => found);
}
