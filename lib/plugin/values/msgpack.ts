import { Decoder, Encoder, ExtensionCodec } from "@msgpack/msgpack";
import type { AttributePath } from "../diagnostics";
import { ValueError } from "./conform";
import { isUnknown, UNKNOWN, Unknown } from "./unknown";

const EXT_UNKNOWN = 0;
const EXT_REFINED_UNKNOWN = 12;
const PLAIN_UNKNOWN = Uint8Array.of(0);

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: EXT_UNKNOWN,
  encode: (value) => (value instanceof Unknown && value.refinement === null ? PLAIN_UNKNOWN : null),
  decode: () => UNKNOWN,
});
extensionCodec.register({
  type: EXT_REFINED_UNKNOWN,
  encode: (value) => (value instanceof Unknown ? value.refinement : null),
  decode: (refinement) => new Unknown(Uint8Array.from(refinement)),
});

// Kept, since each new one allocates buffers.
const encoder = new Encoder({ extensionCodec });
const decoder = new Decoder({ extensionCodec, useBigInt64: true });

/** Bytes to plain data in which unknown values are {@link Unknown} and 64-bit integers are bigint. */
export function fromMsgpack(bytes: Uint8Array): unknown {
  try {
    return decoder.decode(bytes);
  } catch (problem) {
    throw new ValueError(
      pathOfForbiddenKey(bytes),
      `cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`,
    );
  }
}

/** No record of JavaScript should hold this key, and the decoder takes none. */
const FORBIDDEN_KEY = "__proto__";
const STAND_IN = "--proto--";

/** Where that key stands, found with another of the same length in its place; empty if it is not what was wrong. */
function pathOfForbiddenKey(bytes: Uint8Array): AttributePath {
  const renamed = Buffer.from(
    Buffer.from(bytes).toString("latin1").replaceAll(FORBIDDEN_KEY, STAND_IN),
    "latin1",
  );
  try {
    return pathOfKey(decoder.decode(renamed), []) ?? [];
  } catch {
    return [];
  }
}

function pathOfKey(data: unknown, path: AttributePath): AttributePath | undefined {
  const isList = Array.isArray(data);
  const parts = typeof data === "object" && data !== null && !isUnknown(data) ? Object.entries(data) : [];
  for (const [key, part] of parts) {
    const found = key === STAND_IN ? path : pathOfKey(part, [...path, isList ? Number(key) : key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function toMsgpack(value: unknown): Uint8Array {
  return encoder.encode(value);
}
