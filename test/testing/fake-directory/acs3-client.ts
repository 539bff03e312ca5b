import { createHash, createHmac, randomUUID } from "node:crypto";
import { type FakeDirectory, MANAGEMENT_KEY } from "../../../lib/testing/fake-directory";

/** Signs by hand, in the newer way, a request whose parameters are in a form body: the SDK puts them in the query. */
export async function callAcs3(
  fake: FakeDirectory,
  action: string,
  form: Readonly<Record<string, string>>,
  sentForm: Readonly<Record<string, string>> = form,
  version = "2020-03-31",
): Promise<{ status: number; body: unknown }> {
  const signed = {
    "content-type": "application/x-www-form-urlencoded",
    host: fake.host,
    "x-acs-action": action,
    "x-acs-content-sha256": sha256(new URLSearchParams(form).toString()),
    "x-acs-date": `${new Date().toISOString().slice(0, 19)}Z`,
    "x-acs-signature-nonce": randomUUID(),
    "x-acs-version": version,
  };
  const response = await fetch(fake.endpoint, {
    method: "POST",
    headers: { ...signed, authorization: authorizationOf(signed) },
    body: new URLSearchParams(sentForm).toString(),
  });
  return { status: response.status, body: await response.json() };
}

function authorizationOf(headers: Readonly<Record<string, string>>): string {
  const names = Object.keys(headers).join(";");
  const lines = Object.entries(headers).map(([name, value]) => `${name}:${value}`);
  const request = ["POST", "/", "", ...lines, "", names, headers["x-acs-content-sha256"]].join("\n");
  const signature = createHmac("sha256", MANAGEMENT_KEY.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(request)}`)
    .digest("hex");
  const { accessKeyId } = MANAGEMENT_KEY;
  return `ACS3-HMAC-SHA256 Credential=${accessKeyId},SignedHeaders=${names},Signature=${signature}`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
