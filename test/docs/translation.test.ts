import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./support/snippets";

function read(document: string): string {
  return readFileSync(join(ROOT, document), "utf8");
}

/** Every block of code, with the mark that says what it is part of. */
function codeIn(document: string): readonly string[] {
  return [...read(document).matchAll(/(?:<!-- snippet: \w+ -->\s*)?```[^]*?```/g)].map(([block]) => block);
}

test("the README in Chinese has the code of the one in English, block by block", () => {
  expect(codeIn("README.zh-CN.md")).toEqual(codeIn("README.md"));
});

test("each of them leads to the other in its first line", () => {
  expect(read("README.md").split("\n")[0]).toContain("](README.zh-CN.md)");
  expect(read("README.zh-CN.md").split("\n")[0]).toContain("](README.md)");
});

test("they have as many sections, and tables of as many rows", () => {
  const shape = (document: string) => read(document).match(/^(?:#+ |\|)/gm);

  expect(shape("README.zh-CN.md")).toEqual(shape("README.md"));
});
