import type { IncomingMessage } from "node:http";

/** A request to the API, taken apart but not yet believed. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parameters in the URL, decoded. */
  readonly query: Readonly<Record<string, string>>;
  /** Parameters in a form-encoded body, decoded. */
  readonly form: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export async function readRequest(message: IncomingMessage): Promise<ApiRequest> {
  const url = new URL(message.url ?? "/", "http://fake");
  const body = await readBody(message);
  const headers = plainHeaders(message);
  const isForm = headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;
  return {
    method: message.method ?? "GET",
    path: url.pathname,
    headers,
    query: Object.fromEntries(url.searchParams),
    form: isForm ? Object.fromEntries(new URLSearchParams(body.toString("utf8"))) : {},
    body,
  };
}

/** The header names the operation first, then the query, then the form: clients send one, two or all of them. */
export function operationOf({ headers, query, form }: ApiRequest): string {
  return headers["x-acs-action"] ?? query["Action"] ?? form["Action"] ?? "";
}

export function versionOf({ headers, query, form }: ApiRequest): string {
  return headers["x-acs-version"] ?? query["Version"] ?? form["Version"] ?? "";
}

const PROTOCOL_PARAMETERS: ReadonlySet<string> = new Set([
  "AccessKeyId",
  "Action",
  "Format",
  "SecurityToken",
  "Signature",
  "SignatureMethod",
  "SignatureNonce",
  "SignatureType",
  "SignatureVersion",
  "Timestamp",
  "Version",
]);

/** The parameters of the operation itself, wherever they were put. */
export function ownParameters({ query, form }: ApiRequest): Record<string, string> {
  const all = Object.entries({ ...query, ...form });
  return Object.fromEntries(all.filter(([name]) => !PROTOCOL_PARAMETERS.has(name)));
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function plainHeaders(message: IncomingMessage): Record<string, string> {
  const entries = Object.entries(message.headers).map(([name, value = ""]) => [
    name,
    [value].flat().join(","),
  ]);
  return Object.fromEntries(entries) as Record<string, string>;
}
