/** The report for people: one page, to be read on a screen or printed. */

import type { Preflight, PreflightFinding } from '../preflight/index.js';
import { contactSheet } from './contact-sheet.js';
import { html, type Html } from './html.js';
import type { ReportJob } from './index.js';
import { boxesTable, fontsTable, inksTable, picturesTable } from './inventories.js';
import type { PagePictures } from './pictures.js';
import { STYLE } from './style.js';
import { verdictOf, type Verdict } from './verdict.js';
import { amount, bytes, checksum, SEVERITY } from './words.js';

export interface Drawn {
  readonly job: ReportJob;
  readonly pictures: ReadonlyMap<number, PagePictures>;
}

/** More rows nobody reads; the record has them all. */
const MOST_ROWS = 300;

export function reportPage(judged: Preflight, drawn: Drawn): string {
  const { findings, inventory, rules } = judged;
  const { job } = drawn;
  const verdict = verdictOf(findings);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Preflight: ${job.file}</title>
        <style>
          ${{ html: STYLE }}
        </style>
      </head>
      <body>
        <header class="${verdict.passed ? 'passed' : 'failed'}">
          <p class="kicker">Preflight report</p>
          <h1>${headline(verdict)}</h1>
          <p class="file">${job.file}</p>
        </header>
        <main>
          ${facts(judged, job)} ${found(findings)} ${contactSheet(judged, drawn.pictures)} ${inksTable(judged)}
          ${picturesTable(inventory.pictures, job.profile)} ${fontsTable(inventory.fonts)}
          ${boxesTable(inventory.sheets)}
          <section>
            <h2>Judged by</h2>
            <p class="rules">${rules.join(', ')}</p>
          </section>
        </main>
      </body>
    </html> `;
  return page.html;
}

function headline({ passed, errors, warnings }: Verdict): string {
  const doubts = warnings === 0 ? '' : `, ${amount(warnings, 'warning')}`;
  return passed ? `Passed${doubts}` : `Not for the press: ${amount(errors, 'error')}${doubts}`;
}

function facts({ pages, inventory: { file, sheets } }: Preflight, { profile, bytes: whole }: ReportJob): Html {
  const trim = sheets[0]?.trimMm;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Title', file.title],
    ['Pages', trim ? `${pages}, trimmed to ${trim[0]} × ${trim[1]} mm` : `${pages}`],
    ['File', `PDF ${file.version}, ${bytes(file.bytes)}${file.producer === undefined ? '' : `, by ${file.producer}`}`],
    ['Claims', [file.standard ?? 'no press standard', file.condition].filter(Boolean).join(', for ')],
    ['Judged for', `${profile.name}: ${profile.condition.identifier}, ${profile.condition.info}`],
    [
      'Limits',
      `${profile.maxInk} % of ink, ${profile.bleedMm} mm of bleed, pictures of ${profile.minPpi.warn} ppi (${profile.minPpi.refuse} at least), pages in multiples of ${profile.pageMultiple}`,
    ],
    ['SHA-256', checksum(whole)],
  ];
  const shown = rows.filter(([, value]) => value !== undefined && value !== '');
  return html`<dl>
    ${shown.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function found(findings: readonly PreflightFinding[]): Html {
  if (findings.length === 0) return html`<p class="clean">Nothing to object to.</p>`;
  const more = findings.length - MOST_ROWS;
  return html`<section>
    <h2>Findings</h2>
    <table class="findings">
      <thead>
        <tr>
          <th></th>
          <th>Page</th>
          <th>Found</th>
          <th>Wanted</th>
          <th>Mend</th>
          <th>Place, mm</th>
        </tr>
      </thead>
      <tbody>
        ${findings.slice(0, MOST_ROWS).map(row)}
      </tbody>
    </table>
    ${more > 0 ? html`<p>${more} more stand in the JSON report.</p>` : ''}
  </section>`;
}

function row({ severity, page, area, found: what, wanted, mend, rule }: PreflightFinding, index: number): Html {
  const [left, top, width, height] = area ?? [];
  return html`<tr id="finding-${index + 1}">
    <td><span class="sign ${severity}">${index + 1}</span> ${SEVERITY[severity]}</td>
    <td>${page === undefined ? '' : html`<a href="#page-${page}">${page}</a>`}</td>
    <td>${what}<br /><code>${rule}</code></td>
    <td>${wanted}</td>
    <td>${mend}</td>
    <td class="place">${area ? html`${left}, ${top}<br />${width} × ${height}` : ''}</td>
  </tr> `;
}
