import { INVITEE_ACCOUNT_ID } from "../../../lib/testing/fake-directory";
import { DAY, freshFake, HOUR } from "./helpers";
import { SdkUser } from "./sdk-user";

const fake = freshFake();
const EMAIL = "payments@example.com";

const pageText = async (): Promise<string> => (await fetch(fake().consolePage)).text();

/** Presses the only button with that label, as a browser without scripts would. */
async function press(label: string): Promise<Response> {
  const text = await pageText();
  const forms = [...text.matchAll(/<form method="post" action="([^"]*)">([\s\S]*?)<\/form>/g)];
  const [form, another] = forms.filter(([, , content]) => content?.includes(`<button>${label}</button>`));
  if (form === undefined || another !== undefined) throw new Error(`There is not one button "${label}".`);
  const fields = [...(form[2] ?? "").matchAll(/name="([^"]*)" value="([^"]*)"/g)];
  const body = new URLSearchParams(
    Object.fromEntries(fields.map(([, name = "", value = ""]) => [name, value])),
  );
  return fetch(`${fake().endpoint}${form[1] ?? ""}`, { method: "POST", body });
}

async function script(action: string, parameters: object, headers: Record<string, string> = {}) {
  const response = await fetch(`${fake().consolePage}/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(parameters),
  });
  return { status: response.status, text: await response.text() };
}

async function promoted(): Promise<string> {
  const { accountId } = fake().world.createMember({ displayName: "payments" });
  await new SdkUser(fake()).promote(accountId, EMAIL);
  return accountId;
}

describe("the console page, with forms alone,", () => {
  test("opens the link of a mail", async () => {
    await promoted();

    const shown = await press("Open the link");

    expect([shown.status, shown.url]).toEqual([200, fake().consolePage]);
    expect(fake().world.member("payments").type).toBe("CloudAccount");
    expect(await pageText()).toContain("not valid any more");
  });

  test.each([
    ["Accept", "Accepted"],
    ["Decline", "Declined"],
    ["Cancel", "Cancelled"],
  ])("answers an invitation: %s", async (label, status) => {
    const { handshakeId } = await new SdkUser(fake()).invite(INVITEE_ACCOUNT_ID);

    await press(label);

    expect(fake().world.handshake(handshakeId).status).toBe(status);
    expect(await pageText()).not.toContain("<button>Accept</button>");
  });

  test("lets a day pass, or an hour", async () => {
    await promoted();
    const before = fake().clock.now().getTime();

    await press("Let an hour pass");
    await press("Let a day pass");

    expect(fake().clock.now().getTime() - before).toBe(DAY + HOUR);
    expect(fake().world.member("payments").status).toBe("PromoteExpired");
  });

  test("removes a member that joined, and deletes one that was created", async () => {
    fake().world.join(INVITEE_ACCOUNT_ID);
    fake().world.createMember({ displayName: "payments" });

    await press("Remove from the directory");
    expect(fake().world.members).toMatchObject([{ displayName: "payments" }]);

    await press("Delete the account");
    expect(fake().world.members).toEqual([]);
  });

  test("shows requests, the newest first, and counts none of its own", async () => {
    await promoted();

    const text = await pageText();

    expect(text).toContain("PromoteResourceAccount (2020-03-31)");
    expect(fake().requests.all).toHaveLength(1);
  });

  test("shows names as text and loads nothing", async () => {
    fake().world.createMember({ displayName: '<script>"x"</script>' });

    const response = await fetch(fake().consolePage);

    expect(await response.text()).toContain("&lt;script&gt;&quot;x&quot;&lt;/script&gt;");
    expect(response.headers.get("content-security-policy")).toContain("form-action 'self'");
  });
});

describe("the console for scripts", () => {
  test("tells the state as JSON", async () => {
    const accountId = await promoted();

    expect(await (await fetch(`${fake().consolePage}.json`)).json()).toMatchObject({
      now: "2025-06-01T10:00:00.000Z",
      mails: [{ to: EMAIL, accountId, link: fake().mailbox.newestTo(EMAIL).link }],
      members: [{ displayName: "payments", status: "PromoteVerifying" }],
      handshakes: [],
      requests: [{ operation: "PromoteResourceAccount", status: 200 }],
    });
  });

  test("does what the page does", async () => {
    const accountId = await promoted();
    const { link } = fake().mailbox.newestTo(EMAIL);

    expect(await script("confirm", { link })).toMatchObject({ status: 200 });
    expect(fake().world.member(accountId).type).toBe("CloudAccount");
    expect(await script("advance", { hours: 2 })).toMatchObject({ status: 200 });
    expect(await script("remove", { member: "payments" })).toMatchObject({ status: 200 });
    expect(fake().world.members).toEqual([]);
  });

  test.each([
    ["accept", { handshake: "h-nothing" }, 'There is no handshake "h-nothing" in the fake'],
    ["accept", {}, '"accept" needs "handshake".'],
    ["advance", { hours: "soon" }, '"hours" is a number above 0: got "soon".'],
    ["confirm", { link: "http://x/confirm/0123" }, "This link is not valid any more"],
    ["explode", {}, 'There is no action "explode". Known are confirm, accept'],
  ])("says why it does not %s %j", async (action, parameters, why) => {
    const { status, text } = await script(action, parameters);

    expect(status).toBe(409);
    expect((JSON.parse(text) as { error: string }).error).toContain(why);
  });

  test("does nothing for a page from elsewhere", async () => {
    fake().world.join(INVITEE_ACCOUNT_ID);

    for (const origin of ["https://evil.example", "null", "http://127.0.0.1.evil.example"]) {
      expect((await script("remove", { member: INVITEE_ACCOUNT_ID }, { origin })).status).toBe(421);
    }
    expect(fake().world.members).toHaveLength(1);
    expect((await script("remove", { member: INVITEE_ACCOUNT_ID }, { origin: fake().endpoint })).status).toBe(
      200,
    );
  });
});
