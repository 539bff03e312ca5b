import { DirectoryError, hasCode, isMemberNotFound } from "../../lib/directory";

const FIELDS = {
  operation: "GetAccount",
  code: "EntityNotExists.Account",
  httpStatus: 404,
  requestId: "R-1",
  errorClass: "not-found",
  outcome: "refused",
  sentence: "The directory has no member 1.",
} as const;

describe("telling errors apart", () => {
  it("takes only the directory's own answer for a member that is gone", () => {
    expect(isMemberNotFound(new DirectoryError(FIELDS))).toBe(true);
    expect(isMemberNotFound(new DirectoryError({ ...FIELDS, code: null }))).toBe(false);
    expect(isMemberNotFound(Object.assign(new Error("another library's"), { code: FIELDS.code }))).toBe(
      false,
    );
    expect(isMemberNotFound(null)).toBe(false);
  });

  it("finds one of several codes", () => {
    expect(hasCode(new DirectoryError(FIELDS), "Other", "EntityNotExists.Account")).toBe(true);
    expect(hasCode(new DirectoryError(FIELDS), "Other")).toBe(false);
  });

  it("says more of an error without changing what is known of it", () => {
    const more = new DirectoryError(FIELDS).with({ sentence: "Looked twice." });

    expect(more.toFields()).toEqual({ ...FIELDS, input: "accountId", sentence: "Looked twice." });
    expect(more.message).toBe("GetAccount: Looked twice.");
  });

  it.each([
    ["InvalidParameter.Email", "email"],
    ["EntityNotExists.Handshake", "handshakeId"],
    ["LegalEntityMismatch", "target"],
    ["Throttling", null],
    ["NoPermission", null],
    [null, null],
  ])("says of %s which input is to blame: %s", (code, input) => {
    expect(new DirectoryError({ ...FIELDS, code }).input).toBe(input);
  });

  it("blames an input that only the step knows of", () => {
    expect(new DirectoryError({ ...FIELDS, code: null, input: "expectedAccountId" }).input).toBe(
      "expectedAccountId",
    );
  });
});
