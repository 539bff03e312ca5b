import { Decoder, Encoder, ExtensionCodec } from "@msgpack/msgpack";
import { ValueError } from "./conform";
import { UNKNOWN, Unknown } from "./unknown";

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
    // Such as the key "__proto__", which no record of JavaScript should hold.
    throw new ValueError(
      [],
      `cannot be read: ${problem instanceof Error ? problem.message : String(problem)}`,
    );
  }
}

export function toMsgpack(value: unknown): Uint8Array {
  return encoder.encode(value);
}
