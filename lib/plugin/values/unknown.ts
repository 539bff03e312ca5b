/**
 * A value that Terraform will only know after apply. Terraform may narrow it ("not null", "starts with b-");
 * the refinement is kept as it came, so that a value handed back unchanged stays unchanged.
 */
export class Unknown {
  constructor(readonly refinement: Uint8Array | null = null) {}

  toString(): string {
    return "(known after apply)";
  }
}

/** The plain unknown, without refinement. */
export const UNKNOWN = new Unknown();

/** Whether Terraform does not know this value yet. */
export function isUnknown(value: unknown): value is Unknown {
  return value instanceof Unknown;
}

/** Whether the value is neither null nor unknown. */
export function isKnown<T>(value: T | Unknown | null | undefined): value is Exclude<T, Unknown | null> {
  return value !== null && value !== undefined && !isUnknown(value);
}
