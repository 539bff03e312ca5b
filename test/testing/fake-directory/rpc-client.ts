import { createHmac, randomUUID } from "node:crypto";
import { type FakeDirectory, MANAGEMENT_KEY, type SampleKey } from "../../../lib/testing/fake-directory";

export interface RpcCall {
  readonly action: string;
  /** @default "2020-03-31" */
  readonly version?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Where the parameters go. @default "form" */
  readonly place?: "form" | "query";
  /** @default the management account's */
  readonly key?: SampleKey;
  readonly securityToken?: string;
  /** Parameters of the protocol that are sent other than usual; null leaves one out. */
  readonly protocol?: Readonly<Record<string, string | null>>;
  /** Parameters that somebody slips into the form once it is signed. */
  readonly smuggled?: Readonly<Record<string, string>>;
  /** Lets the caller give up. */
  readonly signal?: AbortSignal;
}

export interface RpcAnswer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly date: Date;
}

/** Signs by hand what the vendor's Terraform provider sends: protocol in the query, parameters in a form body. */
export async function callRpc(fake: FakeDirectory, call: RpcCall): Promise<RpcAnswer> {
  const { key = MANAGEMENT_KEY, parameters = {}, place = "form" } = call;
  const query = { ...protocolParameters(call, key), ...(place === "query" ? parameters : {}) };
  const form = place === "form" ? parameters : {};
  const Signature = signatureOf({ ...query, ...form }, key.accessKeySecret);
  const response = await fetch(`${fake.endpoint}/?${encoded({ ...query, Signature })}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: encoded({ ...form, ...call.smuggled }),
    signal: call.signal,
  });
  return {
    status: response.status,
    body: (await response.json()) as Record<string, unknown>,
    date: new Date(response.headers.get("date") ?? ""),
  };
}

function protocolParameters(call: RpcCall, { accessKeyId }: SampleKey): Record<string, string> {
  const usual = {
    Action: call.action,
    Version: call.version ?? "2020-03-31",
    Format: "json",
    Timestamp: `${new Date().toISOString().slice(0, 19)}Z`,
    SignatureNonce: randomUUID(),
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    AccessKeyId: accessKeyId,
    ...(call.securityToken === undefined ? {} : { SecurityToken: call.securityToken }),
  };
  const sent: Record<string, string | null> = { ...usual, ...call.protocol };
  return Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
  );
}

function signatureOf(parameters: Readonly<Record<string, string>>, secret: string): string {
  const sorted = Object.fromEntries(
    Object.entries(parameters).sort(([one], [other]) => (one < other ? -1 : 1)),
  );
  const text = `POST&%2F&${encodeURIComponent(encoded(sorted))}`;
  return createHmac("sha1", `${secret}&`).update(text).digest("base64");
}

/** Form encoding with the three corrections that the signature of this API wants. */
function encoded(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters)
    .toString()
    .replaceAll("+", "%20")
    .replaceAll("*", "%2A")
    .replaceAll("%7E", "~");
}
