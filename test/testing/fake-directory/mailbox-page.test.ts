import { freshFake, HOUR } from "./helpers";
import { callRpc } from "./rpc-client";
import { SdkUser } from "./sdk-user";

const fake = freshFake();
const EMAIL = "payments@example.com";

async function open(url = fake().mailboxPage): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await fetch(url);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const linksIn = (text: string): string[] =>
  [...text.matchAll(/href="(http[^"]*)"/g)].map(([, href = ""]) => href);

async function promote(displayName = "payments", email = EMAIL): Promise<string> {
  const { accountId } = fake().world.createMember({ displayName });
  return (await new SdkUser(fake()).promote(accountId, email)).recordId;
}

describe("the mailbox page", () => {
  test("says that there is no mail", async () => {
    const { status, text, headers } = await open();

    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html;charset=utf-8");
    expect(text).toContain("No mail yet.");
  });

  test("shows who is asked for what, and lets a person confirm", async () => {
    await promote();
    const { text } = await open();
    expect(text).toContain(`<dd>${EMAIL}</dd>`);
    expect(text).toContain("payments (3000000000000100)");

    const [link = ""] = linksIn(text);
    expect((await open(link)).text).toContain("Confirmed");

    expect(fake().world.member("payments").type).toBe("CloudAccount");
    expect(linksIn((await open()).text)).toEqual([]);
  });

  test("has the newest mail first, and links only where following them does something", async () => {
    const recordId = await promote();
    fake().clock.advance(HOUR);
    await new SdkUser(fake()).resend(recordId);
    fake().clock.advance(HOUR);
    await promote("billing", "billing@example.com");

    const { text } = await open();

    expect(linksIn(text)).toEqual([
      fake().mailbox.newestTo("billing@example.com").link,
      fake().mailbox.newestTo(EMAIL).link,
    ]);
    expect(text.match(/not valid any more/g)).toHaveLength(1);
  });

  test("shows codes that were sent to phones", async () => {
    const { accountId } = fake().world.createMember({ displayName: "payments" });
    await callRpc(fake(), {
      action: "SendVerificationCodeForBindSecureMobilePhone",
      parameters: { AccountId: accountId, SecureMobilePhone: "86-13900001234" },
    });

    expect((await open()).text).toContain(`<strong>${fake().mailbox.textMessages[0]?.code}</strong>`);
  });

  test("shows addresses and names as text, whatever is in them, and loads nothing", async () => {
    await promote('<b>"R&D"</b>', "a<script>alert(1)</script>@example.com");

    const { text, headers } = await open();

    expect(text).toContain("&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;");
    expect(text).not.toMatch(/<script|<b>|<img|<link|src=/);
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  test("is no request to the API", async () => {
    await open();
    await open(`${fake().endpoint}/confirm/0123`);

    expect(fake().requests.all).toEqual([]);
  });
});
