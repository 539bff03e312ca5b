/** What stands beside an object is not what a provider of this runtime stored there. */
export class DamagedPrivateState extends Error {
  override readonly name = "DamagedPrivateState";
}

/** What a provider keeps beside an object. On the wire it is bytes of the provider's choice: JSON here. */
export class PrivateState {
  /** As JSON, made at once: a value that has none fails the resource's call, not the answer to Terraform. */
  private replacement: string | undefined;

  constructor(private readonly received: Uint8Array = new Uint8Array()) {}

  /** Null if nothing was kept. */
  get value(): unknown {
    if (this.replacement !== undefined) {
      return JSON.parse(this.replacement) as unknown;
    }
    return this.received.length === 0 ? null : parse(this.received);
  }

  /** Whether anything came in, be it null. */
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

  /** The same, but never nothing: where nothing was kept, null. */
  get presentBytes(): Uint8Array {
    const { bytes } = this;
    return bytes.length === 0 ? Buffer.from("null") : bytes;
  }
}

function parse(bytes: Uint8Array): unknown {
  const text = new TextDecoder("utf8", { fatal: true });
  try {
    return JSON.parse(text.decode(bytes)) as unknown;
  } catch (problem) {
    throw new DamagedPrivateState(problem instanceof SyntaxError ? "it is no JSON" : "it is no text");
  }
}
