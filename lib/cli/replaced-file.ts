import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Gives a file a new content, as a whole: whoever looks meanwhile, or after a crash, finds the one or the other. A link
 * stays one, and the file that it names keeps its mode.
 *
 * @param mode of a file that is not there yet
 */
export function replaceFile(path: string, text: string, mode = 0o666): void {
  const known = existsSync(path) ? statSync(path) : undefined;
  if (known?.isFile() === false) {
    // A pipe or a device, such as /dev/stdout, takes what is written and is no file to replace.
    writeFileSync(path, text);
    return;
  }
  const target = known === undefined ? path : realpathSync(path);
  const next = join(dirname(target), `.${basename(target)}.${process.pid}`);
  try {
    writeSynced(next, text, { mode });
    if (known !== undefined) chmodSync(next, known.mode);
    renameSync(next, target);
    syncDirectory(dirname(target));
  } finally {
    rmSync(next, { force: true });
  }
}

/** Returns once the content lasts. */
export function writeSynced(
  file: string,
  text: string,
  { flags = "w", mode }: { readonly flags?: string; readonly mode: number },
): void {
  const handle = openSync(file, flags, mode);
  try {
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** So that the new name lasts, too. Windows has no such call for directories, and needs none; nor has many a network's. */
function syncDirectory(directory: string): void {
  try {
    const handle = openSync(directory, "r");
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // The new content is in place, and lasts as soon as the file system writes what it holds.
  }
}
