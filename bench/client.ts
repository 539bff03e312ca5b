import { createDirectoryClient } from "../lib/directory";
import type { Deps, DirectoryClient } from "../lib/directory";
import { MANAGEMENT_KEY } from "../lib/testing/fake-directory";
import type { FakeDirectory } from "../lib/testing/fake-directory";

/** A client of the management account that never pauses. */
export function clientOf(fake: FakeDirectory): DirectoryClient {
  return clientAt(fake.endpoint);
}

/** The same at any endpoint. */
export function clientAt(endpoint: string): DirectoryClient {
  const { accessKeyId, accessKeySecret } = MANAGEMENT_KEY;
  return createDirectoryClient({
    credentials: { accessKey: accessKeyId, secretKey: accessKeySecret },
    endpoint,
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
