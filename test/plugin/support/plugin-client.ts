import { Client, credentials } from "@grpc/grpc-js";
import type { ChannelCredentials } from "@grpc/grpc-js";
import { decode, encode, ExtData } from "@msgpack/msgpack";
import { createCodec } from "../../../lib/plugin/wire/codec";
import { terraformMessages } from "../../../lib/plugin/wire/terraform-messages";
import type { FromTerraform, RpcName, ToTerraform } from "../../../lib/plugin/wire/messages";

const codec = createCodec(terraformMessages);

/** Unknown as Terraform writes it; and one that is refined to "not null, starts with b-". */
export const UNKNOWN_EXT = new ExtData(0, Uint8Array.of(0));
export const REFINED_EXT = new ExtData(
  12,
  encode(
    new Map<number, unknown>([
      [1, false],
      [2, "b-"],
    ]),
  ),
);

/** Calls a provider the way Terraform does, one message at a time. */
export class PluginClient {
  private readonly client: Client;

  constructor(address: string, security: ChannelCredentials = credentials.createInsecure()) {
    this.client = new Client(address, security, {
      "grpc.ssl_target_name_override": "localhost",
      "grpc.default_authority": "localhost",
      // Every client a connection of its own, as every provider configuration of Terraform has.
      "grpc.use_local_subchannel_pool": 1,
      "grpc.max_receive_message_length": -1,
    });
  }

  call<Name extends RpcName>(
    name: Name,
    request: ToTerraform<`${Name}.Request`>,
  ): Promise<FromTerraform<`${Name}.Response`>> {
    return this.unary(`/tfplugin6.Provider/${name}`, codec.encode(`${name}.Request`, request), (bytes) =>
      codec.decode(`${name}.Response`, bytes),
    );
  }

  /** Any method, in bytes. */
  unary<T>(path: string, request: Buffer, read: (bytes: Buffer) => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const deadline = Date.now() + 10_000;
      this.client.makeUnaryRequest(
        path,
        (bytes: Buffer) => bytes,
        read,
        request,
        { deadline },
        (error, answer) => {
          if (error !== null || answer === undefined) {
            reject(error ?? new Error("no answer"));
          } else {
            resolve(answer);
          }
        },
      );
    });
  }

  close(): void {
    this.client.close();
  }
}

/** A value as Terraform sends it. */
export function dynamic(value: unknown): ToTerraform<"DynamicValue"> {
  return { msgpack: encode(value) };
}

/** What an answered value holds; unknown values are {@link ExtData}. */
export function contentOf(value: FromTerraform<"DynamicValue"> | null): unknown {
  return value === null ? undefined : decode(value.msgpack);
}
