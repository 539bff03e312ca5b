import type { Schema } from "../../lib/plugin";
import { encodeObject } from "../../lib/plugin/values/dynamic-value";
import type { ObjectValue } from "../../lib/plugin/values/value";
import type { FromTerraform, RpcName, ToTerraform } from "../../lib/plugin/wire/messages";
import type { PlannedChange } from "./change";
import { typeOf } from "./configuration";
import { fromProvider, halted, hasErrors, noAnswer } from "./messages";
import type { Message } from "./messages";
import { PluginDied } from "./plugin-process";
import type { PluginProcess } from "./plugin-process";

/** What Terraform is asking a provider at this moment. */
export interface Question {
  readonly rpc: RpcName;
  readonly address: string;
  /** The object that it is about, as it is planned or as it was; null if there is none yet. */
  readonly values: ObjectValue | null;
  /** What is being applied; null outside of an apply. */
  readonly change: PlannedChange | null;
}

/** Where Terraform runs: who starts its providers, and who watches. */
export interface Surroundings {
  /** Starts the process of a provider block. */
  start(alias: string): PluginProcess;
  /** The arguments of that provider block. */
  providerArguments(alias: string): ObjectValue;
  /** Makes a call of Terraform when it is its turn. */
  asks<T>(question: Question, process: PluginProcess, call: () => Promise<T>): Promise<T>;
  /** The object that the provider answered with; null if there is none. */
  hears(question: Question, values: ObjectValue | null): void;
}

/** Terraform itself was killed. */
export class TerraformDied extends Error {}

/** One resource could not be walked to its end; why stands in the messages of the walk. */
export class NodeFailed extends Error {}

/** One way through the graph of resources, with provider processes of its own. */
export class Walk {
  readonly messages: Message[] = [];
  private readonly processes = new Map<string, PluginProcess>();
  private readonly configured = new Map<string, Promise<void>>();
  private isStopped = false;
  private isDead = false;

  constructor(readonly surroundings: Surroundings) {}

  /** Ctrl-C: the call under way may end, nothing else begins. */
  interrupt(): void {
    this.isStopped = true;
    this.processes.forEach((process) => {
      process.stop();
    });
  }

  /** Signal 9, for Terraform and its providers. */
  die(): void {
    this.isDead = true;
    this.close();
  }

  /** Terraform ends its providers when a walk is over. */
  close(): void {
    this.processes.forEach((process) => {
      process.kill();
    });
  }

  /** Before each thing that is done to a resource. @throws NodeFailed after Ctrl-C */
  checkpoint(address: string): void {
    if (this.isStopped) {
      this.fail(halted(address));
    }
  }

  async schemaOf(address: string, alias: string): Promise<Schema> {
    const { host } = await this.processOf(address, alias);
    const schema = host.resources.get(typeOf(address))?.schema;
    if (schema === undefined) {
      throw new Error(`The provider has no ${typeOf(address)}.`);
    }
    return schema;
  }

  /** @throws PluginDied, TerraformDied */
  async ask<Name extends RpcName>(
    alias: string,
    question: Question & { readonly rpc: Name },
    request: ToTerraform<`${Name}.Request`>,
  ): Promise<FromTerraform<`${Name}.Response`>> {
    const process = await this.processOf(question.address, alias);
    try {
      return await this.surroundings.asks(question, process, () => process.call(question.rpc, request));
    } catch (error) {
      throw this.isDead ? new TerraformDied() : error;
    }
  }

  /** As {@link ask}, for calls whose failure ends the work on the resource. @throws NodeFailed, TerraformDied */
  async demand<Name extends RpcName>(
    alias: string,
    question: Question & { readonly rpc: Name },
    request: ToTerraform<`${Name}.Request`>,
  ): Promise<FromTerraform<`${Name}.Response`>> {
    try {
      const response = await this.ask(alias, question, request);
      this.report(question.address, response);
      return response;
    } catch (error) {
      throw error instanceof PluginDied ? this.fail(noAnswer(question.address)) : error;
    }
  }

  /** @throws NodeFailed */
  fail(message: Message): never {
    this.messages.push(message);
    throw new NodeFailed(message.summary);
  }

  private report(address: string, response: object): void {
    const { diagnostics = [] } = response as { diagnostics?: readonly FromTerraform<"Diagnostic">[] };
    const said = fromProvider(address, diagnostics);
    this.messages.push(...said);
    if (hasErrors(said)) {
      throw new NodeFailed("the provider reports an error");
    }
  }

  private async processOf(address: string, alias: string): Promise<PluginProcess> {
    if (this.isDead) {
      throw new TerraformDied();
    }
    const process = this.processes.get(alias) ?? this.surroundings.start(alias);
    this.processes.set(alias, process);
    const configured = this.configured.get(alias) ?? this.configure(process, address, alias);
    this.configured.set(alias, configured);
    await configured;
    return process;
  }

  /** Whatever is wrong with the provider block is said once, about the resource that was first. */
  private async configure(process: PluginProcess, address: string, alias: string): Promise<void> {
    const { schema } = process.host.provider;
    const config = encodeObject(schema, this.surroundings.providerArguments(alias));
    this.report(address, await process.call("ValidateProviderConfig", { config }));
    this.report(address, await process.call("ConfigureProvider", { terraform_version: "1.11.4", config }));
  }
}
