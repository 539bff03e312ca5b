import { createHash } from "node:crypto";
import { unzipSync } from "fflate";

/**
 * What a lock file may say of a provider's archive, so that a machine need not trust the place it installs from.
 *
 * `h1:` is of the files inside, by name and content, and so the same packed and unpacked; `zh:` is of the archive.
 */
export function lockHashes(archive: Uint8Array): readonly string[] {
  return [`h1:${contentHash(archive)}`, `zh:${sha256(archive).toString("hex")}`];
}

/** The directory hash of Go's modules, in its first version. */
function contentHash(archive: Uint8Array): string {
  const files = Object.entries(unzipSync(archive)).sort(([one], [other]) => (one < other ? -1 : 1));
  const lines = files.map(([name, content]) => `${sha256(content).toString("hex")}  ${name}\n`);
  return sha256(Buffer.from(lines.join(""))).toString("base64");
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}
