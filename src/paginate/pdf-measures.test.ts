import { describe, expect, it } from 'vitest';
import { setPages, type Frame, type SetPage } from './pdf-columns.test.kit.js';
import { readPages } from './pdf-lines.test.kit.js';
import {
  facingLines,
  headingsAtFoot,
  hyphenatedTitles,
  hyphensOverPages,
  ladders,
  loneLines,
  shortColumns,
  strayHyphens,
} from './pdf-measures.test.kit.js';
import { readTrace, type Letter } from './pdf-letters.test.kit.js';
import { wordGaps } from './pdf-gaps.test.kit.js';
import { firstColumns, picturesNearCalls, textInOrder } from './pdf-order.test.kit.js';

const FRAME: Frame = {
  innerPt: 30,
  outerPt: 20,
  topPt: 40,
  footPt: 40,
  gutterPt: 10,
  linePt: { ltr: 12, rtl: 12 },
  bleedPt: 0,
};
const ROWS = 10;
const [WIDTH, HEIGHT] = [400, 40 + ROWS * 12 + 40];
const COLUMN = (WIDTH - 30 - 20 - 10) / 2;
const SPACE = 3;

interface Row {
  readonly text: string;
  readonly heightPt?: number;
  readonly shiftPt?: number;
  readonly isRagged?: boolean;
}

/** A page of two columns as `pdftotext -bbox-layout` would report it; a row of text fills its column's width. */
function pageXml(columns: readonly (readonly (Row | string)[])[]): string {
  const words = columns.flatMap((rows, column) =>
    rows.flatMap((given, row) => {
      const {
        text,
        heightPt = 12,
        shiftPt = 0,
        isRagged = false,
      } = typeof given === 'string' ? { text: given } : given;
      const parts = text.split(' ').filter(Boolean);
      const each = isRagged ? 20 : (COLUMN - SPACE * (parts.length - 1)) / parts.length;
      return parts.map((part, index) => {
        const x = 30 + column * (COLUMN + 10) + index * (each + SPACE);
        const y = 40 + row * 12 + shiftPt;
        return `<word xMin="${x}" yMin="${y}" xMax="${x + each}" yMax="${y + heightPt}">${part}</word>`;
      });
    }),
  );
  return `<page width="${WIDTH}" height="${HEIGHT}">${words.join('\n')}</page>`;
}

const setAs =
  (dir: 'ltr' | 'rtl') =>
  (...pages: readonly (readonly (Row | string)[])[][]): SetPage[] =>
    setPages(readPages(pages.map(pageXml).join('\n')), FRAME, () => ({ columns: 2, dir }));
const set = setAs('ltr');

const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
/** Lines of a paragraph in the middle of the text. */
const fill = (count: number): string[] => range(count).map((index) => `words that fill m000k9${10 + index} one line`);
const last = [[`The b000k900 end e000k900`], []];

const ladder = (count: number): string[] => [
  ...fill(2),
  ...Array.from({ length: count }, () => 'words that di-'),
  ...fill(1),
];
const title = (text: string): Row => ({ text, heightPt: 22 });
const article = (markdown: string, more: object = {}) => ({
  number: 0,
  markdown,
  marks: ['g000k000', 'i000k000'],
  figures: [],
  ...more,
});
/** What is wrong with the pictures of pages that show these marks. */
const parted = (...pages: readonly string[][]): string[] =>
  picturesNearCalls(
    pages
      .reduce<SetPage[]>(
        (all, marks) => [...all, ...set([[...fill(1), ...marks.map((mark) => `a ${mark} b`)], []])],
        [],
      )
      .map((page, index) => ({ ...page, number: index + 1 })),
    [article('', { figures: [{ place: 'inline' }] })],
  ).offences.map(({ what }) => what);

