import { createHash } from "node:crypto";
import { ApiError } from "../operations/api-error";
import type { Route } from "../operations/registry";
import { type ApiRequest, ownParameters } from "./api-request";

/** How far the clocks of client and service may be apart. */
const MAX_SKEW_MS = 15 * 60 * 1000;

/** Sent by many clients in every call, for the gateway alone. */
const GATEWAY_PARAMETERS: ReadonlySet<string> = new Set(["RegionId"]);

/** What a gateway refuses although the signature is right. Lenient fakes ask nothing of this. */
export class Strictness {
  private readonly nonces = new Set<string>();

  /** @throws ApiError (400) */
  check(request: ApiRequest, { operation, version }: Route): void {
    refuseSkew(timestampOf(request));
    this.refuseReuse(nonceOf(request));
    refuseWrongHash(request);
    refuseOtherFormat(request);
    const known = operation.parameterNames(version);
    const unknown = Object.keys(ownParameters(request))
      .map((name) => name.split(".")[0] ?? name)
      .find((name) => !known.includes(name) && !GATEWAY_PARAMETERS.has(name));
    if (unknown !== undefined) {
      throw refusal(
        `UnknownParameter.${unknown}`,
        `${operation.name} in version ${version} has no parameter ${unknown}, only ${known.join(", ")}.`,
      );
    }
  }

  private refuseReuse(nonce: string | undefined): void {
    if (nonce === undefined) throw refusal("IncompleteSignature", "The signature has no nonce.");
    if (this.nonces.has(nonce)) throw refusal("SignatureNonceUsed", `The nonce ${nonce} was used before.`);
    this.nonces.add(nonce);
  }
}

/** Real time, whatever the fake's clock shows: what is tried here is the clock of the machine that signs. */
function refuseSkew(timestamp: string | undefined): void {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(timestamp ?? "") ? Date.parse(timestamp ?? "") : NaN;
  if (Number.isNaN(time)) {
    throw refusal(
      "InvalidTimeStamp.Format",
      `The time ${timestamp ?? "(none)"} is not YYYY-MM-DDThh:mm:ssZ.`,
    );
  }
  if (Math.abs(Date.now() - time) > MAX_SKEW_MS) {
    throw refusal("InvalidTimeStamp.Expired", `${timestamp ?? ""} is more than 15 minutes off.`);
  }
}

function refuseWrongHash({ headers, body }: ApiRequest): void {
  const announced = headers["x-acs-content-sha256"];
  if (announced !== undefined && announced !== createHash("sha256").update(body).digest("hex")) {
    throw refusal("SignatureDoesNotMatch", "x-acs-content-sha256 is not the hash of the body.");
  }
}

/** The older style answers XML unless it is asked for JSON; the newer one has the `accept` header for it. */
function refuseOtherFormat(request: ApiRequest): void {
  const { headers, query, form } = request;
  const format = query["Format"] ?? form["Format"] ?? (isAcs3(request) ? "json" : "xml");
  const accepts = isAcs3(request) ? (headers["accept"] ?? "*/*") : "*/*";
  if (format.toLowerCase() !== "json" || !/json|\*\/\*/.test(accepts)) {
    throw refusal("InvalidParameter.Format", "The fake answers JSON only: ask for it.");
  }
}

function timestampOf(request: ApiRequest): string | undefined {
  const { headers, query, form } = request;
  return isAcs3(request) ? headers["x-acs-date"] : (query["Timestamp"] ?? form["Timestamp"]);
}

function nonceOf(request: ApiRequest): string | undefined {
  const { headers, query, form } = request;
  return isAcs3(request)
    ? headers["x-acs-signature-nonce"]
    : (query["SignatureNonce"] ?? form["SignatureNonce"]);
}

function isAcs3({ headers }: ApiRequest): boolean {
  return headers["authorization"] !== undefined;
}

function refusal(code: string, message: string): ApiError {
  return new ApiError(400, code, message);
}
