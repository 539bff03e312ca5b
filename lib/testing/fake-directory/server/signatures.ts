import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { ApiError } from "../operations/api-error";
import type { ApiRequest } from "./api-request";

/** What a request says about its signer. */
export interface SignedRequest {
  readonly accessKeyId: string;
  readonly securityToken: string | null;
  isSignedWith(secret: string): boolean;
}

/** @throws ApiError if neither of the two schemes was used, or something belonging to it is missing */
export function readSignature(request: ApiRequest): SignedRequest {
  const { authorization } = request.headers;
  return authorization === undefined ? readRpcSignature(request) : readAcs3Signature(request, authorization);
}

/** ACS3-HMAC-SHA256: in the `authorization` header, over the listed headers, the query and the body's hash. */
function readAcs3Signature(request: ApiRequest, authorization: string): SignedRequest {
  const parts = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]+)$/.exec(
    authorization,
  );
  const [, accessKeyId, signedHeaders, signature] = parts ?? [];
  if (accessKeyId === undefined || signedHeaders === undefined || signature === undefined) {
    throw incomplete("The authorization header is no complete ACS3-HMAC-SHA256.");
  }
  const stringToSign = `ACS3-HMAC-SHA256\n${sha256(acs3CanonicalRequest(request, signedHeaders.split(";")))}`;
  return {
    accessKeyId,
    securityToken: request.headers["x-acs-security-token"] ?? null,
    isSignedWith: (secret) =>
      isEqual(createHmac("sha256", secret).update(stringToSign).digest("hex"), signature),
  };
}

function acs3CanonicalRequest(request: ApiRequest, signedHeaders: readonly string[]): string {
  const headerLines = signedHeaders.map((name) => `${name}:${(request.headers[name] ?? "").trim()}\n`);
  return [
    request.method,
    request.path,
    canonicalQuery(request.query),
    headerLines.join(""),
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

/** RPC, version 1.0: HMAC-SHA1 over all parameters, of the query as of the form. */
function readRpcSignature(request: ApiRequest): SignedRequest {
  const { Signature, ...parameters } = { ...request.query, ...request.form };
  const { AccessKeyId, SignatureMethod, SignatureVersion, SecurityToken } = parameters;
  if (AccessKeyId === undefined || Signature === undefined) {
    throw incomplete("There is neither an authorization header nor AccessKeyId and Signature.");
  }
  if (SignatureMethod !== "HMAC-SHA1" || SignatureVersion !== "1.0") {
    throw incomplete("Signatures among the parameters must be HMAC-SHA1, version 1.0.");
  }
  const stringToSign = [request.method, "/", canonicalQuery(parameters)].map(percentEncode).join("&");
  return {
    accessKeyId: AccessKeyId,
    securityToken: SecurityToken ?? null,
    isSignedWith: (secret) =>
      isEqual(createHmac("sha1", `${secret}&`).update(stringToSign).digest("base64"), Signature),
  };
}

function canonicalQuery(parameters: Readonly<Record<string, string>>): string {
  const names = Object.keys(parameters).sort();
  return names.map((name) => `${percentEncode(name)}=${percentEncode(parameters[name] ?? "")}`).join("&");
}

/** RFC 3986, where only letters, digits and `-_.~` stand for themselves. */
function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function isEqual(expected: string, received: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(received)];
  return one.length === other.length && timingSafeEqual(one, other);
}

function incomplete(message: string): ApiError {
  return new ApiError(400, "IncompleteSignature", message);
}
