import { Scene } from "./scene";

export const ADDRESS = "resourcedirectory_promotion.payments";
export const EMAIL = "payments-root@example.com";

export let scene: Scene;
export let accountId: string;

// The scene of the test that runs: importing this file opens one before each test and closes it after.
beforeEach(async () => {
  scene = await Scene.open();
  accountId = scene.fake.world.createMember({ displayName: "payments-prod" }).accountId;
});

afterEach(() => scene.close());

export function promotion(
  more: { email?: string; attempt?: number; account?: string; timeouts?: string; more?: string } = {},
): string {
  return `
resource "resourcedirectory_promotion" "payments" {
  account_id = "${more.account ?? accountId}"
  email      = "${more.email ?? EMAIL}"
  ${more.attempt === undefined ? "" : `attempt = ${more.attempt}`}
  ${more.more ?? ""}
  ${more.timeouts === undefined ? "" : `timeouts { ${more.timeouts} }`}
}
`;
}

export const mails = () => scene.fake.mailbox.mails;
export const lastMail = () => mails()[mails().length - 1];

export async function open(link: string | undefined): Promise<number> {
  return (await fetch(link ?? "")).status;
}
