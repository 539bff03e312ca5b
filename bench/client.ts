import { createDirectoryClient } from "../lib/directory";
import type { Deps, DirectoryClient } from "../lib/directory";
import { MANAGEMENT_KEY } from "../lib/testing/fake-directory";
import type { FakeDirectory } from "../lib/testing/fake-directory";

/** A client of the management account that never pauses. */
export function clientOf(fake: FakeDirectory): DirectoryClient {
  const { accessKeyId, accessKeySecret } = MANAGEMENT_KEY;
  return createDirectoryClient({
    credentials: { accessKey: accessKeyId, secretKey: accessKeySecret },
    endpoint: fake.endpoint,
    deps: DEPS,
  });
}

const silent = (): void => undefined;

const DEPS: Deps = {
  now: () => Date.now(),
  sleep: () => Promise.resolve(),
  random: () => Math.random(),
  env: {},
  log: { debug: silent, info: silent, warn: silent },
};
