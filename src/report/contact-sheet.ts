/** Every page as a small picture, with the places of the findings, and ink by ink. */

import type { PagePlates, Preflight, PreflightFinding, SheetFacts } from '../preflight/index.js';
import { html, type Html } from './html.js';
import type { PagePictures } from './pictures.js';

interface Card {
  readonly sheet: SheetFacts;
  readonly picture: PagePictures | undefined;
  readonly ink: PagePlates | undefined;
  /** Findings on the page, with their numbers in the list. */
  readonly findings: readonly (readonly [number: number, finding: PreflightFinding])[];
}

export function contactSheet(
  { inventory: { sheets }, plates, findings }: Preflight,
  pictures: ReadonlyMap<number, PagePictures>,
): Html {
  if (sheets.length === 0) return html``;
  const numbered = findings.map((finding, index) => [index + 1, finding] as const);
  const cards = sheets.map((sheet) =>
    card({
      sheet,
      picture: pictures.get(sheet.page),
      ink: plates.find(({ page }) => page === sheet.page),
      findings: numbered.filter(([, { page }]) => page === sheet.page),
    }),
  );
  return html`<section>
    <h2>Pages</h2>
    <p>
      Each within its trim, as the inks look on this paper, and below it the plates. Figures are the part of the page
      that an ink covers, and the most ink on a square millimetre.
    </p>
    <div class="pages">${cards}</div>
  </section>`;
}

function card({ sheet, picture, ink, findings }: Card): Html {
  return html`<figure id="page-${sheet.page}">
    ${picture ? thumbnail(picture, { sheet, findings }) : html`<div class="sheet none">not drawn</div>`}
    <figcaption>
      <b>${sheet.page}</b>
      ${findings.map(([number, { severity }]) => html`<a class="sign ${severity}" href="#finding-${number}">${number}</a> `)}
      ${ink ? html`<span class="most">${Math.round(ink.mostInk)} %</span>` : ''}
    </figcaption>
    ${picture?.plates && ink ? platesOf(picture.plates, ink) : ''}
  </figure> `;
}

function thumbnail(
  { page, widthPx, heightPx }: PagePictures,
  { sheet, findings }: Pick<Card, 'sheet' | 'findings'>,
): Html {
  return html`<div class="sheet">
    <img src="${page}" width="${widthPx}" height="${heightPx}" alt="Page ${sheet.page}" />${findings.map((found) =>
      mark(found, sheet),
    )}
  </div>`;
}

const part = (length: number, of: number): string =>
  `${Math.round((Math.min(Math.max(length, 0), of) / of) * 1000) / 10}%`;

/** A frame round the place, never smaller than can be seen. */
function mark([number, { area, severity }]: readonly [number, PreflightFinding], { paperMm }: SheetFacts): Html {
  if (!area || !paperMm) return html``;
  const [left, top, width, height] = area;
  const [across, down] = paperMm;
  const style = [
    `inset-inline-start:${part(left, across)}`,
    `inset-block-start:${part(top, down)}`,
    `inline-size:${part(Math.min(width, across - Math.max(left, 0)), across)}`,
    `block-size:${part(Math.min(height, down - Math.max(top, 0)), down)}`,
  ].join(';');
  return html`<a class="mark ${severity}" href="#finding-${number}" style="${style}"><span>${number}</span></a>`;
}

function platesOf({ inks, picture }: NonNullable<PagePictures['plates']>, { coverage }: PagePlates): Html {
  return html`<div class="plates">
    <img src="${picture}" alt="Plates: ${inks.join(', ')}" />
    <ul>
      ${inks.map(
        (ink) =>
          html`<li>
            <b><i class="${ink.toLowerCase()}"></i>${NAMES[ink] ?? ink}</b> ${percent((coverage[ink] ?? 0) * 100)}
          </li>`,
      )}
    </ul>
  </div>`;
}

const percent = (part: number): string => (part === 0 ? '0 %' : part < 1 ? '< 1 %' : `${Math.round(part)} %`);

const NAMES: Readonly<Record<string, string>> = { Cyan: 'C', Magenta: 'M', Yellow: 'Y', Black: 'K' };
