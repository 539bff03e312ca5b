/** An attempt is a counter that people raise by hand: 1, 2, 3. */
export function checkAttempt(value: number): string | undefined {
  return Number.isSafeInteger(value) && value >= 1
    ? undefined
    : "is not an attempt: write a whole number from 1 up";
}

/** A checker for a closed list of words. */
export function oneOf(...allowed: readonly string[]): (value: string) => string | undefined {
  const words = allowed.map((word) => `"${word}"`).join(", ");
  return (value) => (allowed.includes(value) ? undefined : `is not allowed: write one of ${words}`);
}
