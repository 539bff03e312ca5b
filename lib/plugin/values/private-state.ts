/** The note a provider keeps beside an object. On the wire it is bytes of the provider's choice: JSON here. */
export class PrivateState {
  /** The note as JSON, made at once: a value that has none fails the resource's call, not the answer to Terraform. */
  private replacement: string | undefined;

  constructor(private readonly received: Uint8Array = new Uint8Array()) {}

  /** Null if nothing was kept. */
  get value(): unknown {
    if (this.replacement !== undefined) {
      return JSON.parse(this.replacement) as unknown;
    }
    return this.received.length === 0
      ? null
      : (JSON.parse(Buffer.from(this.received).toString("utf8")) as unknown);
  }

  /** Whether anything came in, be it a note that says nothing. */
  get isThere(): boolean {
    return this.received.length > 0;
  }

  set(value: unknown): void {
    this.replacement = JSON.stringify(value ?? null);
  }

  /** What to hand back to Terraform: what was set, else what came in, byte for byte. */
  get bytes(): Uint8Array {
    return this.replacement === undefined
      ? this.received
      : this.replacement === "null"
        ? new Uint8Array()
        : Buffer.from(this.replacement);
  }

  /** The same, but never nothing: no note is then a note that says nothing. */
  get presentBytes(): Uint8Array {
    const { bytes } = this;
    return bytes.length === 0 ? Buffer.from("null") : bytes;
  }
}
