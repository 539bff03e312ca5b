import { request } from "node:http";
import { isAnswer } from "./answer";
import type { Answer } from "./answer";
import { ApiError } from "./errors";
import type { RpcRequest } from "./rpc-request";

interface Reply {
  readonly status: number;
  readonly text: string;
}

/** Sends one request and reads its answer. Throws an `ApiError` for everything that is not a success. */
export async function exchange(operation: string, host: string, rpc: RpcRequest): Promise<Answer> {
  const { status, text } = await post(operation, host, rpc);
  const answer = parse(text);
  if (status >= 400 || answer === undefined) {
    throw refusal(operation, status, answer ?? {});
  }
  return answer;
}

function post(operation: string, host: string, rpc: RpcRequest): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const noAnswer = (cause: Error) => {
      reject(new ApiError(operation, null, "NoAnswer", `${host} gave no answer (${cause.message})`, null));
    };
    const outgoing = request(`http://${host}${rpc.path}`, {
      method: "POST",
      headers: rpc.headers,
      agent: false,
    });
    outgoing.once("error", noAnswer);
    outgoing.once("response", (incoming) => {
      let text = "";
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => (text += chunk));
      incoming.once("error", noAnswer);
      incoming.once("end", () => {
        resolve({ status: incoming.statusCode ?? 0, text });
      });
    });
    outgoing.end(rpc.body);
  });
}

function parse(text: string): Answer | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isAnswer(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refusal(operation: string, status: number, body: Answer): ApiError {
  const field = (name: string) => (typeof body[name] === "string" ? body[name] : null);
  return new ApiError(
    operation,
    status,
    field("Code") ?? "NoCode",
    field("Message") ?? "the answer was not JSON",
    field("RequestId"),
  );
}
