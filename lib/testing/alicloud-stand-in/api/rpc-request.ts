import { createHmac } from "node:crypto";
import { API_VERSIONS } from "./operations";
import type { Operation } from "./operations";

/** Parameters as the wire wants them: lists and maps are flattened already. */
export type Parameters = Readonly<Record<string, string>>;

export interface StaticCredentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string | null;
}

/** What varies from request to request. */
export interface Seal {
  readonly timestamp: Date;
  readonly nonce: string;
}

/** A signed request in the vendor's RPC style: protocol parameters in the query, the operation's own in the body. */
export interface RpcRequest {
  readonly path: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export function rpcRequest(
  operation: Operation,
  parameters: Parameters,
  credentials: StaticCredentials,
  seal: Seal,
): RpcRequest {
  const version = API_VERSIONS[operation.product];
  const query: Parameters = {
    Action: operation.name,
    Version: version,
    Format: "json",
    Timestamp: seal.timestamp.toISOString().replace(/\.\d+Z$/, "Z"),
    SignatureNonce: seal.nonce,
    SignatureMethod: "HMAC-SHA1",
    SignatureVersion: "1.0",
    AccessKeyId: credentials.accessKeyId,
    ...(credentials.securityToken === null ? {} : { SecurityToken: credentials.securityToken }),
  };
  const signature = sign({ ...query, ...parameters }, credentials.accessKeySecret);
  return {
    path: `/?${encode({ ...query, Signature: signature })}`,
    body: encode(parameters),
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "x-acs-action": operation.name,
      "x-acs-version": version,
      "user-agent": "alicloud-stand-in",
    },
  };
}

function sign(parameters: Parameters, secret: string): string {
  const text = `POST&${escape("/")}&${escape(encode(parameters))}`;
  return createHmac("sha1", `${secret}&`).update(text).digest("base64");
}

/** Sorted by name, as the string to sign wants it. */
function encode(parameters: Parameters): string {
  return Object.entries(parameters)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${escape(name)}=${escape(value)}`)
    .join("&");
}

/** Percent-encoding that leaves letters, digits and `-_.~` alone; `encodeURIComponent` spares five characters more. */
function escape(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
