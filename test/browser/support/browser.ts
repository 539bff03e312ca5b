import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";
import type { Browser, Page } from "playwright-core";

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** What the variable CHROMIUM names, else one of the PATH. */
const CHROMIUM = process.env.CHROMIUM ?? found();

function found(): string {
  const directories = (process.env.PATH ?? "").split(delimiter);
  const path = PROGRAMS.flatMap((name) => directories.map((directory) => join(directory, name))).find(
    (candidate) => existsSync(candidate),
  );
  if (path === undefined) {
    throw new Error(
      "The tests of pages need a Chromium, and there is none on the PATH. Install one (apt-get install chromium), " +
        "or name it by the variable CHROMIUM.",
    );
  }
  return path;
}

export async function startBrowser(): Promise<Browser> {
  // The pages are our own, and a container's root may have no sandbox.
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}

/** What the page would have loaded from anywhere, and what it complained of. */
export function watch(page: Page): { readonly requests: string[]; readonly complaints: string[] } {
  const seen = { requests: [] as string[], complaints: [] as string[] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("console", (message) => seen.complaints.push(message.text()));
  page.on("pageerror", (error) => seen.complaints.push(error.message));
  return seen;
}

/** Leaves a picture for people, if a directory for them is named. */
export async function picture(page: Page, name: string): Promise<void> {
  const directory = process.env.PICTURES;
  if (directory !== undefined) {
    await page.screenshot({ path: join(directory, `${name}.png`), fullPage: true });
  }
}
