/** Deterministic randomness: the same seed gives the same request ids, record ids and mail tokens. */
export class SeededRandom {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  uuid(): string {
    const hex = this.hex(32);
    const variant = "89ab".charAt(Number.parseInt(hex.charAt(16), 16) % 4);
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  }

  /** From 0 to less than 1. */
  fraction(): number {
    return this.next() / 2 ** 32;
  }

  digits(length: number): string {
    return Array.from({ length }, () => this.next() % 10).join("");
  }

  hex(length: number): string {
    let text = "";
    while (text.length < length) text += this.next().toString(16).padStart(8, "0");
    return text.slice(0, length);
  }

  /** One step of a 32-bit generator (Weyl sequence with a multiplicative mix): ample for ids in tests. */
  private next(): number {
    this.state = (this.state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) >>> 0;
  }
}
