/**
 * Terraform's numbers are decimals of 512 bits: what is no 64-bit integer and no exact double (0.1, for one) travels as
 * text. The runtime keeps JavaScript numbers and refuses what one cannot hold, instead of rounding it silently.
 */
export function numberFromWire(wire: unknown): number {
  const isText = typeof wire === "string" && wire.trim() !== "";
  const value = typeof wire === "bigint" || isText ? Number(wire) : wire;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new TypeError("is not a number");
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`is too large: whole numbers are kept up to ${Number.MAX_SAFE_INTEGER}`);
  }
  return value;
}

/**
 * Fractions go out as text: the double nearest to 0.1 is not 0.1, and Terraform would see another number than the
 * one that the user wrote.
 */
export function numberToWire(value: unknown): number | string {
  const known = numberFromWire(typeof value === "string" ? NaN : value);
  return Number.isInteger(known) ? known : String(known);
}
