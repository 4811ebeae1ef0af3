/** How the report looks: plain type, and colour for the verdict alone. */

export const STYLE = `
:root { --error: #b00020; --warning: #a85b00; --note: #5b6770; --passed: #1d6b3a; --line: #d5dade; --soft: #5b6770; }
* { box-sizing: border-box; }
body { margin: 0; font: 14px/1.45 system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif; color: #1b2126; background: #fff; }
header { padding: 28px 40px 24px; color: #fff; }
header.passed { background: var(--passed); }
header.failed { background: var(--error); }
header p { color: inherit; }
.kicker { margin: 0; font-size: 12px; letter-spacing: .08em; text-transform: uppercase; opacity: .85; }
h1 { margin: 2px 0 4px; font-size: 32px; line-height: 1.15; font-weight: 650; }
.file { margin: 0; font-size: 15px; overflow-wrap: anywhere; }
main { padding: 8px 40px 48px; max-inline-size: 1480px; }
h2 { margin: 36px 0 10px; font-size: 18px; font-weight: 650; }
p { margin: 0 0 14px; max-inline-size: 46em; color: var(--soft); }
main p.clean { margin-block: 24px 0; color: var(--passed); font-size: 16px; }
dl { margin: 22px 0 0; display: grid; gap: 3px; }
dl div { display: grid; grid-template-columns: 96px 1fr; gap: 12px; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; inline-size: 100%; font-variant-numeric: tabular-nums; }
th { text-align: start; font-weight: 600; font-size: 12px; color: var(--soft); white-space: nowrap; }
th, td { padding: 6px 16px 6px 0; border-block-end: 1px solid var(--line); vertical-align: top; }
tr:target td { background: #fff6d6; }
code, .rules { font: 12px/1.5 ui-monospace, 'SF Mono', Menlo, Consolas, monospace; color: var(--soft); }
.rules { max-inline-size: none; }
.findings td:first-child, .place { white-space: nowrap; }
a { color: inherit; }
.sign { display: inline-block; min-inline-size: 20px; padding: 0 5px; border-radius: 10px; color: #fff; background: var(--note); font-size: 12px; line-height: 20px; text-align: center; text-decoration: none; }
.sign.error { background: var(--error); }
.sign.warning { background: var(--warning); }
td > .error:not(.sign) { color: var(--error); font-weight: 650; }
td > .warning:not(.sign) { color: var(--warning); font-weight: 650; }
.pages { display: grid; grid-template-columns: repeat(auto-fill, minmax(232px, 1fr)); gap: 30px 24px; }
figure { margin: 0; break-inside: avoid; }
figure:target .sheet { outline: 3px solid #e0b100; }
.sheet { position: relative; box-shadow: 0 0 0 1px var(--line), 0 2px 7px rgb(0 0 0 / 12%); background: #fff; }
.sheet img { display: block; inline-size: 100%; block-size: auto; }
.sheet.none { padding: 60px 20px; text-align: center; color: var(--soft); }
.mark { position: absolute; min-inline-size: 6px; min-block-size: 6px; outline: 2px solid var(--note); outline-offset: 1px; text-decoration: none; }
.mark.error { outline-color: var(--error); background: rgb(176 0 32 / 14%); }
.mark.warning { outline-color: var(--warning); background: rgb(168 91 0 / 12%); }
.mark span { position: absolute; inset-block-end: 100%; inset-inline-start: -3px; margin-block-end: 3px; padding: 0 4px; font-size: 11px; line-height: 15px; color: #fff; background: var(--note); }
.mark.error span { background: var(--error); }
.mark.warning span { background: var(--warning); }
figcaption { display: flex; flex-wrap: wrap; gap: 4px; align-items: baseline; padding-block: 8px 6px; }
.most { margin-inline-start: auto; color: var(--soft); }
.plates { font-size: 11px; color: var(--soft); font-variant-numeric: tabular-nums; }
.plates img { display: block; inline-size: 100%; block-size: auto; box-shadow: 0 0 0 1px var(--line); margin-block-end: 3px; }
.plates ul { margin: 0; padding: 0; list-style: none; display: flex; }
.plates li { flex: 1 1 0; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.plates b { color: #1b2126; font-weight: 600; }
.plates i { display: inline-block; inline-size: 7px; block-size: 7px; margin-inline-end: 3px; border-radius: 50%; background: #888; }
i.cyan { background: #00a0dc; }
i.magenta { background: #e0107b; }
i.yellow { background: #f5dc00; }
i.black { background: #111; }
@media print {
  @page { margin: 12mm; }
  header, .sign, .mark span, i { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  main, header { padding-inline: 6mm; }
  .pages { grid-template-columns: repeat(4, 1fr); gap: 5mm; }
  section, tr { break-inside: auto; }
}
`;
