import { findErrorEntry, KNOWN_CODES } from "../../lib/directory/errors/error-table";
import { OPERATIONS, type Operation } from "../../lib/directory/calls/operations";
import { safeText } from "../../lib/rules";
import { DOCUMENTED_CLASSES } from "./documented-codes";

/** One subject of each kind that a sentence may begin or end with. */
const SUBJECTS = ["member 1234567890123456", "the invitation h-3G", "p***@example.com"];

describe("the error table", () => {
  it.each(DOCUMENTED_CLASSES)("knows %s as %s", (code, errorClass) => {
    expect(findErrorEntry(code)?.class).toBe(errorClass);
  });

  it("claims nothing about a code that nobody documented", () => {
    expect(findErrorEntry("Brand.New")).toBeUndefined();
    expect(findErrorEntry("toString")).toBeUndefined();
    expect(findErrorEntry("MissingSecurityInformation")).toBeUndefined();
    expect(findErrorEntry("")).toBeUndefined();
  });

  it.each(KNOWN_CODES)("has sentences for %s that read, whatever was asked, and need no mask", (code) => {
    const entry = findErrorEntry(code.replace("*", ""));
    for (const operation of Object.keys(OPERATIONS) as Operation[]) {
      for (const subject of SUBJECTS) {
        const sentence = entry?.sentence({ operation, subject }) ?? "";
        expect(sentence).toMatch(/^\S+( \S+){4,}[.]$/);
        expect(sentence).toMatch(subject === "p***@example.com" ? /^[A-Zp]/ : /^[A-Z]/);
        expect(sentence).not.toMatch(
          /undefined|null|\[object|\b(the|a|an) (the|a|an)\b|\$\{|\.\.|[a-z]\. [a-z]/,
        );
        expect(safeText(sentence, { longest: 1_000 })).toBe(sentence);
      }
    }
  });
});
