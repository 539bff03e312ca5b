import type { ServerResponse } from "node:http";
import { type Answer, statusOf } from "../answer";

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
  // Domain time is this header: node would put real time here.
  response.sendDate = false;
  response.writeHead(statusOf(answer), {
    date: envelope.date.toUTCString(),
    "content-type": "application/json;charset=utf-8",
    "x-acs-request-id": envelope.requestId,
  });
  response.end(contentOf(answer, envelope));
}

function contentOf(answer: Exclude<Answer, { kind: "none" }>, { requestId, host }: Envelope): string {
  switch (answer.kind) {
    case "body":
      return JSON.stringify({ RequestId: requestId, ...answer.body });
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
