import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createKnobs } from "../../../lib/testing/fake-directory/knobs";

const DOCUMENT = readFileSync(join(__dirname, "../../../docs/assumptions.md"), "utf8");

test("every knob of the fake is named in the document of its assumptions, and no other", () => {
  expect(knobsInDocument().sort()).toEqual(knobsOfFake().sort());
});

test("every assumption says what speaks for it", () => {
  expect(assumptions().length).toBeGreaterThan(40);
  for (const assumption of assumptions()) {
    expect(assumption).toMatch(/^- \*\*It [^*]+\.\*\* (?!Switch)\S.+\.$/);
  }
});

function knobsOfFake(): string[] {
  const { quotas, ...knobs } = createKnobs();
  return [...Object.keys(knobs), ...Object.keys(quotas).map((name) => `quotas.${name}`)];
}

/** What stands behind "Switch:" or "Switches:". */
function knobsInDocument(): string[] {
  const switches = assumptions().flatMap((assumption) => assumption.split(/ Switch(?:es)?: /)[1] ?? []);
  return switches.flatMap((names) => [...names.matchAll(/`([\w.]+)`/g)].flatMap(([, name]) => name ?? []));
}

/** Every list item, on one line. */
function assumptions(): string[] {
  return DOCUMENT.split(/\n(?=- |\n)/)
    .map((block) => block.trim().replace(/\s*\n\s*/g, " "))
    .filter((block) => block.startsWith("- "));
}
