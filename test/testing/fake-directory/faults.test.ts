import { conflict, DAY, freshFake, refusal } from "./helpers";
import { callRpc } from "./rpc-client";
import { SdkUser } from "./sdk-user";

const fake = freshFake();
let management: SdkUser;

beforeEach(() => {
  management = new SdkUser(fake());
});

const memberNames = (): string[] => fake().world.members.map(({ displayName }) => displayName);
const logged = (operation: string): unknown[] =>
  fake()
    .requests.of(operation)
    .map(({ status, code }) => [status, code]);

describe("a fault", () => {
  test("refuses the next calls, as many as asked for, and does nothing", async () => {
    fake().faults.failNext("CreateResourceAccount", { code: "Throttling.User", status: 429, times: 2 });

    expect(await refusal(management.create("payments"))).toEqual({ code: "Throttling.User", status: 429 });
    expect(await refusal(management.create("payments"))).toEqual({ code: "Throttling.User", status: 429 });
    expect(memberNames()).toEqual([]);
    await management.create("payments");
    expect(memberNames()).toEqual(["payments"]);
  });

  test("is for one operation", async () => {
    fake().faults.failNext("GetAccount", { code: "InternalError", status: 500 });

    await management.create("payments");

    expect(memberNames()).toEqual(["payments"]);
  });

  test("cuts the connection before anything has happened", async () => {
    fake().faults.dropBeforeCommit("CreateResourceAccount");

    await expect(management.create("payments")).rejects.toThrow();

    expect(memberNames()).toEqual([]);
    expect(logged("CreateResourceAccount")).toEqual([[0, null]]);
  });

  test("cuts the connection when everything has happened", async () => {
    fake().faults.dropAfterCommit("CreateResourceAccount");

    await expect(management.create("payments")).rejects.toThrow();

    expect(memberNames()).toEqual(["payments"]);
    expect(logged("CreateResourceAccount")).toEqual([[0, null]]);
  });

  test("answers an error when everything has happened", async () => {
    fake().faults.failAfterCommit("CreateResourceAccount", { status: 500 });

    expect(await refusal(management.create("payments"))).toEqual({ code: "InternalError", status: 500 });

    expect(memberNames()).toEqual(["payments"]);
  });

  test("answers no JSON when everything has happened", async () => {
    fake().faults.respondGarbage("CreateResourceAccount");

    await expect(management.create("payments")).rejects.toThrow(SyntaxError);

    expect(memberNames()).toEqual(["payments"]);
  });

  test("of an answer waits for a call that succeeds", async () => {
    fake().world.createMember({ displayName: "payments" });
    fake().faults.dropAfterCommit("CreateResourceAccount");

    expect(await refusal(management.create("payments"))).toEqual(
      conflict("InvalidParameter.Account.DisplayName.AlreadyUsed"),
    );
    await expect(management.create("billing")).rejects.toThrow();

    expect(memberNames()).toEqual(["payments", "billing"]);
  });

  test("is forgotten on request", async () => {
    fake().faults.failNext("GetResourceDirectory", { code: "InternalError", status: 500 });
    fake().faults.before("GetResourceDirectory", () => {
      fake().clock.advance(DAY);
    });

    fake().faults.clear();

    expect(await management.directory()).toBeDefined();
    expect(fake().clock.now()).toEqual(new Date("2025-06-01T10:00:00Z"));
  });
});

describe("a hook", () => {
  test("before a call changes the world that the call finds, until it is removed", async () => {
    const { accountId } = fake().world.createMember({ displayName: "payments" });
    const remove = fake().faults.before("GetAccount", ({ parameters }) => {
      fake().world.renameMember(parameters["AccountId"] ?? "", `name-${fake().requests.count("GetAccount")}`);
    });

    expect(await management.get(accountId)).toMatchObject({ displayName: "name-1" });
    expect(await management.get(accountId)).toMatchObject({ displayName: "name-2" });
    remove();
    expect(await management.get(accountId)).toMatchObject({ displayName: "name-2" });
  });

  test("before a call may let time pass", async () => {
    const { accountId } = fake().world.createMember({ displayName: "payments" });
    await management.promote(accountId, "payments@example.com");
    fake().faults.before("GetAccount", () => {
      fake().clock.advance(DAY);
    });

    expect(await management.get(accountId)).toMatchObject({ status: "PromoteExpired" });
  });

  test("after a call sees what it did, while the caller still waits", async () => {
    const seen: string[][] = [];
    fake().faults.after("CreateResourceAccount", async () => {
      await Promise.resolve();
      seen.push(memberNames());
    });

    await management.create("payments");

    expect(seen).toEqual([["payments"]]);
  });

  test("for any operation runs at all of them, when they arrive and when they have succeeded", async () => {
    const arrived: string[] = [];
    const succeeded: string[] = [];
    fake().faults.before("*", ({ operation }) => void arrived.push(operation));
    const remove = fake().faults.after("*", ({ operation }) => void succeeded.push(operation));

    await management.create("payments");
    await refusal(management.create("payments"));
    await refusal(
      new SdkUser(fake(), { accessKeyId: "ak-nobody", accessKeySecret: "sk-nobody" }).directory(),
    );
    remove();
    await management.directory();

    expect(arrived).toEqual([
      "CreateResourceAccount",
      "CreateResourceAccount",
      "GetResourceDirectory",
      "GetResourceDirectory",
    ]);
    expect(succeeded).toEqual(["CreateResourceAccount"]);
  });

  test("that throws is answered as an internal error with its message", async () => {
    fake().faults.before("GetResourceDirectory", () => {
      throw new Error("the test went wrong here");
    });

    const { status, body } = await callRpc(fake(), { action: "GetResourceDirectory" });

    expect(status).toBe(500);
    expect(body["Message"]).toContain("the test went wrong here");
  });
});

describe("writes at the same time", () => {
  const createTwo = (): Promise<PromiseSettledResult<unknown>[]> =>
    Promise.allSettled([management.create("payments"), management.create("billing")]);

  test("are allowed", async () => {
    await createTwo();

    expect(memberNames().sort()).toEqual(["billing", "payments"]);
  });

  test("may be refused, which does not concern reads", async () => {
    fake().options.concurrentWrites = "refuse";

    const outcomes = await Promise.all([createTwo(), management.directory()]);

    expect(outcomes[0].map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(logged("CreateResourceAccount")).toContainEqual([429, "ConcurrentCallNotSupported"]);
    expect(memberNames()).toHaveLength(1);
  });

  test("one after the other are never refused", async () => {
    fake().options.concurrentWrites = "refuse";

    await management.create("payments");
    await management.create("billing");

    expect(memberNames()).toEqual(["payments", "billing"]);
  });
});
