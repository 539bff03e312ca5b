import type { ServerResponse } from "node:http";
import { type Answer, statusOf } from "../answer";
import type { Body } from "../operations/operation";

export interface Envelope {
  readonly requestId: string;
  readonly host: string;
  readonly date: Date;
}

export function send(response: ServerResponse, answer: Answer, envelope: Envelope): void {
  if (answer.kind === "none") {
    response.socket?.destroy();
    return;
  }
  if (answer.kind === "silence") return;
  // Domain time is this header: node would put real time here.
  response.sendDate = false;
  response.writeHead(statusOf(answer), {
    date: envelope.date.toUTCString(),
    "content-type": "application/json;charset=utf-8",
    "x-acs-request-id": envelope.requestId,
    ...retryAfterHeader(answer),
  });
  response.end(contentOf(answer, envelope));
}

function retryAfterHeader(answer: Answer): Record<string, string> {
  const wait = answer.kind === "error" ? answer.retryAfter : undefined;
  return wait === undefined ? {} : { "x-acs-retry-after": String(wait) };
}

function contentOf(
  answer: Exclude<Answer, { kind: "none" | "silence" }>,
  { requestId, host }: Envelope,
): string {
  switch (answer.kind) {
    case "body":
      return bodyText(requestId, answer.body);
    case "truncated": {
      const whole = bodyText(requestId, answer.body);
      return whole.slice(0, whole.length / 2);
    }
    case "error":
      return JSON.stringify({
        RequestId: requestId,
        HostId: host,
        Code: answer.error.code,
        Message: answer.error.message,
        Recommend: `Look up ${answer.error.code} in the documentation of the API.`,
      });
    case "garbage":
      return "<html><body>A proxy got in the way.</body></html>";
  }
}

function bodyText(requestId: string, body: Body): string {
  return JSON.stringify({ RequestId: requestId, ...body });
}
