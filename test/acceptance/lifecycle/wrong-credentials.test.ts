import { MemberAccount } from "../../../lib";
import { MANAGEMENT_KEY, OTHER_DIRECTORY_ID, SAMPLE_DIRECTORY_ID, STRANGER_KEY } from "../../../lib/testing";
import type { SampleKey, SandboxEnvironment } from "../../../lib/testing";
import { KINDS, on } from "../../support/member-kinds";
import { Pipeline, said, writes } from "../support/pipeline";

describe.each(KINDS)("of members on $members", (kind) => {
  /** Members with hooks, so that every kind of read meets the wrong credentials. */
  const members = on(kind, (stack) => {
    for (const name of ["payments", "search"]) {
      new MemberAccount(stack, name, { displayName: name }).promote("promotion", {
        email: `${name}-root@example.com`,
      });
    }
  });

  test("credentials that cannot see the directory stop the plan by name: nothing is called and nothing leaves the state", async () => {
    const pipeline = await Pipeline.applied(members);
    const before = await pipeline.inState();
    const stranger = await pipeline.elsewhere(keyInEnvironment(STRANGER_KEY));

    const run = await stranger.apply();

    expect(run.ok).toBe(false);
    // Two calls answer in two ways that there is no directory; each is said once, not once for every member and hook.
    expect(run.errors.length).toBeLessThanOrEqual(2);
    for (const { detail } of run.errors) {
      expect(detail).toMatch(
        /The account behind these credentials .* no resource directory|neither manages nor belongs/,
      );
    }
    expect(writes(run)).toEqual([]);
    expect(await stranger.inState()).toEqual(before);
    // The vendor's provider takes each 404 for a member that is gone; had it been heard, it would have created two more.
    expect(stranger.fake.world.members).toHaveLength(2);
  });

  test("a directory other than the one in the code is one error, and nothing is planned", async () => {
    const pipeline = await Pipeline.open(members);

    pipeline.code(members, { directoryId: OTHER_DIRECTORY_ID });
    const first = await pipeline.apply();
    expect(first.errors).toHaveLength(1);
    expect(said(first)).toContain("Another resource directory answers");
    expect(said(first)).toContain(SAMPLE_DIRECTORY_ID);
    expect(said(first)).toContain(OTHER_DIRECTORY_ID);
    expect(first.changes).toEqual({});
    expect(writes(first)).toEqual([]);

    pipeline.code(members, { directoryId: SAMPLE_DIRECTORY_ID });
    await pipeline.expectApply();
    expect(pipeline.fake.world.members).toHaveLength(2);

    pipeline.code(members, { directoryId: OTHER_DIRECTORY_ID });
    const later = await pipeline.apply();
    expect(later.errors).toHaveLength(1);
    expect(said(later)).toContain("Another resource directory answers");
    expect(writes(later)).toEqual([]);
  });

  test("a key whose secret is wrong stops the plan and leaves the state as it is", async () => {
    const pipeline = await Pipeline.applied(members);
    const before = await pipeline.inState();
    const mistyped = await pipeline.elsewhere(
      keyInEnvironment({ ...MANAGEMENT_KEY, accessKeySecret: "mistyped" }),
    );

    const run = await mistyped.apply();

    expect(run.ok).toBe(false);
    expect(writes(run)).toEqual([]);
    expect(await mistyped.inState()).toEqual(before);
  });
});

function keyInEnvironment({ accessKeyId, accessKeySecret }: SampleKey): SandboxEnvironment {
  return { ALICLOUD_ACCESS_KEY: accessKeyId, ALICLOUD_SECRET_KEY: accessKeySecret };
}
