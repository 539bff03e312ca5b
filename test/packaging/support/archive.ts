import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";

const CENTRAL_HEADER = 0x02014b50;
const HEADER_LENGTH = 46;

/** The file modes that a zip carries, by name: the upper half of the external attributes in its central directory. */
export function modesIn(zip: Buffer): Readonly<Record<string, number>> {
  const modes: Record<string, number> = {};
  for (let at = zip.length - HEADER_LENGTH; at >= 0; at--) {
    if (zip.readUInt32LE(at) === CENTRAL_HEADER) {
      const name = zip.toString("utf8", at + HEADER_LENGTH, at + HEADER_LENGTH + zip.readUInt16LE(at + 28));
      modes[name] = zip.readUInt32LE(at + 38) >>> 16;
    }
  }
  return modes;
}

/** Unpacks as Terraform does, modes included. */
export function unpack(zip: Buffer, directory: string): void {
  mkdirSync(directory, { recursive: true });
  const modes = modesIn(zip);
  for (const [name, content] of Object.entries(unzipSync(zip))) {
    writeFileSync(join(directory, name), content);
    chmodSync(join(directory, name), (modes[name] ?? 0) & 0o777);
  }
}
