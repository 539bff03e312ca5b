import type { ServerResponse } from "node:http";
import type { RequestLog } from "../request-log";
import type { Cloud } from "../world/cloud";
import { actionOfLink } from "../world/mail-links";
import type { ApiRequest } from "./api-request";
import { answerOfConsole, type PageAnswer } from "./console";
import { HTML_HEADERS, html, page } from "./html";
import { mailboxPage } from "./mailbox-page";

/** What people open in a browser: the console, the mailbox, and the links of its mails. @returns false for anything else */
export function servePage(
  cloud: Cloud,
  log: RequestLog,
  request: ApiRequest,
  response: ServerResponse,
): boolean {
  const answer = answerOfConsole(cloud, log, request) ?? answerOfMailbox(cloud, request);
  if (answer === undefined) return false;
  response.sendDate = false;
  response.writeHead(answer.status, { date: cloud.clock.now().toUTCString(), ...answer.headers });
  response.end(answer.text);
  return true;
}

function answerOfMailbox(cloud: Cloud, { method, path }: ApiRequest): PageAnswer | undefined {
  if (method !== "GET") return undefined;
  if (path === "/mailbox") return { status: 200, headers: HTML_HEADERS, text: mailboxPage(cloud) };
  const [, token] = /^\/confirm\/([0-9a-f]+)$/.exec(path) ?? [];
  return token === undefined ? undefined : { headers: HTML_HEADERS, ...followLink(cloud, token) };
}

function followLink(cloud: Cloud, token: string): { status: number; text: string } {
  const confirm = actionOfLink(cloud, token);
  if (confirm === undefined) {
    return {
      status: 410,
      text: note("This link is not valid any more", "It was used, replaced or is too old."),
    };
  }
  confirm();
  return {
    status: 200,
    text: note("Confirmed", "The account has been upgraded or changed as the mail said."),
  };
}

function note(title: string, text: string): string {
  return page(
    title,
    html`<p>${text}</p>
      <p><a href="/mailbox">Back to the mailbox</a></p>`,
  );
}
