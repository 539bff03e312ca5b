import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { recipeHeadings, recipesInTable } from "./support/recipes";
import { ROOT } from "./support/snippets";

test("the table of recipes lists each of them, in order", () => {
  expect(recipesInTable()).toEqual(recipeHeadings());
});

test("each recipe is carried out by a test", () => {
  const room = join(ROOT, "test/acceptance/recipes");
  const tests = readdirSync(room).map((name) => readFileSync(join(room, name), "utf8"));

  expect(recipeHeadings().filter((heading) => !tests.join("").includes(`Recipe.begin("${heading}"`))).toEqual(
    [],
  );
});
