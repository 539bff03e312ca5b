import { createOptions } from "../../../lib/testing/fake-directory/options";
import { assumptions } from "./assumptions";

test("every option of the fake is named in the document of its assumptions, and no other", () => {
  expect(optionsInDocument().sort()).toEqual(optionsOfFake().sort());
});

test("every assumption says what speaks for it", () => {
  expect(assumptions().length).toBeGreaterThan(40);
  for (const assumption of assumptions()) {
    expect(assumption).toMatch(/^- \*\*It [^*]+\.\*\* (?!Switch)\S.+\.$/);
  }
});

function optionsOfFake(): string[] {
  const { quotas, ...options } = createOptions();
  return [...Object.keys(options), ...Object.keys(quotas).map((name) => `quotas.${name}`)];
}

/** What stands behind "Switch:" or "Switches:". */
function optionsInDocument(): string[] {
  const switches = assumptions().flatMap((assumption) => assumption.split(/ Switch(?:es)?: /)[1] ?? []);
  return switches.flatMap((names) => [...names.matchAll(/`([\w.]+)`/g)].flatMap(([, name]) => name ?? []));
}
