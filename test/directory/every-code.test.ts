import { describeError } from "../../lib/directory";
import { findErrorEntry } from "../../lib/directory/errors/error-table";
import { freshBench, EMAIL, errorOf } from "./harness";
import { DOCUMENTED_ANSWERS, documentedCodes } from "./documented-codes";

const SUBJECT = "member 1234567890123456";

/** What a person can do, as the sentences say it. */
const NEXT_STEP =
  /\b(apply|check|use|set|ask|allow|wait|give|choose|bind|deregister|remove|invite|correct|report|promote|get|is needed|must|cancel|run it again)\b/i;

test("no documented code is without an entry in the error table", () => {
  expect(DOCUMENTED_ANSWERS.filter(({ code }) => findErrorEntry(code) === undefined)).toEqual([]);
});

test("every sentence for a documented code says what to do next", () => {
  const silent = DOCUMENTED_ANSWERS.filter(
    ({ operation, code }) =>
      !NEXT_STEP.test(findErrorEntry(code)?.sentence({ operation, subject: SUBJECT }) ?? ""),
  );

  expect(silent).toEqual([]);
});

describe("an error that a person reads", () => {
  const bench = freshBench();

  const promotion = [...documentedCodes("PromoteResourceAccount"), "Brand.New"];

  test.each(promotion)(
    "names the member, the code and the request id of %s, and no address",
    async (code) => {
      const accountId = bench().resourceAccount();
      const client = bench().client(undefined, { deadlineMs: 1_000 });
      bench().fake.faults.failNext("PromoteResourceAccount", { code, status: 409, times: 99 });

      const error = await errorOf(client.promoteResourceAccount({ accountId, email: EMAIL }));
      const { summary, detail } = describeError(error, { member: `payments (${accountId})` });

      expect(summary).toContain(accountId);
      expect(detail).toContain(`Code: ${code}`);
      expect(detail).toMatch(/Request id: [0-9A-F-]{36}/);
      expect(detail).not.toContain(EMAIL);
      expect(bench().fake.mailbox.count).toBe(0);
    },
  );

  test("whose request arrived twice does not claim that the write was refused", async () => {
    const accountId = bench().resourceAccount();
    bench().fake.faults.failNext("PromoteResourceAccount", { code: "SignatureNonceUsed", status: 400 });

    const error = await errorOf(bench().client().promoteResourceAccount({ accountId, email: EMAIL }));

    expect(error.outcome).toBe("unknown");
    expect(bench().fake.requests.count("PromoteResourceAccount")).toBe(1);
  });
});
