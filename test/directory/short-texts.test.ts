import fc from "fast-check";
import { LONGEST_TEXT_BYTES } from "../../lib/directory/limits";
import { ShortTexts } from "../../lib/directory/connection/short-texts";
import { freshBench, errorOf } from "./harness";

/** Received in pieces of that many bytes. */
function received(json: string, size: number): string {
  const [all, texts] = [Buffer.from(json), new ShortTexts()];
  for (let at = 0; at < all.length; at += size) {
    texts.add(all.subarray(at, at + size));
  }
  return texts.end().toString();
}

const PIECES = ["a", "ä", "€", "😀", '"', "\\", "\n", "\u001b", "\ud800", '\\"', "a.b@c.example", "}", ","];

/** Texts around the limit: every piece comes to lie on it. */
const longText = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).chain((pieces) =>
  fc.integer({ min: LONGEST_TEXT_BYTES - 40, max: LONGEST_TEXT_BYTES + 40 }).map((length) => {
    const piece = pieces.join("");
    return piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  }),
);

test("a long text becomes its beginning, whatever it is made of; all others stay, and what comes after it", () => {
  fc.assert(
    fc.property(longText, longText, fc.integer({ min: 1_000, max: 20_000 }), (first, second, size) => {
      const answer = { Code: "Refused", Message: first, Further: [second, "short"], RequestId: "id" };
      const { Code, Message, Further, RequestId } = JSON.parse(
        received(JSON.stringify(answer), size),
      ) as typeof answer;

      expect([Code, Further[1], RequestId]).toEqual(["Refused", "short", "id"]);
      expect(first.startsWith(Message) && second.startsWith(Further[0] ?? "?")).toBe(true);
      // Six bytes an escaped character.
      expect(Message.length).toBeGreaterThanOrEqual(Math.min(first.length, LONGEST_TEXT_BYTES / 6 - 12));
    }),
    { numRuns: 300 },
  );
});

test("wherever what is received breaks off, the same comes out", () => {
  const texts = ["\\u001b", "\\", "ä", '"'].map((piece) => piece.repeat(LONGEST_TEXT_BYTES));
  const json = JSON.stringify({ Code: "Refused", Message: texts, RequestId: 'one "more' });
  const whole = received(json, Infinity);

  for (const size of [7, 64, 4_999, 5_001, 65_536]) {
    expect(received(json, size)).toBe(whole);
  }
});

test.each([
  ["a text that never ends", '{"Message":"' + "x".repeat(50_000)],
  ["a text that ends in a backslash", '{"Message":"' + "\\".repeat(50_001)],
  ["no JSON at all", "<html>" + 'a="b" '.repeat(20_000)],
])("%s is cut or left, and never grows", (_what, text) => {
  for (const size of [64, 50_000, Infinity]) {
    expect(received(text, size).length).toBeLessThanOrEqual(text.length);
  }
});

describe("a refusal of 200 KB", () => {
  const bench = freshBench();

  test("is known by its code all the same", async () => {
    bench().fake.faults.failNext("GetAccount", {
      code: "NoPermission",
      status: 403,
      message: 'odd "text" \\ '.repeat(16_000),
    });
    const accountId = bench().resourceAccount();

    expect(await errorOf(bench().client().getAccount(accountId))).toMatchObject({ code: "NoPermission" });
  });
});
