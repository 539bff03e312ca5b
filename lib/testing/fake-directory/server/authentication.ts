import { ApiError } from "../operations/api-error";
import type { Cloud } from "../world/cloud";
import type { AccessKey } from "../world/entities";
import type { ApiRequest } from "./api-request";
import { readSignature } from "./signatures";

/** Whose request it is. @throws ApiError if that cannot be believed */
export function authenticate(cloud: Cloud, request: ApiRequest): AccessKey {
  const signed = readSignature(request);
  const key = cloud.keys.get(signed.accessKeyId);
  if (key === undefined) {
    throw new ApiError(404, "InvalidAccessKeyId.NotFound", `There is no access key ${signed.accessKeyId}.`);
  }
  if (key.securityToken !== null && key.securityToken !== signed.securityToken) {
    throw new ApiError(
      400,
      "InvalidSecurityToken.MismatchWithAccessKey",
      "The security token is not of this key.",
    );
  }
  if (!signed.isSignedWith(key.accessKeySecret)) {
    throw new ApiError(
      400,
      "SignatureDoesNotMatch",
      `The request is not signed with the secret of ${key.accessKeyId}. Check the secret.`,
    );
  }
  return key;
}

/** The access key that a request names, true or not: for the log. */
export function claimedAccessKeyId(request: ApiRequest): string {
  try {
    return readSignature(request).accessKeyId;
  } catch {
    return "";
  }
}
