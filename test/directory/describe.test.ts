import { describeError, DirectoryError, type Operation } from "../../lib/directory";

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

  const ATTEMPTS: readonly (readonly [Operation, string])[] = [
    ["GetResourceDirectory", "Cannot read the resource directory"],
    ["GetAccount", "Cannot read the member"],
    ["ListAccounts", "Cannot list the members"],
    ["ListHandshakesForResourceDirectory", "Cannot list the directory's invitations"],
    ["ListHandshakesForAccount", "Cannot list the account's invitations"],
    ["GetHandshake", "Cannot read the invitation"],
    ["PromoteResourceAccount", "Cannot promote the member"],
    ["ResendPromoteResourceAccountEmail", "Cannot resend the promotion mail"],
    ["CancelPromoteResourceAccount", "Cannot cancel the promotion"],
    ["UpdateAccount", "Cannot change the member"],
    ["InviteAccountToResourceDirectory", "Cannot send the invitation"],
    ["CancelHandshake", "Cannot cancel the invitation"],
    ["AcceptHandshake", "Cannot accept the invitation"],
    ["RemoveCloudAccount", "Cannot remove the member"],
  ];

  it.each(ATTEMPTS)("says what did not work: of %s that it %s", (operation, summary) => {
    expect(describeError(new DirectoryError({ ...FIELDS, operation })).summary).toBe(summary);
  });

  it("says that a write of unknown outcome is not repeated blindly, between the sentence and what support asks for", () => {
    const error = new DirectoryError({ ...FIELDS, code: "InternalError", httpStatus: 500, requestId: "R-1" });

    expect(describeError(error).detail.split("\n\n")).toEqual([
      "No usable answer came for s***@example.com.",
      "Whether the service carried it out is not known. It is not repeated blindly, so that nothing happens twice.",
      "Operation: PromoteResourceAccount\nCode: InternalError\nHTTP status: 500\nRequest id: R-1",
    ]);
  });

  it("masks an e-mail address in what the caller calls the member", () => {
    expect(describeError(new DirectoryError(FIELDS), { member: "someone@example.com" }).summary).toBe(
      "Cannot promote the member (s***@example.com)",
    );
  });

  it("shows no stack trace of a defect", () => {
    const { summary, detail } = describeError(new TypeError("x is undefined"));

    expect(summary).toBe("Unexpected error");
    expect(detail).toBe(
      "x is undefined\n\nThis is a defect of the program. Please report it with this text.",
    );
  });

  it("masks e-mail addresses in what a defect says, too", () => {
    const error = new TypeError("someone@example.com is undefined");

    const { summary, detail } = describeError(error, { member: "other@example.com" });

    expect(summary).toBe("Unexpected error (o***@example.com)");
    expect(detail).toContain("s***@example.com is undefined");
  });

  it("copes with things that are no errors", () => {
    expect(describeError("out of luck").detail).toContain("out of luck");
  });
});
