/** A decimal number without rounding: `coefficient × 10^exponent`, the coefficient not divisible by ten. */
export interface ExactDecimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Far beyond what Terraform computes with; it keeps a text such as 1e999999999 from filling the memory. */
const LONGEST = 10_000;

/** Undefined if the text is no number, or one of absurd length. */
export function parseDecimal(text: string): ExactDecimal | undefined {
  const [, sign = "", whole = "", fraction = "", power = "0"] = DECIMAL.exec(text) ?? [];
  const exponent = Number(power) - fraction.length;
  if (whole === "" || Math.abs(exponent) > LONGEST || text.length > LONGEST) {
    return undefined;
  }
  return normal(BigInt(`${sign === "-" ? "-" : ""}${whole}${fraction}`), exponent);
}

/** The very value of a finite double, which for 0.1 is a number of 55 digits. */
export function decimalOfDouble(value: number): ExactDecimal {
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent -= 1;
  }
  // m / 2^n is m × 5^n / 10^n.
  return normal(BigInt(mantissa) * 5n ** BigInt(-exponent), exponent);
}

export function sameDecimal(one: ExactDecimal, other: ExactDecimal): boolean {
  return one.coefficient === other.coefficient && one.exponent === other.exponent;
}

export function isWhole({ exponent }: ExactDecimal): boolean {
  return exponent >= 0;
}

/** Only for whole numbers. */
export function toBigInt({ coefficient, exponent }: ExactDecimal): bigint {
  return coefficient * 10n ** BigInt(exponent);
}

function normal(coefficient: bigint, exponent: number): ExactDecimal {
  const [, kept = "0", zeros = ""] = /^(-?\d*?)(0*)$/.exec(String(coefficient)) ?? [];
  return coefficient === 0n
    ? { coefficient, exponent: 0 }
    : { coefficient: BigInt(kept), exponent: exponent + zeros.length };
}
