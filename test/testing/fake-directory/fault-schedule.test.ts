import { FakeDirectory } from "../../../lib/testing/fake-directory";
import { freshFake, HOUR, refusal } from "./helpers";
import { callRpc } from "./rpc-client";
import { SdkUser } from "./sdk-user";

const fake = freshFake();
const INTERNAL = { code: "InternalError", status: 500 };

const statusOfNext = async (action = "GetResourceDirectory", on = fake()): Promise<number> =>
  (await callRpc(on, { action })).status;

async function statusesOf(calls: number, on = fake()): Promise<number[]> {
  const statuses: number[] = [];
  for (let call = 0; call < calls; call++) statuses.push(await statusOfNext("GetResourceDirectory", on));
  return statuses;
}

describe("a throttled call", () => {
  test("is told how long to wait, and does nothing", async () => {
    fake().faults.throttle("CreateResourceAccount", { retryAfter: 1500 });
    const user = new SdkUser(fake());

    const failure = await user.create("payments").catch((error: unknown) => error);

    expect(failure).toMatchObject({ code: "Throttling.User", statusCode: 429, retryAfter: 1500 });
    expect(fake().world.members).toEqual([]);
  });

  test("may have another code and status, and no advice", async () => {
    fake().faults.throttle("GetAccount", { code: "Throttling.Api", status: 400 });

    expect(await refusal(new SdkUser(fake()).get("3000000000000100"))).toEqual({
      code: "Throttling.Api",
      status: 400,
    });
  });
});

describe("a delayed call", () => {
  test("moves the fake's clock on before it is carried out", async () => {
    fake().faults.delay("CreateResourceAccount", { ms: HOUR, clock: "virtual" });

    await new SdkUser(fake()).create("payments");

    expect(fake().world.member("payments").joinTime).toEqual(new Date("2025-06-01T11:00:00Z"));
  });

  test("really takes its time", async () => {
    fake().faults.delay("GetResourceDirectory", { ms: 60 });
    const start = performance.now();

    await statusOfNext();

    expect(performance.now() - start).toBeGreaterThanOrEqual(55);
    expect(fake().clock.now()).toEqual(new Date("2025-06-01T10:00:00Z"));
  });
});

describe("a truncated answer", () => {
  test("is half of the body, of a call that was carried out", async () => {
    fake().faults.truncate("CreateResourceAccount");

    await expect(new SdkUser(fake()).create("payments")).rejects.toThrow(SyntaxError);

    expect(fake().world.members).toHaveLength(1);
  });
});

describe("faults", () => {
  test("may be for any operation", async () => {
    fake().faults.failNext("*", { ...INTERNAL, times: 2 });

    expect([await statusOfNext(), await statusOfNext("ListAccounts"), await statusOfNext()]).toEqual([
      500, 500, 200,
    ]);
  });

  test("come in the order in which they were planned", async () => {
    fake().faults.failNext("GetResourceDirectory", INTERNAL);
    fake().faults.throttle("*");

    expect(await statusesOf(3)).toEqual([500, 429, 200]);
  });

  test("may strike by chance, without end and the same with the same seed", async () => {
    const other = await FakeDirectory.start();
    for (const each of [fake(), other]) each.faults.failNext("*", { ...INTERNAL, probability: 0.5 });

    const statuses = await statusesOf(40);

    expect(await statusesOf(40, other)).toEqual(statuses);
    expect(statuses.filter((status) => status === 500).length).toBeGreaterThan(8);
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(8);
    await other.stop();
  });

  test("may strike by chance, and so often at most", async () => {
    fake().faults.failNext("*", { ...INTERNAL, probability: 0.9, times: 3 });

    const statuses = await statusesOf(12);

    expect(statuses.filter((status) => status === 500)).toHaveLength(3);
  });

  test("with an impossible chance are refused", () => {
    expect(() => fake().faults.failNext("*", { ...INTERNAL, probability: 1.5 })).toThrow(
      "A probability is from 0 to 1: got 1.5.",
    );
  });

  test("do not change the ids that the fake draws", async () => {
    fake().faults.failNext("*", { ...INTERNAL, probability: 0 });
    const other = await FakeDirectory.start();
    const recordIds = [];
    for (const each of [fake(), other]) {
      const { accountId } = each.world.createMember({ displayName: "payments" });
      recordIds.push((await new SdkUser(each).promote(accountId, "payments@example.com")).recordId);
    }

    expect(recordIds[0]).toBe(recordIds[1]);
    await other.stop();
  });
});
