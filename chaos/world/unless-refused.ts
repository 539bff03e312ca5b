import { DirectoryError } from "../../lib/directory";

/** A call of somebody else. @returns whether the service took it */
export async function unlessRefused(call: () => Promise<unknown>): Promise<boolean> {
  try {
    await call();
    return true;
  } catch (error) {
    if (!(error instanceof DirectoryError)) throw error;
    return false;
  }
}
