import { SENTENCE } from "../../live/consent";
import type { Verdict } from "../../live/finding";
import type { LiveDeps } from "../../live/live";
import { runLive } from "../../live/run";
import type { Outcome, RunOptions } from "../../live/run";
import {
  FakeDirectory,
  INVITEE_KEY,
  MANAGEMENT_ACCOUNT_ID,
  MANAGEMENT_KEY,
  MANAGEMENT_ROOT_KEY,
  STRANGER_KEY,
} from "../../lib/testing";
import type { FakeOptionOverrides, SampleKey } from "../../lib/testing";

const RESTRICTED_KEY: SampleKey = { accessKeyId: "ak-restricted", accessKeySecret: "sk-restricted" };

const fakes: FakeDirectory[] = [];
afterEach(() => Promise.all(fakes.splice(0).map((fake) => fake.stop())));

/** A directory for one test, with a member that was there before and a RAM user that may do nothing. */
export async function throwaway(options: FakeOptionOverrides = {}): Promise<FakeDirectory> {
  const fake = await FakeDirectory.start({ clock: "virtual", ...options });
  fakes.push(fake);
  fake.world.createMember({ displayName: "was-there-before", tags: { keep: "me" } });
  fake.world.bindRamKey(MANAGEMENT_ACCOUNT_ID, RESTRICTED_KEY);
  fake.permissions.restrict(RESTRICTED_KEY.accessKeyId, { Statement: [] });
  return fake;
}

/** Everything that the suite asks for, and time that passes by itself. */
export function depsOn(directory: FakeDirectory, more: LiveDeps["env"] = {}): LiveDeps {
  return {
    env: {
      LIVE_DIRECTORY_ID: "rd-test01",
      LIVE_CONSENT: SENTENCE,
      LIVE_MAIL_DOMAIN: "throwaway.example.com",
      RESOURCEDIRECTORY_ENDPOINT: directory.endpoint,
      ...keys("", MANAGEMENT_KEY),
      ...keys("INVITEE_", INVITEE_KEY),
      ...keys("STRANGER_", STRANGER_KEY),
      ...keys("RESTRICTED_", RESTRICTED_KEY),
      ...keys("ROOT_", MANAGEMENT_ROOT_KEY),
      ...more,
    },
    now: () => directory.clock.now().getTime(),
    sleep: async (ms) => {
      directory.clock.advance(ms);
    },
    run: "a1b2c3",
  };
}

export function runOn(directory: FakeDirectory, options: RunOptions = {}): Promise<Outcome> {
  return runLive(depsOn(directory), options);
}

/** Line and what was seen, of all with this verdict. */
export function having(verdict: Verdict, { answered }: Outcome): readonly string[] {
  return answered.filter((each) => each.verdict === verdict).map(({ line, seen }) => `${line}: ${seen}`);
}

/** What a directory holds, as somebody sees who compares before and after. */
export function contentsOf({ world }: FakeDirectory): unknown {
  return {
    members: world.members,
    folders: world.folders.map(({ id, name }) => ({ id, name })),
    pending: world.handshakes.filter(({ status }) => status === "Pending"),
  };
}

function keys(prefix: string, { accessKeyId, accessKeySecret }: SampleKey): Record<string, string> {
  return {
    [`${prefix}ALICLOUD_ACCESS_KEY`]: accessKeyId,
    [`${prefix}ALICLOUD_SECRET_KEY`]: accessKeySecret,
  };
}
