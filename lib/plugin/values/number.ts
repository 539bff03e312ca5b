import { decimalOfDouble, isWhole, parseDecimal, sameDecimal, toBigInt } from "./exact-decimal";
import type { ExactDecimal } from "./exact-decimal";

/*
 * Terraform's numbers are decimals of 512 bits. On the wire a 64-bit integer travels as such, another number that is
 * exactly a double as that double, and all else (0.1, for one) as text. A JavaScript number means the decimal that it
 * prints as, and stands for no other one.
 */

/** Refused, instead of rounded, where a JavaScript number is not exact. */
export function numberFromWire(wire: unknown): number {
  if (typeof wire === "number" && Number.isSafeInteger(wire)) {
    return wire;
  }
  const decimal = decimalFromWire(wire);
  const value = Number(`${decimal.coefficient}e${decimal.exponent}`);
  if (isWhole(decimal) && !Number.isSafeInteger(Number(toBigInt(decimal)))) {
    throw new RangeError(`is too large: whole numbers are kept up to ${Number.MAX_SAFE_INTEGER}`);
  }
  const printed = parseDecimal(String(value));
  if (printed === undefined || !sameDecimal(printed, decimal)) {
    throw new RangeError("has more digits than are kept exactly, which are about 15");
  }
  return value;
}

function decimalFromWire(wire: unknown): ExactDecimal {
  const decimal =
    typeof wire === "bigint" || typeof wire === "string"
      ? parseDecimal(String(wire))
      : typeof wire === "number" && Number.isFinite(wire)
        ? decimalOfDouble(wire)
        : undefined;
  if (decimal === undefined) {
    throw new TypeError("is not a number");
  }
  return decimal;
}

/**
 * A number that a provider returned. All but whole ones go out as text: the double nearest to 0.1 is not 0.1, and
 * Terraform would see another number than the one that the user wrote.
 */
export function numberToWire(value: unknown): number | string {
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw new TypeError("is not a number");
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(`is too large for a number: whole ones are kept up to ${Number.MAX_SAFE_INTEGER}`);
  }
  return Number.isInteger(value) ? value : String(value);
}
