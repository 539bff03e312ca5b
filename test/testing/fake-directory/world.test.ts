import {
  FakeDirectory,
  INVITEE_ACCOUNT_ID,
  INVITEE_TWO_ACCOUNT_ID,
  OTHER_DIRECTORY_ID,
} from "../../../lib/testing/fake-directory";
import { DAY, freshFake } from "./helpers";
import { SdkUser } from "./sdk-user";

const fake = freshFake();

describe("the world outside the API", () => {
  test("hands out copies: changing one changes nothing", () => {
    const member = fake().world.createMember({ displayName: "payments", tags: { env: "prod" } });

    member.tags["env"] = "test";
    member.displayName = "changed";

    expect(fake().world.member("payments").tags).toEqual({ env: "prod" });
  });

  test("gives no id that something has already, as after a seed", () => {
    const { world } = fake();
    world.createMember({ accountId: "3000000000000101", displayName: "seeded" });
    world.createFolder({ id: "fd-103abc", name: "seeded" });
    const made = ["one", "two", "three"].flatMap((name) => [
      world.createMember({ displayName: name }).accountId,
      world.createFolder({ name }).id,
    ]);

    expect(new Set([...made, "3000000000000101", "fd-103abc"]).size).toBe(made.length + 2);
    expect(world.member("3000000000000101").displayName).toBe("seeded");
  });

  test("applies expiry before each look", () => {
    const handshake = fake().world.inviteElsewhere(INVITEE_ACCOUNT_ID);

    fake().clock.advance(14 * DAY);

    expect(fake().world.handshake(handshake.id).status).toBe("Expired");
    expect(() => fake().world.accept(handshake.id)).toThrow("is Expired, not Pending");
  });

  test("says what exists when asked for what does not", () => {
    fake().world.createMember({ displayName: "payments" });

    expect(() => fake().world.member("billing")).toThrow(
      'no member "billing" in the fake; it has 3000000000000100',
    );
    expect(() => fake().world.handshake("h-1")).toThrow('no handshake "h-1" in the fake; it has none');
    expect(() => fake().world.folder("team")).toThrow('no folder "team"');
    expect(() => fake().world.account("123")).toThrow("no account 123");
    expect(fake().world.tryMember("billing")).toBeUndefined();
  });

  test("refuses nonsense", () => {
    const { world } = fake();
    world.createMember({ displayName: "payments" });
    world.join(INVITEE_ACCOUNT_ID);

    expect(() => world.createMember({ displayName: "payments" })).toThrow('a member "payments" already');
    expect(() => world.join(INVITEE_ACCOUNT_ID, OTHER_DIRECTORY_ID)).toThrow("is in rd-test01 already");
    expect(() => {
      world.confirmPromotion("payments");
    }).toThrow("No promotion of 3000000000000100 is under way");
    expect(() => world.addAccount({ id: "12" })).toThrow("16 digits");
    expect(() => world.addAccount({ id: INVITEE_ACCOUNT_ID })).toThrow("exists already");
    expect(() => world.member("nobody")).toThrow("no member");
    expect(() => {
      fake().clock.advance(-1);
    }).toThrow("forward only");
  });

  test("lets an account join and leave without any invitation", () => {
    const { world } = fake();

    world.join(INVITEE_TWO_ACCOUNT_ID);
    expect(world.member(INVITEE_TWO_ACCOUNT_ID)).toMatchObject({
      joinMethod: "invited",
      type: "CloudAccount",
    });
    world.removeMember(INVITEE_TWO_ACCOUNT_ID);

    expect(world.members).toEqual([]);
    expect(world.handshakes).toEqual([]);
  });

  test("loses an empty folder, and none that holds something", () => {
    const { world } = fake();
    const outer = world.createFolder({ name: "outer" });
    const inner = world.createFolder({ name: "inner", parentFolderId: outer.id });

    expect(() => world.deleteFolder(outer.id)).toThrow("not empty");
    world.deleteFolder(inner.id);
    world.deleteFolder(outer.id);
    expect(world.folders.map(({ name }) => name)).not.toContain("outer");
  });

  test("can forget an invitation before its time", () => {
    const handshake = fake().world.inviteElsewhere("someone@example.com");

    fake().world.purge(handshake.id);

    expect(fake().world.handshakesOf("someone@example.com")).toEqual([]);
  });

  test("records nothing in the request log", () => {
    fake().world.createMember({ displayName: "payments" });

    expect(fake().requests.all).toEqual([]);
  });
});

describe("a fake", () => {
  test("gives the same ids for the same seed", async () => {
    const recordIdWith = async (seed: number): Promise<string> => {
      const another = await FakeDirectory.start({ seed });
      const { accountId } = another.world.createMember({ displayName: "payments" });
      const { recordId } = await new SdkUser(another).promote(accountId, "payments@example.com");
      await another.stop();
      return recordId;
    };

    const [first, second, third] = [await recordIdWith(7), await recordIdWith(7), await recordIdWith(8)];

    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });

  test("follows real time by default, from wherever tests move it", async () => {
    const another = await FakeDirectory.start();
    const before = Date.now();

    another.clock.advance(DAY);

    const shown = another.clock.now().getTime();
    expect(shown).toBeGreaterThanOrEqual(before + DAY);
    expect(shown).toBeLessThanOrEqual(Date.now() + DAY);
    await another.stop();
  });

  test("frees its port when it stops, with connections open or not", async () => {
    const another = await FakeDirectory.start();
    await new SdkUser(another).directory();

    await another.stop();

    await expect(fetch(another.endpoint)).rejects.toThrow();
  });

  test("keeps two worlds apart", async () => {
    const another = await FakeDirectory.start();
    another.world.createMember({ displayName: "payments" });

    expect(fake().world.members).toEqual([]);
    await another.stop();
  });
});
