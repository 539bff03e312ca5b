import { PassThrough } from "node:stream";
import { watchOutput } from "../../lib/cli/output";

function watched() {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const failures: string[] = [];
  const output = watchOutput({ stdout, stderr }, () => failures.push("failed"));
  const fail = (code: string, message: string) =>
    stdout.emit("error", Object.assign(new Error(message), { code }));
  return { output, failures, fail, said: () => String(stderr.read() ?? "") };
}

test("a reader that has seen enough is no failure, and nothing is said", () => {
  const { output, failures, fail, said } = watched();

  fail("EPIPE", "write EPIPE");
  fail("EPIPE", "write EPIPE");

  expect([output.hasFailed(), failures, said()]).toEqual([false, [], ""]);
});

test("a full disk is said once, and the run has failed", () => {
  const { output, failures, fail, said } = watched();

  fail("ENOSPC", "ENOSPC: no space left on device, write");
  fail("ENOSPC", "ENOSPC: no space left on device, write");

  expect([output.hasFailed(), failures]).toEqual([true, ["failed"]]);
  expect(said()).toBe(
    "resource-directory: the answer could not be written: ENOSPC: no space left on device, write.\n",
  );
});

test("a log that nobody reads any more stops nothing", () => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  watchOutput({ stdout, stderr }, () => undefined);

  expect(() =>
    stderr.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" })),
  ).not.toThrow();
});
