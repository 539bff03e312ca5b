/** An error answer of the API. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
    this.name = "ApiError";
  }
}

export const missingParameter = (label: string): ApiError =>
  new ApiError(400, `MissingParameter.${label}`, `${label} is required.`);

export const invalidParameter = (label: string, why: string): ApiError =>
  new ApiError(400, `InvalidParameter.${label}`, `${label} is not valid: ${why}.`);

export const wrongLength = (label: string, why: string): ApiError =>
  new ApiError(400, `InvalidParameter.${label}.Length`, `${label} has a wrong length: ${why}.`);

/** For example `EntityNotExists.Account`. */
export const notFound = (kind: string, id: string): ApiError =>
  new ApiError(404, `EntityNotExists.${kind}`, `There is no ${kind} ${id} here.`);

/** A refusal by the state of things or a business rule. */
export const conflict = (code: string, message: string): ApiError => new ApiError(409, code, message);
