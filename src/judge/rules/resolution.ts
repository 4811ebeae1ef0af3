/** What the two rules on resolution share: a printer wants 300 pixels an inch, and sees when it is much less. */

import type { MeasuredPage } from '../../pages.js';
import { block, page } from '../example-pages.js';
import type { Finding } from '../rule.js';

export const WANTED_PPI = 225;
export const LEAST_PPI = 150;

/** A page with one picture, 170 mm wide. */
export const withPicture = (ppi: number): MeasuredPage =>
  page([], {
    layout: {
      blocks: [block(30, { kind: 'picture', excerpt: 'Rows of cotton' })],
      pictures: [{ block: 0, ppi, widthMm: 170, widthPx: Math.round((ppi * 170) / 25.4) }],
    },
  });

/** Pictures with at least so many pixels an inch and fewer than so many. */
export const coarsePictures = (pages: readonly MeasuredPage[], [least, below]: readonly [number, number]): Finding[] =>
  pages.flatMap(({ number, layout }) =>
    layout.pictures
      .filter(({ ppi }) => ppi >= least && ppi < below)
      .map(({ block: index, ppi, widthMm, widthPx }) => {
        const wanted = Math.ceil((widthPx * WANTED_PPI) / ppi / 10) * 10;
        return {
          page: number,
          message: `the picture has ${ppi} pixels per inch where it is placed (${Math.round(widthMm)} mm wide, ${widthPx} pixels)`,
          mend: `Use a file at least ${wanted} pixels wide, or place it smaller`,
          place: layout.blocks[index]?.place ?? { file: '' },
        };
      }),
  );
