/** How the page looks: on a screen in both colour schemes, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1b1f24; --quiet: #57606a; --line: #d0d7de; --panel: #f6f8fa;
  --wait: #7a4b00; --wait-panel: #fff4d6; --over: #a40e26; --over-panel: #ffebe9; --none: #5a3fae; --none-panel: #f3eeff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1318; --text: #e6edf3; --quiet: #9aa5b1; --line: #343c46; --panel: #171c23;
    --wait: #f0c36d; --wait-panel: #2d2410; --over: #ff9d95; --over-panel: #341516; --none: #c4b1ff; --none-panel: #241d3d;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 70rem; padding: 1.5rem; background: var(--page); color: var(--text); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
.quiet { color: var(--quiet); }
.numbers { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .75rem; margin: 1rem 0; padding: 0; }
.numbers div { background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; padding: .5rem .75rem; }
.numbers dt { color: var(--quiet); font-size: .875rem; }
.numbers dd { margin: 0; font-size: 1.5rem; font-weight: 600; }
.tools { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: end; padding: .75rem; background: var(--panel); border: 1px solid var(--line); border-radius: .5rem; }
.tools label { display: block; font-size: .875rem; }
.tools input[type=search] { font: inherit; width: 18rem; max-width: 100%; padding: .35rem .5rem; color: inherit; background: var(--page); border: 1px solid var(--quiet); border-radius: .35rem; }
fieldset { border: 0; margin: 0; padding: 0; }
.tools fieldset label { display: inline-flex; gap: .35rem; align-items: center; margin-right: .9rem; font-size: 1rem; }
legend { font-size: .875rem; padding: 0; }
button { font: inherit; padding: .35rem .75rem; color: inherit; background: var(--page); border: 1px solid var(--quiet); border-radius: .35rem; }
:focus-visible { outline: 3px solid var(--none); outline-offset: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: start; vertical-align: top; padding: .4rem .6rem; border-block-end: 1px solid var(--line); overflow-wrap: break-word; }
th { font-weight: 600; }
.tree, .tree ul { list-style: none; margin: 0; padding: 0; }
.tree ul { margin-inline-start: .6rem; padding-inline-start: .9rem; border-inline-start: 1px solid var(--line); }
summary { cursor: pointer; padding: .2rem 0; font-weight: 600; }
.member { display: flex; flex-wrap: wrap; align-items: baseline; gap: .1rem .6rem; padding: .25rem 0; overflow-wrap: anywhere; }
.id, code { font: .9em ui-monospace, monospace; color: var(--quiet); }
.id { white-space: nowrap; }
td code { overflow-wrap: anywhere; }
.badge { display: inline-block; border: 1px solid; border-radius: 1rem; padding: 0 .55rem; font-size: .875rem; font-weight: 400; }
.wait { color: var(--wait); background: var(--wait-panel); }
.over { color: var(--over); background: var(--over-panel); }
.none { color: var(--none); background: var(--none-panel); }
[hidden] { display: none !important; }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  .tools { display: none; }
  li, tr { break-inside: avoid; }
  .badge { background: none; }
}
`;
