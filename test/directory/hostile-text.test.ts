import fc from "fast-check";
import { describeError } from "../../lib/directory";
import { toAccountUnderPromotion, type Account } from "../../lib/directory/answers/account";
import { toHandshake } from "../../lib/directory/answers/handshake";
import { toResourceDirectory } from "../../lib/directory/answers/resource-directory";
import { memberLabel } from "../../lib/provider/reporting";
import { MANAGEMENT_KEY } from "../../lib/testing/fake-directory";
import { freshBench, errorOf } from "./harness";

const ADDRESS = "some.body@example.com";
const INVISIBLE = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** What an attacker, a broken service or a proxy on the way may put into any field. */
const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(
        "\u001b[2J\u001b]0;title\u0007",
        "\r\n::error::forged",
        "\u202e\u2066",
        "\u0000",
        ` ${MANAGEMENT_KEY.accessKeySecret} `,
        ` ${MANAGEMENT_KEY.accessKeyId} `,
        ` ${ADDRESS} `,
        "x".repeat(2_000),
        "some.body%40example.com",
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(""));

function expectSafe(text: string): void {
  expect(text).not.toMatch(INVISIBLE);
  expect(text).not.toContain(MANAGEMENT_KEY.accessKeySecret);
  expect(text).not.toContain(MANAGEMENT_KEY.accessKeyId);
  expect(text).not.toContain("some.body");
  expect(text.length).toBeLessThan(3_000);
}

const bench = freshBench();

test("no error, and no line of the log, passes on what the service or its caller wrote", async () => {
  const client = bench().client(undefined, { deadlineMs: 2_000 });

  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (code, message) => {
      bench().fake.faults.clear();
      bench().fake.faults.failNext("*", { code, message, status: 409, times: 99 });

      const error = await errorOf(client.getAccount("1234567890123456"));

      const { summary, detail } = describeError(error, { member: message });
      expectSafe(summary);
      expect(summary).not.toContain("\n");
      expectSafe(detail);
      expectSafe(error.message);
      bench().logLines.splice(0).forEach(expectSafe);
    }),
    { numRuns: 60 },
  );
});

test("what is recorded of an answer can be shown as it is, or is not taken", () => {
  bench().client();

  fc.assert(
    fc.property(hostile, fc.constantFrom("Account", "Email"), (text, targetType) => {
      const raw = {
        accountId: text,
        handshakeId: text,
        recordId: text,
        resourceDirectoryId: text,
        folderId: text,
        masterAccountId: text,
        rootFolderId: text,
        status: text,
        joinMethod: text,
        joinTime: text,
        modifyTime: text,
        createTime: text,
        expireTime: text,
      };
      const believed = [
        () => toAccountUnderPromotion({ ...raw, type: "CloudAccount" }),
        () => toAccountUnderPromotion({ ...raw, type: "CloudAccount", accountId: "1234567890123456" }),
        () => toHandshake({ ...raw, targetEntity: text, targetType }),
        () =>
          toHandshake({
            ...raw,
            handshakeId: "h-1",
            resourceDirectoryId: "rd-1",
            targetEntity: "1",
            targetType,
          }),
        () => toResourceDirectory(raw),
      ].flatMap((read) => valuesOf(read));

      for (const value of believed) {
        expect(value).not.toMatch(INVISIBLE);
        expect(value.length).toBeLessThan(300);
      }
    }),
  );
});

test("a member is called by a name that can be shown", () => {
  bench().client();

  fc.assert(
    fc.property(hostile, (displayName) => {
      expectSafe(memberLabel("1234567890123456", displayName));
    }),
  );
});

test("whatever is thrown, its description can be shown", () => {
  bench().client();

  fc.assert(
    fc.property(hostile, (message) => {
      const { summary, detail } = describeError(new Error(message), { member: message });

      expectSafe(summary);
      expect(detail).not.toMatch(INVISIBLE);
      expect(detail).not.toContain("some.body");
    }),
  );
});

/** The texts of an answer; none if it is not believed. */
function valuesOf(read: () => object): readonly string[] {
  try {
    const { displayName: _name, note: _note, ...fields } = read() as Partial<Account> & { note?: string };
    return Object.values(fields).filter((value) => typeof value === "string");
  } catch {
    return [];
  }
}
