import { READ_ONE_BY_ONE, SharedReads } from "../../lib/directory";
import { freshBench, errorOf } from "./harness";

const NO_SUCH_MEMBER = "9999999999999999";

const bench = freshBench({ quotas: { members: 2_000 } });

const membersOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => bench().resourceAccount(`member-${index}`));

const readAll = (reads: SharedReads, ids: readonly string[]) =>
  Promise.all(ids.map((id) => reads.member(id, {})));

describe("members that many look at", () => {
  it("are read one by one while they are few, however large the directory is", async () => {
    const ids = membersOf(300).slice(0, READ_ONE_BY_ONE);

    await readAll(new SharedReads(bench().client()), ids);

    expect(bench().operations).toEqual(ids.map(() => "GetAccount"));
  });

  it.each([
    [10, 1],
    [100, 1],
    [101, 2],
    [1_000, 10],
  ])("cost, all %d of them, %d pages and the few single reads", async (count, pages) => {
    const ids = membersOf(count);

    const found = await readAll(new SharedReads(bench().client()), ids);

    expect(found.map((answer) => answer?.value.accountId)).toEqual(ids);
    expect(bench().fake.requests.count("ListAccounts")).toBe(pages);
    expect(bench().fake.requests.count("GetAccount")).toBe(READ_ONE_BY_ONE);
  });

  it("are asked for once, also when the same one is wanted many times at once", async () => {
    const [id = ""] = membersOf(1);

    await readAll(new SharedReads(bench().client()), [id, id, id, id, id, id]);

    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it("that a listing does not show are asked for by themselves, since a listing can miss one", async () => {
    const reads = new SharedReads(bench().client());
    await readAll(reads, membersOf(READ_ONE_BY_ONE + 1));
    bench().fake.requests.clear();

    expect(await reads.member(NO_SUCH_MEMBER, {})).toBeNull();
    expect(bench().operations).toEqual(["GetAccount"]);
  });

  it("are read anew after a write of the same client, and not after somebody else's", async () => {
    const client = bench().client();
    const reads = new SharedReads(client);
    const [id = ""] = membersOf(1);
    await reads.member(id, {});

    await bench().client().updateAccount({ accountId: id, newDisplayName: "theirs" });
    expect((await reads.member(id, {}))?.value.displayName).toBe("member-0");

    await client.updateAccount({ accountId: id, newDisplayName: "ours" });
    expect((await reads.member(id, {}))?.value.displayName).toBe("ours");
  });

  it("are read anew even if the write began while they were being listed", async () => {
    const client = bench().client();
    const reads = new SharedReads(client);
    const ids = membersOf(READ_ONE_BY_ONE + 1);
    const last = ids.at(-1) ?? "";
    bench().fake.faults.after("ListAccounts", async () => {
      bench().fake.faults.clear();
      await client.updateAccount({ accountId: last, newDisplayName: "renamed meanwhile" });
    });
    await readAll(reads, ids);

    expect((await reads.member(last, {}))?.value.displayName).toBe("renamed meanwhile");
  });

  it("are read anew after a write even if they were read while it was under way", async () => {
    const client = bench().client();
    const reads = new SharedReads(client);
    const [id = ""] = membersOf(1);
    bench().fake.faults.before("UpdateAccount", async () => {
      await reads.member(id, {});
    });

    await client.updateAccount({ accountId: id, newDisplayName: "renamed" });

    expect((await reads.member(id, {}))?.value.displayName).toBe("renamed");
  });

  it("are taken from a listing that is there, even if they are few", async () => {
    const reads = new SharedReads(bench().client());
    const ids = membersOf(2);

    expect((await reads.members({})).map(({ accountId }) => accountId)).toEqual(ids);
    expect((await readAll(reads, ids)).map((answer) => answer?.value.accountId)).toEqual(ids);
    expect(bench().operations).toEqual(["ListAccounts"]);
  });

  it("are listed anew after a failed listing", async () => {
    const reads = new SharedReads(bench().client());
    const ids = membersOf(READ_ONE_BY_ONE + 1);
    bench().fake.faults.failNext("ListAccounts", { code: "NoPermission", status: 403 });

    expect(await errorOf(readAll(reads, ids))).toMatchObject({ code: "NoPermission" });
    expect(await readAll(reads, ids)).toHaveLength(ids.length);
  });

  it("are asked for anew after a failed single read", async () => {
    const reads = new SharedReads(bench().client());
    const [id = ""] = membersOf(1);
    bench().fake.faults.failNext("GetAccount", { code: "NoPermission", status: 403 });

    expect(await errorOf(reads.member(id, {}))).toMatchObject({ code: "NoPermission" });
    expect((await reads.member(id, {}))?.value.accountId).toBe(id);
  });
});

describe("invitations that many look at", () => {
  it("are listed once, and again after a write or a failure", async () => {
    const client = bench().client();
    const reads = new SharedReads(client);
    const [id = ""] = membersOf(1);
    bench().fake.faults.failNext("ListHandshakesForResourceDirectory", { code: "NoPermission", status: 403 });
    await errorOf(reads.handshakes({}));

    await Promise.all([reads.handshakes({}), reads.handshakes({}), reads.handshakes({})]);
    expect(bench().fake.requests.count("ListHandshakesForResourceDirectory")).toBe(2);

    await client.updateAccount({ accountId: id, newDisplayName: "renamed" });
    await reads.handshakes({});
    expect(bench().fake.requests.count("ListHandshakesForResourceDirectory")).toBe(3);
  });
});
