import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { inflateRawSync } from "node:zlib";

const END_OF_DIRECTORY = 0x06054b50;
const END_LENGTH = 22;
const ENTRY_LENGTH = 46;
const LOCAL_HEADER_LENGTH = 30;

/**
 * Unpacks a provider's archive as Terraform does, run bits included: flat, deflated, without comment or encryption, as
 * the build has made it.
 */
export function unpack(archive: string, directory: string): void {
  const zip = readFileSync(archive);
  const end = zip.length - END_LENGTH;
  if (end < 0 || zip.readUInt32LE(end) !== END_OF_DIRECTORY) {
    throw new Error(`${archive} is no whole zip.`);
  }
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = basename(zip.toString("utf8", at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
    const mode = (zip.readUInt32LE(at + 38) >>> 16) & 0o777;
    writeFileSync(join(directory, name), contentAt(zip, at), { mode });
    at += ENTRY_LENGTH + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
}

/** The content of the file whose entry in the directory is here. */
function contentAt(zip: Buffer, entry: number): Buffer {
  const local = zip.readUInt32LE(entry + 42);
  const start = local + LOCAL_HEADER_LENGTH + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(start, start + zip.readUInt32LE(entry + 20));
  const isStored = zip.readUInt16LE(entry + 10) === 0;
  return isStored ? bytes : inflateRawSync(bytes);
}
