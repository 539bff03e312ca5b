import * as rules from "../../lib/rules";

type Checker = (value: string) => string | undefined;

function cases(
  check: Checker,
  allowed: readonly string[],
  refused: readonly (readonly [string, RegExp])[],
): void {
  it.each(allowed)("allows %j", (value) => {
    expect(check(value)).toBeUndefined();
  });
  it.each(refused)("refuses %j", (value, reason) => {
    expect(check(value)).toMatch(reason);
  });
}

describe("the rule for display names", () => {
  cases(
    rules.checkDisplayName,
    ["ab", "payments-prod", "a_b.c-d 1", "支付", "支付 prod", "x".repeat(50)],
    [
      ["", /is 0 characters long: .* 2 to 50/],
      ["a", /is 1 character long/],
      ["x".repeat(51), /is 51 characters long/],
      [" ab", /begins or ends with a blank, .*: a display name/],
      ["ab\u3000", /begins or ends with a blank/],
      ["a/b", /character that is not allowed/],
      ["tab\there", /character that is not allowed/],
      ["emoji🙂", /character that is not allowed/],
    ],
  );
});

describe("the rule for folder names", () => {
  cases(
    rules.checkFolderName,
    ["p", "prod", "支付 / 生产", "x".repeat(24)],
    [
      ["", /is 0 characters long: the name of a folder has 1 to 24/],
      ["x".repeat(25), /is 25 characters long/],
      [" ", /begins or ends with a blank, .*: the name of a folder/],
      ["prod\t", /begins or ends with a blank/],
    ],
  );
});

describe("the rule for folder ids", () => {
  cases(
    rules.checkFolderId,
    ["fd-bVaRIG4711", "r-Ab12"],
    [
      ["prod", /is not a folder id: it starts with "fd-"/],
      ["fd-", /is not a folder id/],
      ["rd-3GxYz1", /is not a folder id/],
      ["fd-b/c", /is not a folder id/],
    ],
  );
});

describe("the rule for account name prefixes", () => {
  cases(
    rules.checkAccountNamePrefix,
    ["pay", "a1", "a-b_c.d", "x".repeat(50)],
    [
      ["a", /2 to 50/],
      ["x".repeat(51), /2 to 37 on the international site/],
      ["-pay", /start and end/],
      ["pay.", /start and end/],
      ["pay--ments", /two special characters in a row/],
      ["a b", /character that is not allowed/],
      ["支付", /character that is not allowed/],
    ],
  );
});

describe("the rule for e-mail addresses", () => {
  cases(
    rules.checkEmail,
    ["a@example.com", "pay+root@mail.example.co.uk", "o'neil@example.com"],
    [
      ["", /is not an e-mail address/],
      ["example.com", /is not an e-mail address/],
      ["a@b", /is not an e-mail address/],
      ["a b@example.com", /is not an e-mail address/],
      ["a@b@example.com", /is not an e-mail address/],
      ["a@example..com", /is not an e-mail address/],
      [`${"x".repeat(250)}@example.com`, /at most 254/],
    ],
  );
});

describe("the rule for account ids", () => {
  cases(
    rules.checkAccountId,
    ["1234567890123456"],
    [
      ["123456789012345", /16 digits/],
      ["12345678901234567", /16 digits/],
      ["123456789012345x", /16 digits/],
      ["1234567890123456\n", /16 digits/],
    ],
  );
});

describe("the rule for notes", () => {
  cases(
    rules.checkNote,
    ["", "Welcome\nto us", "x".repeat(1024)],
    [["x".repeat(1025), /is 1025 .* at most 1024/]],
  );
});

describe("the rule for tags", () => {
  const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`key-${index}`, ""]));

  test.each([[{}], [{ team: "pay", "成本 中心": "7 & 8", empty: "" }], [{ k: "x".repeat(128) }]])(
    "takes %j",
    (tags) => {
      expect(rules.checkTags(tags)).toBeUndefined();
    },
  );

  test.each<[Record<string, string>, RegExp]>([
    [many, /has 21 tags: at most 20 are allowed/],
    [{ "": "x" }, /has a key that is not allowed/],
    [{ aliyun: "x" }, /has a key that is not allowed/],
    [{ "acs:x": "x" }, /has a key that is not allowed/],
    [{ "see http://x": "x" }, /has a key that is not allowed/],
    [{ ["k".repeat(129)]: "x" }, /has a key that is not allowed/],
    [{ team: "acs:x" }, /has a value that is not allowed/],
    [{ team: "https://x" }, /has a value that is not allowed/],
    [{ team: "x".repeat(129) }, /has a value that is not allowed/],
  ])("refuses %j", (tags, problem) => {
    expect(rules.checkTags(tags)).toMatch(problem);
  });
});

describe("the rule for directory ids", () => {
  cases(
    rules.checkDirectoryId,
    ["rd-3G", "rd-test01"],
    [
      ["rd-", /starts with "rd-"/],
      ["fd-3G", /starts with "rd-"/],
      ["rd-3G****", /starts with "rd-"/],
    ],
  );
});

describe("the rule for ids of invitations", () => {
  cases(
    rules.checkHandshakeId,
    ["h-3G", "h-100abcdef"],
    [
      ["", /starts with "h-"/],
      ["h-", /starts with "h-"/],
      ["rd-3G", /starts with "h-"/],
      ["h-1\n", /starts with "h-"/],
    ],
  );
});

describe("an account type", () => {
  it.each([
    ["ResourceAccount", true],
    ["CloudAccount", true],
    ["cloudaccount", false],
    [undefined, false],
  ])("told from %s: %s", (value, isOne) => {
    expect(rules.isAccountType(value)).toBe(isOne);
  });
});

describe("masking e-mail addresses", () => {
  it.each([
    ["payments-root@example.com", "p***@example.com"],
    ["a@example.com", "a***@example.com"],
    ["pay%2Broot%40example.com", "p***%40example.com"],
    ["p***@example.com", "p***@example.com"],
    ["***@example.com", "***@example.com"],
    ["no address", "***"],
  ])("turns %s into %s", (value, masked) => {
    expect(rules.maskEmail(value)).toBe(masked);
  });

  it.each([
    ["Cannot invite someone@example.com.", "Cannot invite s***@example.com."],
    ["to <a.b+c@mail.example.com>, d@x.org", "to <a***@mail.example.com>, d***@x.org"],
    [
      "http://127.0.0.1/?Email=some%2Bone%40example.com&AccountId=1",
      "http://127.0.0.1/?Email=s***%40example.com&AccountId=1",
    ],
    ['{"Email":"someone@example.com"}', '{"Email":"s***@example.com"}'],
    ["user@localhost", "u***@localhost"],
    ["nothing to mask", "nothing to mask"],
  ])("in the text %j", (text, masked) => {
    expect(rules.maskEmailsIn(text)).toBe(masked);
  });
});
