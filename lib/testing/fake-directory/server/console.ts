import type { RequestLog } from "../request-log";
import type { Cloud } from "../world/cloud";
import { World } from "../world/world";
import type { ApiRequest } from "./api-request";
import { act } from "./console-actions";
import { consolePage } from "./console-page";
import { HTML_HEADERS, html, page } from "./html";

/** What a browser or script is answered. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

const JSON_TYPE = "application/json;charset=utf-8";

/**
 * The page on which one person plays all others, and the same for scripts: `GET /console`, `GET /console.json`, and
 * `POST /console/ACTION` with a form or JSON. Undefined for anything else.
 */
export function answerOfConsole(cloud: Cloud, log: RequestLog, request: ApiRequest): PageAnswer | undefined {
  const { method, path } = request;
  if (method === "GET" && path === "/console") return htmlAnswer(200, consolePage(cloud, log));
  if (method === "GET" && path === "/console.json") return jsonAnswer(200, stateOf(cloud, log));
  const [, action] = /^\/console\/([a-z-]+)$/.exec(path) ?? [];
  return method === "POST" && action !== undefined ? answerOfAction(cloud, request, action) : undefined;
}

function answerOfAction(cloud: Cloud, request: ApiRequest, action: string): PageAnswer {
  const isScript = request.headers["content-type"]?.startsWith("application/json") ?? false;
  try {
    act(cloud, action, isScript ? jsonParameters(request.body) : request.form);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return isScript ? jsonAnswer(409, { error: text }) : htmlAnswer(409, refusalPage(text));
  }
  // See Other: reloading the page does nothing a second time.
  return isScript
    ? jsonAnswer(200, { done: action })
    : { status: 303, headers: { location: "/console" }, text: "" };
}

function jsonParameters(body: Buffer): Record<string, string> {
  const value: unknown = JSON.parse(body.toString("utf8") || "{}");
  if (typeof value !== "object" || value === null) throw new Error("A JSON object is wanted.");
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, String(item)]));
}

/** Mails with their links, invitations, members and requests; nothing here is a secret elsewhere. */
function stateOf(cloud: Cloud, log: RequestLog): unknown {
  const { members, handshakes } = new World(cloud);
  const { mails, textMessages } = cloud.mailbox;
  return { now: cloud.clock.now(), mails, textMessages, handshakes, members, requests: log.all };
}

function refusalPage(text: string): string {
  return page(
    "That cannot be done",
    html`<p>${text}</p>
      <p><a href="/console">Back to the console</a></p>`,
  );
}

function htmlAnswer(status: number, text: string): PageAnswer {
  return { status, headers: HTML_HEADERS, text };
}

function jsonAnswer(status: number, value: unknown): PageAnswer {
  const headers = { "content-type": JSON_TYPE, "cache-control": "no-store" };
  return { status, headers, text: `${JSON.stringify(value, null, 2)}\n` };
}
