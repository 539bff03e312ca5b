/** Byte order marks of what some shells and spreadsheets write. */
const UTF_16 = [
  { mark: [0xff, 0xfe], encoding: "utf-16le" },
  { mark: [0xfe, 0xff], encoding: "utf-16be" },
] as const;

/**
 * The text of a file: UTF-8, or UTF-16 with its mark, as PowerShell writes what it redirects. Undefined for anything else,
 * such as the GBK of a spreadsheet, which would come out damaged.
 */
export function decodedText(bytes: Uint8Array): string | undefined {
  const marked = UTF_16.find(({ mark }) => mark.every((byte, index) => bytes[index] === byte));
  try {
    return new TextDecoder(marked?.encoding ?? "utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
