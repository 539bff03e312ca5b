import { request } from "node:http";
import { freshFake } from "./helpers";
import { SdkUser } from "./sdk-user";

const fake = freshFake();

/** GETs a page under a host name that was made to resolve to this machine. */
function get(path: string, host: string): Promise<{ status: number | undefined; text: string }> {
  const [hostname, port] = fake().host.split(":");
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, headers: { host } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }),
      );
    });
    asked.once("error", reject);
    asked.end();
  });
}

const port = (): string => fake().host.split(":")[1] ?? "";

test.each(["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "169.254.169.254"])(
  'a page under the host "%s" is neither shown nor followed',
  async (host) => {
    const { accountId } = fake().world.createMember({ displayName: "payments" });
    await new SdkUser(fake()).promote(accountId, "payments@example.com");
    const { link } = fake().mailbox.newestTo("payments@example.com");

    const mailbox = await get("/mailbox", `${host}:${port()}`);
    const followed = await get(new URL(link).pathname, `${host}:${port()}`);

    expect([mailbox.status, followed.status]).toEqual([421, 421]);
    expect(mailbox.text).toContain("127.0.0.1 and localhost");
    expect(mailbox.text).not.toContain("payments");
    expect(fake().world.member("payments").type).toBe("ResourceAccount");
  },
);

test("a call of the API under a foreign host is not carried out and not logged", async () => {
  const { status } = await get("/?Action=ListAccounts&Version=2020-03-31", "evil.example");

  expect(status).toBe(421);
  expect(fake().requests.all).toEqual([]);
});

test.each(["127.0.0.1", "127.1.2.3", "localhost", "LOCALHOST", "fake.localhost", "[::1]"])(
  "the loopback host %s is answered, with a port or without",
  async (host) => {
    expect((await get("/mailbox", host)).status).toBe(200);
    expect((await get("/mailbox", `${host}:${port()}`)).status).toBe(200);
  },
);
