/** The frame of the demo's own pages: no scripts, no requests, a strict policy. */
import { HttpResponse } from 'msw'

/** Markup that is safe to send: made by `html` only. */
export type Html = { readonly markup: string }

/** A template whose values are escaped unless they are `Html` themselves. */
export function html(strings: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html {
  return { markup: strings.reduce((text, part, index) => `${text}${toMarkup(values[index - 1] ?? '')}${part}`) }
}

export interface PageOptions {
  status?: number
  footer?: string
  /** Where a form of the page may lead besides the page's own origin: browsers hold redirects to it, too. */
  formTarget?: string
}

export function pageResponse(title: string, content: Html, options: PageOptions = {}): Response {
  const { status = 200, footer = 'Tillway · Test mode: no money moves here.', formTarget } = options
  const nonce = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'${formTarget === undefined ? '' : ` ${new URL(formTarget).origin}`}; base-uri 'none'; frame-ancestors 'none'`
  const { markup } = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${{ markup: STYLE }}
        </style>
      </head>
      <body>
        <main>${content}</main>
        <footer>${footer}</footer>
      </body>
    </html>`
  return new HttpResponse(markup, {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': policy,
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

/** After a form: the browser asks again with GET, so that reloading sends nothing twice. */
export function seeOther(address: string): Response {
  return new HttpResponse(null, { status: 303, headers: { Location: address, 'Cache-Control': 'no-store' } })
}

function toMarkup(value: string | Html | readonly Html[]): string {
  if (typeof value === 'string') return value.replaceAll(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('')
}

const STYLE = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f4f5f7, #101214);
  --card: light-dark(#fff, #191c1f);
  --ink: light-dark(#16191d, #f1f3f5);
  --quiet: light-dark(#5b636e, #a3acb7);
  --line: light-dark(#e2e5ea, #2c3136);
  --accent: light-dark(#0b5c4f, #5fd0bb);
  --on-accent: light-dark(#fff, #06231e);
  --good: light-dark(#0b6b3a, #6fdc9c);
  --bad: light-dark(#a3261b, #ff9d92);
}
* { box-sizing: border-box; }
body {
  margin: 0; min-height: 100vh; display: grid; grid-template-rows: 1fr auto; justify-items: center;
  background: var(--ground); color: var(--ink); font: 15px/1.45 system-ui, sans-serif;
}
main {
  align-self: center; width: min(420px, calc(100% - 32px)); margin: 32px 0; padding: 28px;
  background: var(--card); border: 1px solid var(--line); border-radius: 14px;
  box-shadow: 0 1px 2px #0000000d, 0 12px 32px #00000014;
}
.merchant { display: flex; align-items: center; gap: 10px; margin: 0 0 20px; color: var(--quiet); overflow-wrap: anywhere; }
.mark { flex: none; display: grid; place-items: center; width: 32px; height: 32px; border-radius: 8px;
  background: var(--accent); color: var(--on-accent); font-weight: 700; }
h1 { margin: 0; font-size: 30px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
h1.word { font-size: 22px; }
p { margin: 8px 0 0; color: var(--quiet); overflow-wrap: anywhere; }
dl { margin: 20px 0 0; border-top: 1px solid var(--line); font-variant-numeric: tabular-nums; }
dl div { display: flex; justify-content: space-between; gap: 16px; padding: 10px 0; border-bottom: 1px solid var(--line); }
dt { color: var(--quiet); }
dd { margin: 0; text-align: end; overflow-wrap: anywhere; }
.total dt, .total dd { color: var(--ink); font-weight: 600; }
.card { display: flex; align-items: center; gap: 12px; margin-top: 20px; padding: 12px 14px; border: 1px solid var(--line); border-radius: 10px; }
.brand { padding: 2px 6px; border: 1px solid var(--line); border-radius: 4px; font-size: 11px; font-weight: 700; letter-spacing: 0.04em; }
.card span:last-child { margin-inline-start: auto; color: var(--quiet); }
form { display: grid; gap: 10px; margin-top: 20px; }
fieldset { display: grid; gap: 8px; margin: 0 0 10px; padding: 0; border: 0; }
legend { margin-bottom: 8px; padding: 0; color: var(--quiet); }
.choice { display: flex; align-items: center; gap: 12px; padding: 10px 14px; border: 1px solid var(--line); border-radius: 10px; cursor: pointer; }
.choice:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent); }
.choice input { flex: none; width: 18px; height: 18px; margin: 0; accent-color: var(--accent); }
.choice span { display: grid; font-weight: 600; }
.choice small { color: var(--quiet); font-size: 13px; font-weight: 400; }
button, .link {
  display: block; width: 100%; min-height: 46px; padding: 11px 16px; border: 1px solid transparent; border-radius: 10px;
  background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; text-align: center;
  text-decoration: none; cursor: pointer;
}
.link { margin-top: 20px; }
button.quiet { background: transparent; color: var(--quiet); border-color: var(--line); }
button:hover, .link:hover { filter: brightness(1.08); }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.sign { display: grid; place-items: center; width: 48px; height: 48px; margin-bottom: 16px; border-radius: 50%; font-size: 24px; border: 2px solid; }
.good { color: var(--good); }
.bad { color: var(--bad); }
footer { padding: 16px; color: var(--quiet); font-size: 12px; }
`
