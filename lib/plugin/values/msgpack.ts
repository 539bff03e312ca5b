import { decode, encode, ExtensionCodec } from "@msgpack/msgpack";
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

/** Bytes to plain data in which unknown values are {@link Unknown} and 64-bit integers are bigint. */
export function fromMsgpack(bytes: Uint8Array): unknown {
  return decode(bytes, { extensionCodec, useBigInt64: true });
}

export function toMsgpack(value: unknown): Uint8Array {
  return encode(value, { extensionCodec });
}