describe('measures of pages', () => {
  it('finds lines that stand beside each other and do not agree', () => {
    const [good, off] = [set([fill(5), fill(5)]), set([fill(5), fill(5).map((text) => ({ text, shiftPt: 2 }))])];
    expect(facingLines(good)).toEqual({ of: 5, offences: [] });
    expect(facingLines(off).offences).toHaveLength(5);
  });

  it('counts the lines that a column stays short of its foot, but on the last page', () => {
    const pages = set([fill(ROWS), fill(ROWS - 3)], last);
    expect(shortColumns(pages).map(({ lines }) => lines)).toEqual([0, 3]);
    expect(shortColumns(set(last))).toEqual([]);
  });

  it('counts an empty column as short by all it could hold', () => {
    const pages = set([fill(ROWS), []], last);
    expect(shortColumns(pages).map(({ lines }) => lines)).toEqual([0, ROWS]);
  });

  it('takes the notes of a page for the foot of its columns', () => {
    const note = { text: 'n000k000 a note o000k000', heightPt: 9, shiftPt: -3 };
    const blank = { text: '' };
    const noted = (rows: number): (Row | string)[] => [...fill(rows), ...range(8 - rows).map(() => blank), note];
    expect(shortColumns(set([noted(6), fill(ROWS)], last)).map(({ lines }) => lines)).toEqual([0, 0]);
    expect(shortColumns(set([noted(3), fill(ROWS)], last)).map(({ lines }) => lines)).toEqual([3, 0]);
  });

  it('counts a hole over a picture at the foot of a column', () => {
    const picture = ['g000k000', 'i000k000', 'f000k000 caption w000k000'].map((text) => ({ text, heightPt: 9 }));
    const holed = (rows: number): (Row | string)[] => [
      ...fill(rows),
      ...range(7 - rows).map(() => ({ text: '' })),
      ...picture,
    ];
    const voting = [[{ text: 'f000k001 caption w000k001', heightPt: 9 }, ...fill(4)], fill(ROWS)];
    const short = (rows: number): number[] =>
      shortColumns(set([holed(rows), fill(ROWS)], voting, last))
        .slice(0, 2)
        .map(({ lines }) => lines);
    expect(short(6)).toEqual([0, 0]);
    expect(short(2)).toEqual([4, 0]);
  });

  it('finds the last line of a paragraph alone at the head, and the first at the foot', () => {
    const widow = set([
      [...fill(4), 'A b000k001 line of it'],
      ['that ends e000k001 here', ...fill(4)],
    ]);
    expect(loneLines(widow).offences.map(({ column }) => column)).toEqual([1, 2]);
    const whole = set([
      [...fill(4), 'A b000k001 line of', 'two e000k001'],
      ['A b000k002 line e000k002', ...fill(4)],
    ]);
    expect(loneLines(whole).offences).toEqual([]);
  });

  it('finds a heading without two lines below it', () => {
    const heading = { text: 'h000k000 Heading j000k000', heightPt: 11 };
    expect(headingsAtFoot(set([[...fill(4), heading, ...fill(2)], []])).offences).toEqual([]);
    expect(headingsAtFoot(set([[...fill(4), heading, ...fill(1)], []])).offences).toHaveLength(1);
    expect(headingsAtFoot(set([[...fill(4), heading], fill(4)])).offences).toHaveLength(1);
  });

  it('finds ladders of four', () => {
    expect(ladders(set([ladder(3), []])).offences).toEqual([]);
    expect(ladders(set([ladder(4), []])).offences).toHaveLength(1);
  });

  it('finds a word divided over a page, and none over a column', () => {
    const divided = [...fill(4), 'words that di-'];
    expect(hyphensOverPages(set([divided, fill(5)], last)).offences).toEqual([]);
    expect(hyphensOverPages(set([fill(5), divided], last)).offences).toHaveLength(1);
  });

  it('finds a divided headline', () => {
    const blank = { text: '' };
    const under = (text: string): SetPage[] =>
      set([[title('A000K000 head'), blank, title(text), blank, ...fill(4)], []]);
    expect(hyphenatedTitles(under('of words')).offences).toEqual([]);
    expect(hyphenatedTitles(under('of wo-')).offences).toHaveLength(1);
  });

  it('finds a hyphen that no line ends with', () => {
    expect(strayHyphens(set([[...fill(2), 'a word is di-'], []])).offences).toEqual([]);
    expect(strayHyphens(set([[...fill(2), 'a wo-rd is whole'], []])).offences).toHaveLength(1);
  });

  it('finds gaps of three spaces', () => {
    const listed = range(ROWS).map(() => ({ text: 'an item of', isRagged: true }));
    const voting = [
      [...fill(1), ...listed.slice(1)],
      [...fill(1), ...listed.slice(1)],
    ];
    const limits = { widthPt: COLUMN, times: 3 };
    const good = set(voting, [[...fill(1), 'words that fill one', 'line of words', ...fill(1)], []]);
    expect(wordGaps(good, limits).offences).toEqual([]);
    const page = pageXml([[...fill(1), 'words that stretch it', 'line of words', ...fill(1)], []]);
    const narrower = page.replace(
      /xMax="([\d.]+)"( yMax="[\d.]+">stretch)/u,
      (_, x, rest) => `xMax="${Number(x) - 8}"${rest}`,
    );
    const pages = readPages([pageXml(voting), narrower].join('\n'));
    const bad = setPages(pages, FRAME, () => ({ columns: 2, dir: 'ltr' }));
    expect(wordGaps(bad, limits).offences.map(({ what }) => what)).toEqual([
      'gap of 3.7 spaces: words that stretch it',
    ]);
  });
});

