import type { Mail, TextMessage } from "../mailbox";
import type { Cloud } from "../world/cloud";
import { actionOfLink } from "../world/mail-links";
import { type Html, html, page } from "./html";

const SUBJECTS: Readonly<Record<Mail["kind"], string>> = {
  promotion: "Confirm that the account becomes a cloud account",
  creation: "Confirm your new account",
  "email-change": "Confirm the new address of the account",
};

/** All that was sent to people, newest first: a person plays the addressee here and follows the links. */
export function mailboxPage(cloud: Cloud): string {
  const { mails, textMessages } = cloud.mailbox;
  const entries = [
    ...mails.map((mail) => ({ at: mail.sentAt, entry: mailEntry(cloud, mail) })),
    ...textMessages.map((message) => ({ at: message.sentAt, entry: textEntry(cloud, message) })),
  ];
  const newestFirst = entries.reverse().sort((one, other) => other.at.getTime() - one.at.getTime());
  const now = cloud.clock.now().toISOString();
  return page(
    "Mailbox of the fake directory",
    html`<p>
        Nothing leaves this machine: here is what the service would have sent. By its clock it is
        <time datetime="${now}">${now}</time>.
      </p>
      ${newestFirst.length === 0 ? html`<p>No mail yet. Reload the page when something was sent.</p>` : newestFirst.map(({ entry }) => entry)}`,
  );
}

function mailEntry(cloud: Cloud, mail: Mail): Html {
  const token = mail.link.split("/").at(-1) ?? "";
  const isOpen = actionOfLink(cloud, token) !== undefined;
  const call = isOpen
    ? html`<p><a href="${mail.link}">Confirm as ${mail.to}</a></p>`
    : html`<p>The link in this mail is not valid any more.</p>`;
  return entry(cloud, mail, SUBJECTS[mail.kind], call);
}

function textEntry(cloud: Cloud, message: TextMessage): Html {
  return entry(
    cloud,
    message,
    "Verification code",
    html`<p>Your code is <strong>${message.code}</strong>.</p>`,
  );
}

function entry(cloud: Cloud, sent: Omit<TextMessage, "code">, subject: string, content: Html): Html {
  const sentAt = sent.sentAt.toISOString();
  const name = cloud.members.get(sent.accountId)?.displayName;
  const account = name === undefined ? sent.accountId : `${name} (${sent.accountId})`;
  return html`<article>
    <h2>${subject}</h2>
    <dl>
      <dt>To</dt>
      <dd>${sent.to}</dd>
      <dt>Account</dt>
      <dd>${account}</dd>
      <dt>Sent</dt>
      <dd><time datetime="${sentAt}">${sentAt}</time></dd>
    </dl>
    ${content}
  </article>`;
}
