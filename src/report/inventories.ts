/** What the file holds, in tables. */

import type { FontFacts, PictureFacts, Preflight, SheetFacts, Size } from '../preflight/index.js';
import type { PressProfile } from '../profile.js';
import { html, type Html } from './html.js';
import { ranges } from './words.js';

/** Rows of cells under their heads; nothing where there are no rows. */
function table(title: string, heads: readonly string[], rows: readonly (readonly (string | number | Html)[])[]): Html {
  if (rows.length === 0) return html``;
  return html`<section>
    <h2>${title}</h2>
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th>${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </section>`;
}

export function inksTable({ inventory: { inks }, plates }: Preflight): Html {
  const rows = inks
    .map(({ name, isSpot }) => {
      const on = plates.filter(({ coverage }) => (coverage[name] ?? 0) > 0.0001);
      const mean = plates.reduce((sum, { coverage }) => sum + (coverage[name] ?? 0), 0) / Math.max(1, plates.length);
      return { name, isSpot, on: on.map(({ page }) => page), mean };
    })
    .filter(({ on, isSpot }) => on.length > 0 || isSpot)
    .map(({ name, isSpot, on, mean }) => [
      name,
      isSpot ? 'spot' : 'process',
      `${(mean * 100).toFixed(1)} %`,
      ranges(on),
    ]);
  return table('Inks', ['Ink', '', 'Covers, on average', 'Pages'], rows);
}

export function picturesTable(pictures: readonly PictureFacts[], { minPpi }: PressProfile): Html {
  const rows = pictures.map(({ page, area: [left, top, width, height], widthPx, heightPx, ppi, space, bits }) => [
    html`<a href="#page-${page}">${page}</a>`,
    `${left}, ${top}`,
    `${width} × ${height}`,
    `${widthPx} × ${heightPx}`,
    html`<span class="${ppi < minPpi.refuse ? 'error' : ppi < minPpi.warn ? 'warning' : ''}">${ppi}</span>`,
    space,
    bits,
  ]);
  return table(
    'Pictures',
    ['Page', 'From left, top, mm', 'Size, mm', 'Pixels', 'ppi as placed', 'Colours', 'Bits'],
    rows,
  );
}

/** Subsets of one font are one row. */
export function fontsTable(fonts: readonly FontFacts[]): Html {
  const byName = new Map<string, FontFacts>();
  for (const font of fonts) {
    const key = [font.name, font.kind, font.isEmbedded, font.isSubset].join();
    byName.set(key, { ...font, pages: [...(byName.get(key)?.pages ?? []), ...font.pages] });
  }
  return table(
    'Fonts',
    ['Font', 'Kind', 'Embedded', 'Pages'],
    Array.from(byName.values(), ({ name, kind, isEmbedded, isSubset, pages }) => [
      name,
      kind,
      isEmbedded ? (isSubset ? 'subset' : 'whole') : html`<span class="error">no</span>`,
      ranges(pages),
    ]),
  );
}

/** Pages of one size in one row. */
export function boxesTable(sheets: readonly SheetFacts[]): Html {
  const bySize = new Map<string, SheetFacts[]>();
  for (const sheet of sheets) {
    const key = JSON.stringify([sheet.trimMm, sheet.bleedMm, sheet.mediaMm]);
    bySize.set(key, [...(bySize.get(key) ?? []), sheet]);
  }
  const rows = Array.from(bySize.values(), (alike) => {
    const [first] = alike;
    return [ranges(alike.map(({ page }) => page)), mm(first?.trimMm), mm(first?.bleedMm), mm(first?.mediaMm)];
  });
  return table('Boxes', ['Pages', 'TrimBox, mm', 'BleedBox, mm', 'MediaBox, mm'], rows);
}

const mm = (size: Size | undefined): string => (size ? `${size[0]} × ${size[1]}` : 'none');
