import { renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";

/**
 * Writes a file under another name and moves it into place: whoever reads it meanwhile sees the old or the new one whole,
 * and of several writers the last one wins.
 *
 * @param write writes the content to the path that it is given
 */
export function replaceFile(path: string, write: (temporary: string) => void): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}`);
  try {
    write(temporary);
    renameSync(temporary, path);
  } finally {
    // A file that is renamed onto another link of itself stays where it was.
    rmSync(temporary, { force: true });
  }
}
