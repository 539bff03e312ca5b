import type { Incoming, Outgoing } from "./fields";
import type { terraformMessages } from "./terraform-messages";

type Messages = typeof terraformMessages;

/** The calls Terraform makes. Each has a `.Request` and a `.Response` in the table. */
export type RpcName = {
  [M in keyof Messages]: M extends `${infer Rpc}.Request` ? Rpc : never;
}[keyof Messages];

/** A message of protocol 6 as it arrives. */
export type FromTerraform<Name extends keyof Messages> = Incoming<Messages, Name>;
/** A message of protocol 6 as it is answered. */
export type ToTerraform<Name extends keyof Messages> = Outgoing<Messages, Name>;

export type Request<Rpc extends RpcName> = FromTerraform<`${Rpc}.Request`>;
export type Response<Rpc extends RpcName> = ToTerraform<`${Rpc}.Response`>;