/** Letters from a place on, each as wide as it is told. */
const trace = (...letters: readonly (readonly [x: number, width: number, sign?: string])[]): string =>
  `<page width="1"><fill_text color="0" transform="1 0 0 1 0 0"><span font="A" wmode="0" trm="10 0 0 -10">${letters
    .map(([x, width, sign = 'ش']) => `<g unicode="${sign}" glyph="1" x="${x}" y="49" adv="${width / 10}"/>`)
    .join('')}</span></fill_text></page>`;

/** Three words on a line, those of the first over the whole column. */
const lettersOf = (row: number, x: number, gap: number): Letter[] => {
  const [left, right] = row === 0 ? [x, x + COLUMN] : [x + 15, x + 95];
  const baseline = 49 + row * 12;
  const last = { left: right - 10, right, baseline };
  const middle = { left: last.left - gap - 20, right: last.left - gap, baseline };
  return [{ left, right: middle.left - gap, baseline }, middle, last];
};

describe('lines of Arabic words', () => {
  it('are read by their letters, without spaces and what stands on a letter', () => {
    const [letters] = readTrace(trace([30, 5], [35, 2.4, ' '], [31, 0], [40, 6]));
    expect(letters).toEqual([
      { left: 30, right: 35, baseline: 49 },
      { left: 40, right: 46, baseline: 49 },
    ]);
  });

  it('have the gaps between their letters, not between the boxes of words', () => {
    const rows = [
      { text: 'بىر ئىككى ئۈچ' },
      ...range(ROWS - 1).map((row) => ({ text: `بىر ئىككى ${row > 3 ? `m000k90${row} ` : ''}ئۈچتۆت`, isRagged: true })),
    ];
    const pages = setAs('rtl')([rows, rows], [['A b000k000 line e000k000'], []]);
    const found = (gap: number): string[] => {
      const letters = range(ROWS).flatMap((row) => [30, 210].flatMap((x) => lettersOf(row, x, row === 0 ? gap : 3)));
      const set = pages.map((page) => ({ ...page, letters }));
      return wordGaps(set, { widthPt: COLUMN, times: 3 }).offences.map(({ what }) => what.slice(0, 17));
    };
    expect(found(5)).toEqual([]);
    expect(found(10), 'the first line of either column').toEqual(['gap of 3.3 spaces', 'gap of 3.3 spaces']);
  });
});

describe('measures of order', () => {
  const words = 'b000k000 m000k000 e000k000 b000k001 e000k001';
  const picture = ['g000k000', 'i000k000'];
  const columns = (...marks: readonly string[]): SetPage[] => set([marks.map((mark) => `words ${mark} and`), picture]);

  it('finds what is missing, twice or out of order', () => {
    const found = (...marks: readonly string[]): string[] =>
      textInOrder(columns(...marks), [article(words)]).offences.map(({ what }) => what);
    expect(found(...words.split(' '))).toEqual([]);
    expect(found('b000k000', 'm000k000', 'b000k001', 'e000k001')).toEqual(['text: missing e000k000 (1)']);
    expect(found(...words.split(' '), 'e000k001')).toEqual(['text: twice e000k001']);
    expect(found('b000k001', 'e000k001', 'b000k000', 'm000k000', 'e000k000')).toEqual([
      'text: b000k001 where b000k000 belongs',
    ]);
  });

  it('finds a picture too far from its call, before it, or parted from its caption', () => {
    const figure = ['g000k000', 'i000k000', 'f000k000', 'w000k000'];
    expect(parted(['c000k000', ...figure])).toEqual([]);
    expect(parted(['c000k000'], figure)).toEqual([]);
    expect(parted(['c000k000'], ['m000k001'], figure)).toEqual(['figure 0 (inline) 2 pages after its call']);
    expect(parted(figure, ['c000k000'])).toEqual(['figure 0 (inline) 1 pages before its call']);
    expect(parted(['c000k000', ...figure.slice(2)], figure.slice(0, 2))).toEqual([
      'figure 0 (inline) and its caption are parted',
    ]);
    expect(parted(['c000k000'])).toContain('figure 0 (inline) or its call is missing');
  });

  it('wants text that runs to the left to begin at the right', () => {
    const begin = { number: 0, dir: 'rtl', columns: 2 } as const;
    const right = setAs('rtl')([fill(3), ['A b000k000 line', ...fill(2)]]);
    expect(firstColumns(right, [begin]).offences).toEqual([]);
    const left = setAs('rtl')([['A b000k000 line', ...fill(2)], fill(3)]);
    expect(firstColumns(left, [begin]).offences).toHaveLength(1);
  });
});
