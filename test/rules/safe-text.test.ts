import fc from "fast-check";
import { checkEmail, maskEmailsIn, quoted, safeLines, safeText } from "../../lib/rules";

const ESCAPE = "\u001b";
const RIGHT_TO_LEFT = "\u202e";
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

const time = (work: () => unknown): number => {
  const before = process.cpuUsage().user;
  work();
  return (process.cpuUsage().user - before) / 1_000;
};

describe("a text from outside", () => {
  test.each([
    ["a colour and a title", `${ESCAPE}[31mred${ESCAPE}]0;title\u0007`, "\ufffd[31mred\ufffd]0;title\ufffd"],
    ["a forged line", "fine\r\n::error::forged\u2028end", "fine ::error::forged end"],
    ["a reversed name", `abc${RIGHT_TO_LEFT}txt.exe`, "abc\ufffdtxt.exe"],
    ["NUL, a C1 control and half a character", "a\u0000b\u009bc\ud83dd", "a\ufffdb\ufffdc\ufffdd"],
    ["names in other scripts", "支付 платежи 🙂", "支付 платежи 🙂"],
    ["an address", "for some.body@example.com", "for s***@example.com"],
    [
      "an address in other letters",
      "für jörg.müller@bücher.example, 李雷@例子.公司",
      "für j***@bücher.example, 李***@例子.公司",
    ],
    ["an address with a quoted name", 'for "some body"@example.com', 'for "***@example.com'],
    ["a quoted name in JSON", String.raw`x["\"some body\"@example.com"]`, String.raw`x["\"***@example.com"]`],
    ["a name with an apostrophe", "for o'neil@example.com", "for o***@example.com"],
    ["an address at a number", "for some.body@[192.0.2.1]", "for s***@[192.0.2.1]"],
    ["an address at a service name", "for some.body@_mail.example.com", "for s***@_mail.example.com"],
    ["an address at a host with a gap", "some.body@my_host.example.com", "s***@my_host.example.com"],
    ["an address that is encoded twice", "Email%3Dsome.body%2540example.com", "E***%2540example.com"],
    ["the id of an access key", "no such key LTAI5tAbCdEfGhIjKlMnOpQr.", "no such key LTAI***."],
    ["temporary credentials", "STS.NTabcdefghijkl and CAISabcdefgh+ij/kl==", "STS.*** and CAIS***"],
    ["a signature", '{"Signature":"a1b2c3==","x":1}', '{"Signature":"***","x":1}'],
    ["a header", "Authorization: Bearer abc.def.ghi", "Authorization: Bearer ***"],
    [
      "a string to sign",
      "POST&%2F&AccessKeyId%3Dabc123%26Action%3DGetAccount%26SecurityToken%3Dx%252Fy",
      "POST&%2F&AccessKeyId%3D***%26Action%3DGetAccount%26SecurityToken%3D***",
    ],
  ])("is shown without %s", (_what, text, shown) => {
    expect(safeText(text)).toBe(shown);
  });

  test("hides given values, also URL-encoded, and no word that is shorter than any credential", () => {
    const secrets = ["s3cr/et+value=", "abc"];

    expect(safeText("is s3cr/et+value= or s3cr%2Fet%2Bvalue%3D, abc", { secrets })).toBe(
      "is *** or ***, abc",
    );
  });

  test("is cut, and says so", () => {
    expect(safeText("x".repeat(300))).toBe("x".repeat(300));
    expect(safeText("x".repeat(301))).toBe(`${"x".repeat(300)}…`);
    expect(safeText("🙂🙂🙂", { longest: 3 })).toBe("🙂…");
    expect(quoted(`${ESCAPE}${"x".repeat(64_000_000)}`)).toHaveLength(83);
  });

  test.each([280, 290, 299, 300, 805, 812])("never ends in half of what must not be seen (at %d)", (at) => {
    const secret = "Qx7Zk2Vw9Lp4Rt6Ys8Bn";
    const tail = "y".repeat(50_000);

    expect(safeText(`${"- ".repeat(at / 2)}${secret}${tail}`, { secrets: [secret] })).not.toContain("Qx7");
    expect(safeText(`${"- ".repeat(at / 2)}some.body@example.com ${tail}`)).not.toContain("some");
  });

  test("of several lines keeps them", () => {
    expect(safeLines("one\ntwo\r\nsome.body@example.com")).toBe("one\ntwo\ufffd\ns***@example.com");
  });
});

const hostile = fc.array(
  fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      ESCAPE,
      RIGHT_TO_LEFT,
      "\r\n",
      "\u0000",
      "\u009b",
      "@",
      "%40",
      "a@b.c",
      "Signature=",
      "LTAI",
    ),
    fc.string(),
  ),
  { maxLength: 30 },
);

test("whatever comes: one line, of bounded length, nothing invisible, no secret, no address", () => {
  fc.assert(
    fc.property(hostile, fc.string({ minLength: 12, maxLength: 40 }), (parts, secret) => {
      const text = [...parts, "some.body@example.com", secret, ...parts].join(" ");

      const shown = safeText(text, { longest: 200, secrets: [secret] });

      expect(shown.length).toBeLessThanOrEqual(201);
      expect(shown).not.toMatch(INVISIBLE);
      expect(shown).not.toContain(secret);
      expect(shown).not.toContain("some.body@");
    }),
  );
});

test.each([
  ["letters without an at sign", "a"],
  ["at signs", "@"],
  ["quoted names", '"@a'],
  ["quoted names without a beginning", 'a"@a\\'],
  ["encoded at signs", "x%40"],
  ["dots after an at sign", "@....................................."],
  ["names of parameters", "signature="],
  ["blanks after a name", "signature                "],
])("the time grows no faster than the text, made of %s", (_what, piece) => {
  const text = piece.repeat(200_000 / piece.length);

  expect(time(() => maskEmailsIn(text))).toBeLessThan(2_000);
  expect(time(() => safeLines(text))).toBeLessThan(2_000);
  expect(time(() => safeText(text))).toBeLessThan(200);
});

test.each([
  "some\u0000body@example.com",
  "some.body@exam\u202eple.com",
  "some.body@example.com\n",
  "some\u200bbody@example.com",
])("%j is no e-mail address", (address) => {
  expect(checkEmail(address)).toMatch(/^(has a character that cannot be seen|is not an e-mail address)/);
});
