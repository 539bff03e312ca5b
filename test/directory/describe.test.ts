import { describeError, DirectoryError } from "../../lib/directory";

const FIELDS = {
  operation: "PromoteResourceAccount",
  code: null,
  httpStatus: null,
  requestId: null,
  errorClass: "retry",
  outcome: "unknown",
  sentence: "No usable answer came for someone@example.com.",
} as const;

describe("describing an error", () => {
  it("leaves out what is not known", () => {
    const { detail } = describeError(new DirectoryError({ ...FIELDS, outcome: "none" }));

    expect(detail).toBe("No usable answer came for s***@example.com.\n\nOperation: PromoteResourceAccount");
  });

  it("says that a write of unknown outcome was not repeated", () => {
    expect(describeError(new DirectoryError(FIELDS)).detail).toContain(
      "Whether the service carried it out is not known",
    );
  });

  it("masks an e-mail address in what the caller calls the member", () => {
    expect(describeError(new DirectoryError(FIELDS), { member: "someone@example.com" }).summary).toBe(
      "Cannot promote the member (s***@example.com)",
    );
  });

  it("shows no stack trace of a defect", () => {
    const { summary, detail } = describeError(new TypeError("x is undefined"));

    expect(summary).toBe("Unexpected error");
    expect(detail).toContain("x is undefined");
    expect(detail).not.toContain("describe.test");
  });

  it("copes with things that are no errors", () => {
    expect(describeError("out of luck").detail).toContain("out of luck");
  });
});
