const STYLE = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
article { border: 1px solid #8886; border-radius: .5rem; padding: .75rem 1rem; margin: 1rem 0; }
article h2 { font-size: 1.1rem; margin: 0 0 .5rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; margin: 0 0 .5rem; }
dt { opacity: .75; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; padding: .25rem .5rem; border-block-end: 1px solid #8886; overflow-wrap: break-word; }
form { display: inline; }
`;

/** Text that has been made safe to stand in a page. */
export interface Html {
  readonly html: string;
}

/** A template of HTML: whatever is inserted is escaped, unless it is HTML itself. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | Html | Html[])[]): Html {
  const inserted = values.map((value) =>
    [value]
      .flat()
      .map((item) => (typeof item === "string" ? escaped(item) : item.html))
      .join("\n"),
  );
  return { html: String.raw({ raw: strings }, ...inserted) };
}

export const HTML_HEADERS: Readonly<Record<string, string>> = {
  "content-type": "text/html;charset=utf-8",
  "content-security-policy":
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  "cache-control": "no-store",
};

/** A whole page, with nothing to be loaded from elsewhere. */
export function page(title: string, content: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.html;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
