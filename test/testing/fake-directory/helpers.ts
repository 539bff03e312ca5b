import { FakeDirectory, type FakeDirectoryOptions } from "../../../lib/testing/fake-directory";

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** A fake for each test of a file, on a clock that stands still. */
export function freshFake(options: FakeDirectoryOptions = {}): () => FakeDirectory {
  let fake: FakeDirectory | undefined;
  beforeEach(async () => {
    fake = await FakeDirectory.start({
      clock: "virtual",
      startAt: new Date("2025-06-01T10:00:00Z"),
      ...options,
    });
  });
  afterEach(() => fake?.stop());
  return () => {
    if (fake === undefined) throw new Error("The fake starts with the test.");
    return fake;
  };
}

/** The error code and HTTP status that a call fails with. */
export async function refusal(call: Promise<unknown>): Promise<{ code: unknown; status: unknown }> {
  try {
    await call;
  } catch (error) {
    const { code, statusCode } = error as { code?: unknown; statusCode?: unknown };
    return { code, status: statusCode };
  }
  throw new Error("The call was expected to be refused, and succeeded.");
}

export const conflict = (code: string): { code: string; status: number } => ({ code, status: 409 });
export const missing = (kind: string): { code: string; status: number } => ({
  code: `EntityNotExists.${kind}`,
  status: 404,
});
export const MISMATCH = conflict("AccountTypeOrStatusMismatch");
