import { said, Scene, writes } from "./support/scene";

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open();
});

afterEach(() => scene.close());

const limited = (limits: string) => `
provider "resourcedirectory" {
  alias      = "limited"
  access_key = "ak-management"
  secret_key = "sk-management"
  limits {
    ${limits}
  }
}
`;

const promotions = () =>
  ["one", "two", "three"].map((name) => {
    const { accountId } = scene.fake.world.createMember({ displayName: name });
    return `
resource "resourcedirectory_promotion" "${name}" {
  provider   = resourcedirectory.limited
  account_id = "${accountId}"
  email      = "${name}-root@example.com"
}
`;
  });

const invitations = () =>
  ["2000000000000002", "2000000000000003"].map(
    (target) => `
resource "resourcedirectory_invitation" "to_${target}" {
  provider = resourcedirectory.limited
  target   = "${target}"
}
`,
  );

test.each([
  ["mails", 3, promotions],
  ["invitations", 2, invitations],
])(
  "a plan with more %s than allowed is an error that says how many, and calls nothing",
  async (kind, count, make) => {
    const code = make().join("");
    scene.code(limited(`${kind} = ${count - 1}`) + code);
    const run = await scene.apply();

    expect(run.ok).toBe(false);
    expect(said(run.errors)).toContain(`This would be number ${count}, and limits allows ${count - 1}`);
    expect(writes(run)).toEqual([]);

    const allowed = await scene.applied(limited(`${kind} = ${count}`) + code);
    expect(writes(allowed)).toHaveLength(count);
  },
);

test("removals of invited members are counted, and none is removed", async () => {
  const code = invitations()
    .join("")
    .replaceAll(/(target +=)/g, 'removal_policy = "DESTROY"\n  $1');
  await scene.applied(limited("removals = 1") + code);
  for (const { id } of ["2000000000000002", "2000000000000003"].flatMap((target) =>
    scene.fake.world.handshakesOf(target),
  )) {
    scene.fake.world.accept(id);
  }
  await scene.applied(limited("removals = 1") + code);
  scene.code(limited("removals = 1"));
  const run = await scene.apply();

  expect(said(run.errors)).toContain("This would be number 2, and limits allows 1");
  expect(writes(run)).toEqual([]);
  expect(scene.fake.world.tryMember("2000000000000002")).toBeDefined();
});
