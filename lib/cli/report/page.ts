import { createHash } from "node:crypto";
import { hasInvisible, safeText } from "../../rules";
import { hasLapsed } from "../pending/step";
import type { Step } from "../pending/step";
import { Html, html } from "./html";
import type { FolderNode, MemberNode, Report } from "./report";
import { SCRIPT } from "./script";
import { STYLE } from "./style";

export interface PageOptions {
  readonly madeAt: Date;
  readonly showAddresses: boolean;
}

/** One page with all that it needs: it loads nothing, and may load nothing. */
export function reportPage(report: Report, { madeAt, showAddresses }: PageOptions): string {
  const page = new Page(showAddresses);
  const title = `Resource Directory ${report.directoryId}`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy()}" />
        <title>${title}</title>
        ${new Html(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p class="quiet">
            As it was read at
            <time datetime="${madeAt.toISOString()}"
              >${madeAt.toISOString().slice(0, 16).replace("T", " ")} UTC</time
            >.
          </p>
          ${numbers(report)}
        </header>
        <main>
          ${page.steps("Waited for", report.open)} ${page.steps("Lapsed, declined or gone", report.over)}
          <section>
            <h2>Folders and members</h2>
            ${tools(report)}
            <p id="said" role="status" class="quiet"></p>
            <ul class="tree">
              ${page.folder(report.root, true)}
            </ul>
          </section>
        </main>
        ${SCRIPT_ELEMENT}
      </body>
    </html> `.text;
}

/** Whole, because a formatter of templates would change the script inside, and with it its hash. */
const SCRIPT_ELEMENT = new Html(`<script>${SCRIPT}</script>`);

/** Nothing from anywhere, and no script but the one of this page. */
function contentSecurityPolicy(): string {
  const hash = createHash("sha256").update(SCRIPT).digest("base64");
  return `default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
}

function numbers({ memberCount, folderCount, open, over, unmanagedCount }: Report): Html {
  const all: readonly (readonly [string, number])[] = [
    ["Members", memberCount],
    ["Folders", folderCount],
    ["Waited for", open.length],
    ["Lapsed or gone", over.length],
    ...(unmanagedCount === null ? [] : [["In no state", unmanagedCount] as const]),
  ];
  return html`<dl class="numbers">
    ${all.map(
      ([name, count]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${count}</dd>
        </div>`,
    )}
  </dl>`;
}

function tools({ unmanagedCount }: Report): Html {
  const choices: readonly (readonly [string, string])[] = [
    ["all", "Everything"],
    ["wait", "Waited for"],
    ["over", "Lapsed or gone"],
    ...(unmanagedCount === null ? [] : [["none", "In no state"] as const]),
  ];
  return html`<div id="tools" class="tools" hidden>
    <div>
      <label for="search">Search by name, id or address in the code</label
      ><input type="search" id="search" autocomplete="off" />
    </div>
    <fieldset>
      <legend>Show</legend>
      ${choices.map(
        ([value, label], index) =>
          html`<label
            ><input
              type="radio"
              name="show"
              value="${value}"
              ${new Html(index === 0 ? " checked" : "")}
            />${label}</label
          >`,
      )}
    </fieldset>
    <div>
      <button type="button" id="unfold">Unfold all</button> <button type="button" id="fold">Fold all</button>
    </div>
  </div>`;
}

/** What shows names and addresses, which may be masked. */
class Page {
  constructor(private readonly showAddresses: boolean) {}

  steps(title: string, steps: readonly Step[]): Html {
    const id = title.toLowerCase().replace(/\W+/g, "-");
    return html`<section>
      <h2 id="${id}">${title}</h2>
      ${steps.length === 0 ? html`<p>Nobody and nothing.</p>` : this.table(id, steps)}
    </section> `;
  }

  folder(folder: FolderNode, isRoot = false): Html {
    const { id, name, isManaged, folders, members, memberCount } = folder;
    const badge = isManaged ? new Html("") : html` <span class="badge none">in no state</span>`;
    const count = memberCount === 1 ? "1 member" : `${memberCount} members`;
    return html`<li
      data-folder
      data-text="${textFor(this.fit(name), id)}"
      data-kinds="${isManaged ? "" : "none"}"
    >
      <details open${new Html(isRoot ? " data-root" : "")}>
        <summary>${this.fit(name)} <span class="quiet">(${count})</span>${badge}</summary>
        <ul>
          ${folders.map((below) => this.folder(below))}${members.map((member) => this.member(member))}
        </ul>
      </details>
    </li> `;
  }

  private member({ account, isManaged, steps }: MemberNode): Html {
    const kinds = [
      ...steps.map((step) => (hasLapsed(step) ? "over" : "wait")),
      ...(isManaged ? [] : ["none"]),
    ];
    const text = textFor(
      this.fit(account.displayName),
      account.accountId,
      ...steps.map(({ address }) => this.fit(address ?? "")),
    );
    return html`<li data-member class="member" data-text="${text}" data-kinds="${kinds.join(" ")}">
      <span>${this.fit(account.displayName)}</span><span class="id">${account.accountId}</span
      ><span class="quiet">${TYPES[account.type]}</span>
      ${steps.map((step) => this.badge(step))}${isManaged ? new Html("") : html`<span class="badge none">in no state</span>`}
    </li> `;
  }

  private badge(step: Step): Html {
    const until = step.until === null ? "" : ` until ${minuteOf(step.until)}`;
    return hasLapsed(step)
      ? html`<span class="badge over">${step.step} ${step.status}</span>`
      : html`<span class="badge wait">${step.step} ${step.status}${until}</span>`;
  }

  private table(id: string, steps: readonly Step[]): Html {
    return html`<div class="scroll" tabindex="0" role="region" aria-labelledby="${id}">
      <table>
        ${COLUMNS}
        <tbody>
          ${steps.map((step) => this.row(step))}
        </tbody>
      </table>
    </div>`;
  }

  private row(step: Step): Html {
    const { member, since, until, next, address } = step;
    const who = member.name ?? (member.id === null ? "not known yet" : "");
    const id = member.id === null ? new Html("") : html` <span class="id">${member.id}</span>`;
    const where = address === null ? new Html("") : html`<br /><code>${this.fit(address)}</code>`;
    const text = textFor(this.fit(who), member.id ?? "", this.fit(address ?? ""));
    return html`<tr data-text="${text}">
      <th scope="row">${this.fit(who)}${id}</th>
      <td>${step.step}: ${step.status}</td>
      <td>${this.fit(step.who)}</td>
      <td>${timeOf(since)}</td>
      <td>${timeOf(until)}</td>
      <td>${this.fit(next)}${where}</td>
    </tr> `;
  }

  private fit(text: string): string {
    return this.showAddresses && !hasInvisible(text) ? text : safeText(text);
  }
}

const TYPES = { ResourceAccount: "resource account", CloudAccount: "cloud account" } as const;

const COLUMNS = html`<thead>
  <tr>
    ${["Account", "Step", "Who", "Since", "Until", "What to do"].map((name) => html`<th scope="col">${name}</th>`)}
  </tr>
</thead>`;

/** What a search looks in. */
function textFor(...parts: readonly string[]): string {
  return parts.join(" ").toLowerCase();
}

function timeOf(time: string | null): Html {
  return time === null
    ? html`<span class="quiet">not known</span>`
    : html`<time datetime="${time}">${minuteOf(time)}</time>`;
}

function minuteOf(time: string): string {
  return time.replace("T", " ").replace(/:\d\d(?:\.\d+)?Z$/, " UTC");
}
