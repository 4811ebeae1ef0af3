import type { LaidBlock, MeasuredPage } from '../../pages.js';
import { block, page } from '../example-pages.js';
import type { Finding, Rule } from '../rule.js';
import { pageList, quote } from '../words.js';

export const nearTrim: Rule = {
  id: 'near-trim',
  severity: 'warning',
  why: 'The knife wanders by a millimetre or two: text nearer to the cut than the safe margin may lose letters.',
  examples: [
    {
      shows: 'A line 4 mm from the trim where 5 mm are safe.',
      pages: [page([], { layout: { blocks: [block(10, { trimMm: 4 })] } })],
      at: ['1: 10'],
    },
    {
      shows: 'Folios 3 mm from the trim on two pages: told once.',
      pages: [1, 2].map((number) =>
        page([], { number, layout: { blocks: [block(1, { kind: 'furniture', trimMm: 3, excerpt: `${number}` })] } }),
      ),
      at: ['1: 1'],
    },
    {
      shows: 'A line at the safe margin, and a picture that runs over the trim.',
      pages: [page([], { layout: { blocks: [block(10, { trimMm: 5 }), { ...picture(12) }] } })],
      at: [],
    },
  ],
  check: ({ pages, print: { safeMarginMm } }) => {
    const near = pages.flatMap((each) =>
      each.layout.blocks
        .filter(({ trimMm }) => trimMm !== undefined && trimMm < safeMarginMm)
        .map((of) => ({ page: each, of })),
    );
    const furniture = near.filter(({ of }) => of.kind === 'furniture');
    return [
      ...near
        .filter(({ of }) => of.kind !== 'furniture')
        .map((one) => finding(one, { safeMarginMm, numbers: [one.page.number] })),
      ...furniture
        .slice(0, 1)
        .map((one) => finding(one, { safeMarginMm, numbers: furniture.map(({ page: each }) => each.number) })),
    ];
  },
};

function picture(line: number): LaidBlock {
  const { trimMm: _, ...rest } = block(line, { kind: 'picture' });
  return rest;
}

interface Near {
  readonly page: MeasuredPage;
  readonly of: LaidBlock;
}

function finding({ page: { number }, of }: Near, told: { safeMarginMm: number; numbers: readonly number[] }): Finding {
  const { trimMm = 0 } = of;
  const stands = trimMm < 0 ? `runs ${-trimMm} mm over the trim` : `stands ${trimMm} mm from the trim`;
  const pages = told.numbers.length > 1 ? `; so it is on pages ${pageList(told.numbers)}` : '';
  return {
    page: number,
    message: `${quote(of)} ${stands}, where ${told.safeMarginMm} mm are safe${pages}`,
    mend:
      of.kind === 'furniture'
        ? 'Move running heads and folios inwards in styles/print/page.css'
        : 'Move it inwards in the style sheet, or shorten it',
    place: of.place,
  };
}
