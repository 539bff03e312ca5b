import { Lifetime } from "../../../lib/plugin/server/lifetime";

let ended: string[];
let lifetime: Lifetime;
let parent: number;

beforeEach(() => {
  jest.useFakeTimers();
  ended = [];
  parent = 4711;
  lifetime = new Lifetime(
    () => ended.push("exit"),
    () => parent,
  );
  lifetime.begin(async () => {
    ended.push("release");
  });
});
afterEach(() => jest.useRealTimers());

async function pass(milliseconds: number): Promise<void> {
  await jest.advanceTimersByTimeAsync(milliseconds);
}

test("ends when nobody connects within half a minute, and lets go of everything first", async () => {
  await pass(29_999);
  expect(ended).toEqual([]);

  await pass(1);
  expect(ended).toEqual(["release", "exit"]);
});

test("ends within a second or two when its parent ends before it has connected", async () => {
  await pass(5_000);
  expect(ended).toEqual([]);

  parent = 1;
  await pass(2_000);

  expect(ended).toEqual(["release", "exit"]);
});

test("does not mind another parent once somebody is connected: connections tell when Terraform is gone", async () => {
  lifetime.opened();
  parent = 1;

  await pass(60_000);

  expect(ended).toEqual([]);
});

test("ends when asked to while nobody is connected; otherwise with its last connection", async () => {
  lifetime.opened();
  lifetime.terminate();
  await pass(60_000);
  expect(ended).toEqual([]);

  lifetime.allClosed();
  lifetime.terminate();
  await pass(0);
  expect(ended).toEqual(["release", "exit"]);
});

test("ends once, whatever comes on the way", async () => {
  lifetime.opened();
  lifetime.shutdown();
  await pass(50);
  lifetime.allClosed();

  await pass(60_000);

  expect(ended).toEqual(["release", "exit"]);
});

test("goes on for as long as somebody is connected", async () => {
  lifetime.opened();

  await pass(3_600_000);

  expect(ended).toEqual([]);
});

test("ends a second after the last connection closed", async () => {
  lifetime.opened();
  lifetime.allClosed();

  await pass(999);
  expect(ended).toEqual([]);
  await pass(1);
  expect(ended).toContain("exit");
});

test("goes on when somebody comes back within that second", async () => {
  lifetime.opened();
  lifetime.allClosed();
  await pass(500);
  lifetime.opened();

  await pass(60_000);

  expect(ended).toEqual([]);
});

test("ends at once when it was told to and the connection closed", async () => {
  lifetime.opened();
  lifetime.shutdown();
  lifetime.allClosed();

  await pass(0);

  expect(ended).toEqual(["release", "exit"]);
});

test("ends when it was told to, even if the connection stays or another one comes", async () => {
  lifetime.opened();
  lifetime.shutdown();
  lifetime.opened();

  await pass(100);

  expect(ended).toContain("exit");
});
