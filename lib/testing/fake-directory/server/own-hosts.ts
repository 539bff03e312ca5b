import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";

const OWN_HOST = /^(localhost|([\w-]+\.)+localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * A web page from elsewhere can have its own name resolve to this machine (DNS rebinding) and then send what it likes,
 * with its name as the host; and it can send forms to this machine, with itself as the origin. It must neither read mails
 * nor do anything.
 */
export function isOfThisMachine({ host, origin }: IncomingHttpHeaders): boolean {
  return (
    OWN_HOST.test(host ?? "") && (origin === undefined || OWN_HOST.test(origin.replace(/^http:\/\//, "")))
  );
}

export function refuseForeignHost({ headers }: IncomingMessage, response: ServerResponse): void {
  const text = `This is a fake directory for this machine alone. It answers to 127.0.0.1 and localhost, not to ${JSON.stringify(headers.host ?? "")}.\n`;
  response.writeHead(421, { "content-type": "text/plain;charset=utf-8", connection: "close" });
  response.end(text);
}
