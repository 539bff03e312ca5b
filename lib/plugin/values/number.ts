import type { ExactNumber } from "../schema/model";
import { decimalOfDouble, isWhole, parseDecimal, plainText, sameDecimal, toBigInt } from "./exact-decimal";
import type { ExactDecimal } from "./exact-decimal";

/*
 * Terraform's numbers are decimals of 512 bits. On the wire a 64-bit integer travels as such, another number that is
 * exactly a double as that double, and all else (0.1, for one) as text.
 */

/** A `number()`: refused, instead of rounded, where a JavaScript number is not exact. */
export function numberFromWire(wire: unknown): number {
  const exact = exactNumberFromWire(wire);
  if (typeof exact === "bigint") {
    throw new RangeError(`is too large: whole numbers are kept up to ${Number.MAX_SAFE_INTEGER}`);
  }
  if (typeof exact === "string") {
    throw new RangeError("has more digits than are kept exactly, which are about 15");
  }
  return exact;
}

/** A `decimal()`, in the one form that its value has. */
export function exactNumberFromWire(wire: unknown): ExactNumber {
  return typeof wire === "number" && Number.isSafeInteger(wire) ? wire : fitting(decimalFromWire(wire));
}

function decimalFromWire(wire: unknown): ExactDecimal {
  const decimal =
    typeof wire === "bigint"
      ? parseDecimal(String(wire))
      : typeof wire === "string"
        ? parseDecimal(wire)
        : typeof wire === "number" && Number.isFinite(wire)
          ? decimalOfDouble(wire)
          : undefined;
  if (decimal === undefined) {
    throw new TypeError("is not a number");
  }
  return decimal;
}

/** A JavaScript number means the decimal that it prints as, and stands for no other one. */
function fitting(decimal: ExactDecimal): ExactNumber {
  if (isWhole(decimal)) {
    const whole = toBigInt(decimal);
    return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
  }
  const text = plainText(decimal);
  const printed = parseDecimal(String(Number(text)));
  return printed !== undefined && sameDecimal(printed, decimal) ? Number(text) : text;
}

/** A `number()` that a provider returned, for the wire. */
export function numberToWire(value: unknown): number | string {
  return exactNumberToWire(typeof value === "number" ? value : NaN);
}

/**
 * A `decimal()` that a provider returned, for the wire. All but ordinary integers go out as text: the double nearest to
 * 0.1 is not 0.1, and Terraform would see another number than the one that the user wrote.
 */
export function exactNumberToWire(value: unknown): number | string {
  if (typeof value !== "number") {
    return plainText(decimalFromWire(value));
  }
  if (!Number.isFinite(value)) {
    throw new TypeError("is not a number");
  }
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError(
      `is too large for a number: beyond ${Number.MAX_SAFE_INTEGER}, return a bigint of a decimal()`,
    );
  }
  return Number.isInteger(value) ? value : String(value);
}

/** Text that two numbers share exactly when they are the same; undefined for what is no number. */
export function numberKey(value: unknown): string | undefined {
  const decimal =
    typeof value === "number" || typeof value === "bigint" || typeof value === "string"
      ? parseDecimal(String(value))
      : undefined;
  return decimal === undefined ? undefined : plainText(decimal);
}
