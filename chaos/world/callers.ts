import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import httpx from "httpx";
import type { PluginProcess } from "../terraform/plugin-process";
import type { Question } from "../terraform/walk";

/** Whose work it is: what Terraform has asked, and which process answers it. */
export interface Caller {
  readonly question: Question;
  readonly process: PluginProcess;
}

/** The caller for whom the code that runs at the moment works, and who lets its requests through. */
export const callers = new AsyncLocalStorage<Caller & { readonly exchange: Exchange }>();

/** Sends one request and hands out its answer. */
type Exchange = (send: () => Promise<IncomingMessage>) => Promise<IncomingMessage>;

/** Every request of the SDK is sent by this function; those for nobody go on at once. */
const send = httpx.request;
(httpx as { request: typeof send }).request = (url, options) => {
  const caller = callers.getStore();
  return caller === undefined
    ? send(url, options)
    : caller.exchange(async () => wholeAnswer(await send(url, options)));
};

/** The answer with its body in hand, so that reading it later waits for nothing; broken off where it was. */
async function wholeAnswer(answer: IncomingMessage): Promise<IncomingMessage> {
  const chunks: Buffer[] = [];
  let problem: Error | undefined;
  try {
    for await (const chunk of answer) {
      chunks.push(chunk as Buffer);
    }
  } catch (error) {
    problem = error as Error;
  }
  const body = new Readable({
    read() {
      const chunk = chunks.shift();
      if (chunk === undefined && problem !== undefined) this.destroy(problem);
      else this.push(chunk ?? null);
    },
  });
  const { statusCode, statusMessage, headers, socket } = answer;
  return Object.assign(body, {
    statusCode,
    statusMessage,
    headers,
    socket,
  }) as unknown as IncomingMessage;
}
