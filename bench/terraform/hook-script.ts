import { createDirectoryClient } from "../../lib/directory";

/*
 * What one would run with local-exec instead of a hook: a script that asks the directory the question that a protection
 * asks, once for every object.
 */
const silent = (): void => undefined;
const client = createDirectoryClient({
  credentials: {},
  endpoint: process.env.RESOURCEDIRECTORY_ENDPOINT,
  deps: {
    now: () => Date.now(),
    sleep: () => Promise.resolve(),
    random: () => Math.random(),
    env: process.env,
    log: { debug: silent, info: silent, warn: silent },
  },
});

client.getResourceDirectory().then(
  (directory) => {
    console.log(directory.value.resourceDirectoryId);
  },
  (error: unknown) => {
    console.error(String(error));
    process.exitCode = 1;
  },
);
