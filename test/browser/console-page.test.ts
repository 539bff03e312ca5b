import type { Browser, Page } from "playwright-core";
import { FakeDirectory, INVITEE_ACCOUNT_ID } from "../../lib/testing";
import { SdkUser } from "../testing/fake-directory/sdk-user";
import { picture, startBrowser } from "./support/browser";

describe("the console page of the fake", () => {
  let browser: Browser;
  let fake: FakeDirectory;
  let page: Page;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser.close());

  beforeEach(async () => {
    fake = await FakeDirectory.start();
    const { accountId } = fake.world.createMember({ displayName: "payments" });
    const user = new SdkUser(fake);
    await user.promote(accountId, "payments-root@example.com");
    await user.invite(INVITEE_ACCOUNT_ID);
    page = await browser.newPage();
    await page.goto(fake.consolePage);
  });

  afterEach(async () => {
    await page.close();
    await fake.stop();
  });

  const rowOf = (text: string) => page.getByRole("row", { name: text });

  test("leads a promotion to its end with one click", async () => {
    await picture(page, "console");
    await rowOf("payments-root@example.com").getByRole("button", { name: "Open the link" }).click();

    await rowOf("payments").getByText("CloudAccount").waitFor();
    expect(fake.world.member("payments").type).toBe("CloudAccount");
    expect(await page.getByRole("button", { name: "Open the link" }).count()).toBe(0);
    await picture(page, "console-after");
  });

  test("lets a day pass: the link is not valid any more", async () => {
    await page.getByRole("button", { name: "Let a day pass" }).click();

    await page.getByText("not valid any more").waitFor();
    expect(fake.world.member("payments").status).toBe("PromoteExpired");
  });

  test("accepts an invitation", async () => {
    await page.getByRole("button", { name: "Accept" }).click();

    await page.getByText("Accepted").waitFor();
    expect(fake.world.members.map(({ accountId }) => accountId)).toContain(INVITEE_ACCOUNT_ID);
  });
});
