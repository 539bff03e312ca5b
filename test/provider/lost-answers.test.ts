import { said, Scene } from "./support/scene";

const MEMBERS = 100;

let scene: Scene;

beforeEach(async () => {
  scene = await Scene.open({
    quotas: { members: 500, invitationsPerDay: 500, pendingInvitations: 500 },
  });
  scene.fake.faults.delay("*", { ms: 200, clock: "virtual", times: Infinity });
});

afterEach(() => scene.close());

/** Every call takes 200 ms, and one in five gets lost: half of those on the way there, half on the way back. */
function loseOneInFive(): void {
  scene.fake.faults.dropBeforeCommit("*", { probability: 0.1 });
  scene.fake.faults.dropAfterCommit("*", { probability: 0.11 });
}

const promotions = (): string => {
  const ids = Array.from(
    { length: MEMBERS },
    (_, index) => scene.fake.world.createMember({ displayName: `member-${index}` }).accountId,
  );
  return `
resource "resourcedirectory_promotion" "all" {
  for_each   = toset(${JSON.stringify(ids)})
  account_id = each.key
  email      = "root-\${each.key}@example.com"
}
`;
};

const invitations = (): string => {
  const ids = Array.from(
    { length: MEMBERS },
    (_, index) => scene.fake.world.addAccount({ id: String(6_000_000_000_000_000 + index) }).id,
  );
  return `
resource "resourcedirectory_invitation" "all" {
  for_each = toset(${JSON.stringify(ids)})
  target   = each.key
}
`;
};

const addressees = () => scene.fake.mailbox.mails.map(({ to }) => to);
const invited = () => scene.fake.world.handshakes.map(({ targetEntity }) => targetEntity);

test.each([
  ["promotions", promotions, addressees],
  ["invitations", invitations, invited],
] as const)(
  "100 %s of which one call in five gets lost are complete after the second apply",
  async (_what, code, sent) => {
    scene.code(code());
    loseOneInFive();

    await scene.terraform("apply", "-auto-approve", "-json");
    const second = await scene.terraform("apply", "-auto-approve", "-json");

    expect(said(second.errors)).toBe("");
    expect(sent()).toHaveLength(MEMBERS);
    expect(new Set(sent()).size).toBe(MEMBERS);
  },
);
