import { answer } from "../../lib/plugin/rpc/answer";
import { Connection } from "../../lib/plugin/rpc/connection";
import type { Host } from "../../lib/plugin/rpc/connection";
import { createCodec } from "../../lib/plugin/wire/codec";
import { terraformMessages } from "../../lib/plugin/wire/terraform-messages";
import type { FromTerraform, RpcName, ToTerraform } from "../../lib/plugin/wire/messages";

const codec = createCodec(terraformMessages);

/** There was no answer: the process has ended. */
export class PluginDied extends Error {}

/** One provider process with its one connection, as Terraform starts one for every provider block of a walk. */
export class PluginProcess {
  private readonly connection: Connection;
  private readonly death: Promise<never>;
  private die: (reason: PluginDied) => void = () => undefined;
  private alive = true;

  /** @param whenKilled told when it is */
  constructor(
    readonly host: Host,
    private readonly whenKilled: (process: PluginProcess) => void = () => undefined,
  ) {
    this.connection = new Connection(host);
    this.death = new Promise<never>((_resolve, reject) => (this.die = reject));
    this.death.catch(() => undefined);
  }

  get isAlive(): boolean {
    return this.alive;
  }

  /** One call, as bytes in both directions. @throws PluginDied */
  async call<Name extends RpcName>(
    name: Name,
    request: ToTerraform<`${Name}.Request`>,
  ): Promise<FromTerraform<`${Name}.Response`>> {
    if (!this.alive) {
      throw new PluginDied(name);
    }
    const arrived = codec.decode(`${name}.Request`, codec.encode(`${name}.Request`, request));
    const work = answer(this.connection, name, arrived);
    // Of a process that has died nobody hears any more.
    work.catch(() => undefined);
    const response = await Promise.race([work, this.death]);
    return codec.decode(`${name}.Response`, codec.encode(`${name}.Response`, response));
  }

  /** Signal 9: the call under way is never answered. */
  kill(): void {
    this.alive = false;
    this.whenKilled(this);
    this.die(new PluginDied("killed"));
  }

  /** Ctrl-C in Terraform. */
  stop(): void {
    this.connection.stop();
  }
}
