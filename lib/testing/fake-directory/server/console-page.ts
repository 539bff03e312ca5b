import type { LoggedRequest, RequestLog } from "../request-log";
import type { Cloud } from "../world/cloud";
import type { Handshake } from "../world/entities";
import { actionOfLink } from "../world/mail-links";
import { World } from "../world/world";
import type { MemberSnapshot } from "../world/world-view";
import { type Html, html, page } from "./html";

const SHOWN_REQUESTS = 50;

/** The fake at a glance, with a button for whatever somebody could do now. Plain forms: it needs no script. */
export function consolePage(cloud: Cloud, log: RequestLog): string {
  const { members, handshakes } = new World(cloud);
  const now = cloud.clock.now().toISOString();
  return page(
    "Console of the fake directory",
    html`<p>By its clock it is <time datetime="${now}">${now}</time>.</p>
      ${button("advance", { hours: "1" }, "Let an hour pass")}
      ${button("advance", { hours: "24" }, "Let a day pass")}
      ${section("Mails", ["To", "About", "Sent", ""], mailRows(cloud))}
      <p><a href="/mailbox">The mails in full, and codes sent to phones</a></p>
      ${section("Invitations", ["To", "Status", "Until", ""], handshakes.map(handshakeRow).reverse())}
      ${section("Members", ["Name", "Account", "Type", "Status", ""], members.map(memberRow))}
      ${section("Requests", ["At", "Caller", "Operation", "Answer"], requestRows(log))}`,
  );
}

function mailRows(cloud: Cloud): Html[] {
  return cloud.mailbox.mails
    .map((mail) => {
      const isOpen = actionOfLink(cloud, mail.link.split("/").at(-1) ?? "") !== undefined;
      const open = isOpen ? button("confirm", { link: mail.link }, "Open the link") : "not valid any more";
      return row([mail.to, `${mail.kind} of ${mail.accountId}`, mail.sentAt.toISOString(), open]);
    })
    .reverse();
}

function handshakeRow({ id, targetEntity, status, expireTime }: Handshake): Html {
  const buttons = html`${button("accept", { handshake: id }, "Accept")}
  ${button("decline", { handshake: id }, "Decline")} ${button("cancel", { handshake: id }, "Cancel")}`;
  return row([targetEntity, status, expireTime.toISOString(), status === "Pending" ? buttons : ""]);
}

function memberRow({ displayName, accountId, type, status }: MemberSnapshot): Html {
  const action = type === "CloudAccount" ? "remove" : "delete";
  const label = type === "CloudAccount" ? "Remove from the directory" : "Delete the account";
  return row([displayName, accountId, type, status, button(action, { member: accountId }, label)]);
}

/** The newest first. */
function requestRows(log: RequestLog): Html[] {
  return log.all.slice(-SHOWN_REQUESTS).map(requestRow).reverse();
}

function requestRow({ at, callerName, operation, version, status, code }: LoggedRequest): Html {
  const answer = status === 0 ? "none" : [String(status), code ?? ""].join(" ");
  return row([at.toISOString(), callerName ?? "unknown", `${operation} (${version})`, answer]);
}

function section(title: string, columns: readonly string[], rows: Html[]): Html {
  if (rows.length === 0)
    return html`<h2>${title}</h2>
      <p>None yet.</p>`;
  return html`<h2>${title}</h2>
    <table>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>`;
}

function row(cells: readonly (string | Html)[]): Html {
  return html`<tr>
    ${cells.map((cell) => html`<td>${cell}</td>`)}
  </tr>`;
}

function button(action: string, parameters: Readonly<Record<string, string>>, label: string): Html {
  const fields = Object.entries(parameters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return html`<form method="post" action="/console/${action}">${fields}<button>${label}</button></form>`;
}
