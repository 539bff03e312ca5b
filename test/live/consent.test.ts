import { consentIn, SENTENCE } from "../../live/consent";
import { runLive } from "../../live/run";
import { depsOn, throwaway } from "./support";

const ENV = {
  LIVE_DIRECTORY_ID: "rd-test01",
  LIVE_CONSENT: SENTENCE,
  LIVE_MAIL_DOMAIN: "throwaway.example.com",
};

test("all three together are a consent", () => {
  expect(consentIn(ENV)).toEqual({ directoryId: "rd-test01", mailDomain: "throwaway.example.com" });
});

test("without them it says of each what it does and costs", () => {
  expect(() => consentIn({})).toThrow(
    /Nothing was called.*\n {2}LIVE_DIRECTORY_ID is not set: .*creates.*\n {2}LIVE_CONSENT is not set: .*mails.*\n {2}LIVE_MAIL_DOMAIN is not set: .*mails/,
  );
});

test.each([
  ["LIVE_DIRECTORY_ID", ""],
  ["LIVE_DIRECTORY_ID", "my directory"],
  ["LIVE_CONSENT", "yes"],
  ["LIVE_CONSENT", SENTENCE.toUpperCase()],
  ["LIVE_MAIL_DOMAIN", "somebody@example.com"],
  ["LIVE_MAIL_DOMAIN", "localhost"],
])("%s with %j will not do, and is the only one that is named", (name, value) => {
  const run = () => consentIn({ ...ENV, [name]: value });

  expect(run).toThrow(new RegExp(`\\n  ${name} is`));
  for (const other of Object.keys(ENV).filter((each) => each !== name)) {
    expect(run).not.toThrow(new RegExp(`\\n  ${other} is`));
  }
});

test.each([
  ["without consent", { LIVE_CONSENT: undefined }, /LIVE_CONSENT is not set/],
  ["without a key", { ALICLOUD_ACCESS_KEY: undefined }, /ALICLOUD_ACCESS_KEY and ALICLOUD_SECRET_KEY/],
  ["in another directory", { LIVE_DIRECTORY_ID: "rd-other1" }, /is for rd-test01, not for rd-other1/],
])("it does not run %s, and changes nothing", async (_, env, sentence) => {
  const fake = await throwaway();

  await expect(runLive(depsOn(fake, env))).rejects.toThrow(sentence);

  expect(fake.requests.mutating).toEqual([]);
});

test("it does not run in a directory with many members", async () => {
  const fake = await throwaway();
  for (let index = 0; index < 11; index += 1) fake.world.createMember({ displayName: `real-${index}` });

  await expect(runLive(depsOn(fake))).rejects.toThrow("it is no throwaway directory");

  expect(fake.requests.mutating).toEqual([]);
});
