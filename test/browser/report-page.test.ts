import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import type { FakeDirectory } from "../../lib/testing";
import { HOSTILE_NAME, organization, report } from "../cli/report/organization";
import { picture, startBrowser, watch } from "./support/browser";

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

describe("the page of resource-directory report", () => {
  let fake: FakeDirectory;
  let browser: Browser;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    browser = await startBrowser();
    fake = await organization();
  });

  afterAll(async () => {
    await browser.close();
    await fake.stop();
  });

  beforeEach(async () => {
    address = pathToFileURL((await report(fake, "--state", "state.json")).page).href;
    page = await browser.newPage();
    await page.goto(address);
  });

  afterEach(() => page.close());

  const shownMembers = () => page.locator("li[data-member]:visible > span:first-child").allTextContents();

  test("loads nothing from anywhere, complains of nothing, and shows a hostile name as text", async () => {
    const seen = watch(page);
    await page.reload();

    expect(seen.requests).toEqual([address]);
    expect(seen.complaints).toEqual([]);
    expect(await page.getByText(HOSTILE_NAME, { exact: true }).count()).toBe(1);
  });

  test.each([
    ["ledger", "ledger-prod"],
    ["3000000000000002", "ledger-prod"],
    ["LEDGER prod", "ledger-prod"],
    ["promotion.payments", "payments-prod"],
  ])("finds by name, by id and by the address in the code: %s", async (words, member) => {
    await page.getByLabel("Search by name").fill(words);

    await page.getByText("1 of 4 members are shown.").waitFor();
    expect(await shownMembers()).toEqual([member]);
  });

  test.each([
    ["Waited for", ["payments-prod"]],
    ["Lapsed or gone", ["ledger-prod"]],
    ["In no state", ["ledger-prod", HOSTILE_NAME]],
    ["Everything", ["ledger-prod", "payments-prod", "search-test", HOSTILE_NAME]],
  ])("shows only: %s", async (choice, members) => {
    await page.getByRole("radio", { name: choice }).check();

    expect((await shownMembers()).sort()).toEqual([...members].sort());
  });

  test("says until when somebody is waited for, and who", async () => {
    const row = page.getByRole("region", { name: "Waited for" }).getByRole("row", { name: /payments-prod/ });

    expect(await row.first().textContent()).toMatch(
      /promotion: waiting.*the owner of p\*\*\*@example\.com.*2026-03-02 09:00 UTC/s,
    );
  });

  test("folds, unfolds, and can be used by keyboard alone", async () => {
    await page.getByRole("button", { name: "Fold all", exact: true }).press("Enter");
    expect(await shownMembers()).toEqual([HOSTILE_NAME]);
    await page.getByRole("button", { name: "Unfold all" }).press("Space");
    expect(await shownMembers()).toHaveLength(4);
  });

  test.each(["light", "dark"] as const)(
    "has nothing that a screen reader trips over, in %s colours",
    async (scheme) => {
      await page.emulateMedia({ colorScheme: scheme });
      await picture(page, `report-${scheme}`);
      // The page itself may run no other script; the check is not of the page.
      const context = await browser.newContext({ bypassCSP: true, colorScheme: scheme });
      const checked = await context.newPage();
      await checked.goto(address);
      await checked.evaluate(AXE);
      const violations = await checked.evaluate<readonly string[]>(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))",
      );
      await context.close();

      expect(violations).toEqual([]);
    },
  );

  test("is printed whole, what is folded included, and without its controls", async () => {
    await page.getByRole("button", { name: "Fold all", exact: true }).click();
    const pdf = await page.pdf();
    await page.emulateMedia({ media: "print" });
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");

    expect(pdf.length).toBeGreaterThan(1000);
    expect(await shownMembers()).toHaveLength(4);
    expect(await page.getByLabel("Search by name").isVisible()).toBe(false);
  });

  test("fits a telephone: nothing is wider than the screen", async () => {
    await page.setViewportSize({ width: 360, height: 740 });
    await picture(page, "report-phone");

    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
  });

  test("shows everything where scripts are switched off", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(address);

    expect(await still.locator("li[data-member]:visible").count()).toBe(4);
    expect(await still.getByLabel("Search by name").isVisible()).toBe(false);
    await context.close();
  });
});
