/** Two hundred articles as a magazine might print them, made by a seed, for whoever measures pages from outside. */

import {
  between,
  capital,
  chanceOf,
  pick,
  run,
  sentences,
  shortWord,
  type Chance,
  type Tongue,
} from './generated-words.test.kit.js';
import { MARKS, marksOf, type MarkKind } from './generated-marks.test.kit.js';

export type FigurePlace =
  | 'inline'
  | 'wide'
  | 'column'
  | 'top'
  | 'bottom'
  | 'span-top'
  | 'span-bottom'
  | 'page'
  | 'bleed'
  | 'spread';

/** Places a figure is given; the first two are what one without `place` does. */
const PLACES: readonly FigurePlace[] = [
  ...([
    'inline',
    'inline',
    'inline',
    'inline',
    'inline',
    'wide',
    'wide',
    'column',
    'top',
    'top',
    'bottom',
    'bottom',
  ] as const),
  ...(['span-top', 'span-top', 'span-bottom', 'span-bottom', 'page', 'bleed', 'spread'] as const),
];

export interface GeneratedArticle {
  readonly number: number;
  readonly slug: string;
  readonly tongue: Tongue;
  readonly dir: 'ltr' | 'rtl';
  readonly columns: 1 | 2 | 3;
  readonly markdown: string;
  readonly words: number;
  readonly figures: readonly { readonly place: FigurePlace }[];
  /** File names and drawings of the figures. */
  readonly drawings: ReadonlyMap<string, string>;
  /** Every mark of the article; those of one kind in the order of the text. */
  readonly marks: readonly string[];
}

/** How many articles there are, and how many of them are laid out together. */
export const ARTICLES = 200;
export const PER_ISSUE = 25;

/** In six issues bound on the left 18 articles run to the left, in two bound on the right 32: a quarter of all. */
const isRtl = (number: number): boolean =>
  number >= 150 ? (number % 25) % 3 !== 0 : [3, 11, 19].includes(number % 25);

interface Draft {
  readonly number: number;
  readonly chance: Chance;
  readonly tongue: Tongue;
  readonly marks: string[];
  readonly figures: { place: FigurePlace }[];
  readonly drawings: Map<string, string>;
  readonly notes: string[];
  readonly blocks: string[];
  words: number;
}

export function generateArticle(number: number): GeneratedArticle {
  const chance = chanceOf(number);
  const dir = isRtl(number) ? 'rtl' : 'ltr';
  const tongue = dir === 'rtl' ? 'ug' : pick(chance, ['en', 'en', 'en', 'en', 'en', 'en', 'en', 'tr', 'de'] as const);
  const columns = pick(chance, [2, 2, 2, 3, 2, 1, 3, 2] as const);
  const draft: Draft = {
    number,
    chance,
    tongue,
    marks: [],
    figures: [],
    drawings: new Map(),
    notes: [],
    blocks: [],
    words: 0,
  };
  const target = Math.round(150 * (5000 / 150) ** chance());
  const head = frontMatter(draft, columns);
  writeBody(draft, target);
  const slug = slugOf(number);
  const markdown = `${head}\n${[...draft.blocks, ...draft.notes].join('\n\n')}\n`;
  const { figures, drawings, words, marks } = draft;
  return { number, slug, tongue, dir, columns, markdown, words, figures, drawings, marks };
}

export const slugOf = (number: number): string => `article-${String(number).padStart(3, '0')}`;

function mark(draft: Draft, kind: MarkKind): string {
  const made = `${MARKS[kind]}${three(draft.number)}k${three(marksOf(draft, kind).length)}`;
  draft.marks.push(made);
  return made;
}

const three = (number: number): string => String(number).padStart(3, '0');

function frontMatter(draft: Draft, columns: number): string {
  const { chance, tongue } = draft;
  const title = `${mark(draft, 'title')} ${plain(draft, between(chance, 3, 9))}`;
  const lines = [`title: ${title}`, `lang: ${tongue}`, `columns: ${columns}`];
  if (chance() < 0.5) lines.push(`kicker: ${plain(draft, 2)}`);
  if (chance() < 0.7) lines.push(`standfirst: ${capital(plain(draft, between(chance, 12, 30)), tongue)}.`);
  return `---\n${lines.join('\n')}\n---\n`;
}

const plain = ({ chance, tongue }: Draft, count: number): string => run(chance, tongue, count).join(' ');

/** What a story has beside its paragraphs, each at a share of the way through it. */
function writeBody(draft: Draft, target: number): void {
  const { chance } = draft;
  const long = Math.min(1, target / 1500);
  const extras: { at: number; write: (draft: Draft) => void }[] = [];
  const add = (count: number, write: (draft: Draft) => void): void => {
    for (let index = 0; index < count; index += 1) extras.push({ at: 0.04 + 0.92 * chance(), write });
  };
  add(Math.min(6, Math.floor(chance() * (1 + 6 * Math.min(1, target / 900)))), writeFigure);
  add(chance() < 0.6 ? between(chance, 1, 1 + Math.floor(11 * long)) : 0, writeNoted);
  add(between(chance, 0, Math.floor(target / 350)), writeHeading);
  add(chance() < 0.35 ? between(chance, 1, 2) : 0, writeList);
  add(chance() < 0.3 ? between(chance, 1, 2) : 0, writeQuotation);
  add(chance() < 0.4 ? between(chance, 1, 1 + Math.floor(long)) : 0, writePullQuote);
  add(chance() < 0.35 ? 1 : 0, writeBox);
  add(chance() < 0.3 ? 1 : 0, writeTable);
  extras.sort((a, b) => a.at - b.at);
  writeParagraph(draft);
  while (draft.words < target || extras.length > 0) {
    const next = extras[0];
    if (next && (draft.words >= target || draft.words / target >= next.at)) {
      extras.shift();
      next.write(draft);
    }
    if (draft.words < target) writeParagraph(draft);
  }
  // A heading, a picture or a table is not the end of a story.
  writeParagraph(draft);
}

interface TextOptions {
  readonly words?: number;
  /** Set before the last words: the call of a note or a picture. */
  readonly near?: string;
}

/** Words with marks at both ends and, when it is long, within. */
function text(draft: Draft, { words, near }: TextOptions = {}): string {
  const { chance, tongue } = draft;
  const count = words ?? between(chance, 14, 14 + Math.floor(130 * chance()));
  draft.words += count;
  const set = sentences(chance, tongue, run(chance, tongue, count));
  enrich(draft, set);
  const begun = [capital(shortWord(chance, tongue), tongue), mark(draft, 'textBegin')];
  const middle: string[] = [];
  for (let from = 0; from < set.length; from += 30) {
    if (from > 0) middle.push(mark(draft, 'textMiddle'));
    middle.push(...set.slice(from, from + 30));
  }
  if (near) middle.splice(-2, 0, near);
  return `${[...begun, ...middle, mark(draft, 'textEnd')].join(' ')}.`;
}

/** Emphasis, and words of other languages, now and then. */
function enrich({ chance, tongue }: Draft, set: string[]): void {
  const at = between(chance, 0, set.length - 2);
  const lot = chance();
  if (lot < 0.08) set.splice(at, 0, `*${run(chance, tongue, 2).join(' ')}*`);
  else if (lot < 0.1) set.splice(at, 0, `**${run(chance, tongue, 2).join(' ')}**`);
  else if (lot < 0.17) {
    const other = pick(
      chance,
      (['zh-Hans', 'tr', 'de', 'ug', 'en'] as const).filter((each) => each !== tongue),
    );
    const words = other === 'zh-Hans' ? run(chance, other, 1).join('').slice(0, 14) : run(chance, other, 4).join(' ');
    set.splice(at, 0, `<span lang="${other}">${words}</span>`);
  }
}

const writeParagraph = (draft: Draft): void => void draft.blocks.push(text(draft));

function writeHeading(draft: Draft): void {
  const { chance, tongue } = draft;
  const rank = marksOf(draft, 'headingBegin').length > 0 && chance() < 0.35 ? '###' : '##';
  const words = plain(draft, pick(chance, [1, 2, 3, 4, 7]));
  draft.blocks.push(`${rank} ${capital(words, tongue)} ${mark(draft, 'headingBegin')} ${mark(draft, 'headingEnd')}`);
  writeParagraph(draft);
}

function writeNoted(draft: Draft): void {
  const { chance, tongue } = draft;
  const number = marksOf(draft, 'noteBegin').length + 1;
  draft.blocks.push(text(draft, { near: `${mark(draft, 'noteCall')}[^${number}]` }));
  const long = chance() < 0.12;
  const words = sentences(
    chance,
    tongue,
    run(chance, tongue, long ? between(chance, 60, 120) : between(chance, 8, 35)),
  );
  draft.notes.push(`[^${number}]: ${mark(draft, 'noteBegin')} ${words.join(' ')} ${mark(draft, 'noteEnd')}.`);
}

function writeFigure(draft: Draft): void {
  const { chance, tongue } = draft;
  const place = pick(chance, PLACES);
  const file = `drawing-${three(draft.number)}-${draft.figures.length}.svg`;
  draft.blocks.push(text(draft, { near: mark(draft, 'figureCall') }));
  draft.figures.push({ place });
  draft.drawings.set(file, drawing(draft, place));
  const caption = sentences(chance, tongue, run(chance, tongue, between(chance, 4, 28))).join(' ');
  const attributes = `src="images/${file}" alt="A drawing" credit="Drawn" licence="CC0"${placeAttribute(place)}`;
  draft.blocks.push(
    `:::figure{${attributes}}\n${mark(draft, 'captionBegin')} ${caption} ${mark(draft, 'captionEnd')}.\n:::`,
  );
}

function placeAttribute(place: FigurePlace): string {
  if (place === 'inline') return '';
  return place === 'wide' ? ' width="wide"' : ` place="${place}"`;
}

/** A grey field with marks in its upper left and lower right corners, or in its middle where the edges are cut off. */
function drawing(draft: Draft, place: FigurePlace): string {
  const { chance } = draft;
  const isBroad = place === 'wide' || place.startsWith('span');
  const width = isBroad ? 1000 : 500;
  const height = Math.round(width * (isBroad ? 0.25 + 0.5 * chance() : pick(chance, [0.4, 0.56, 0.67, 0.75, 1, 1.33])));
  const isCut = place === 'bleed' || place === 'spread';
  const [top, foot] = isCut ? [height / 2, height * 0.6] : [width / 40, height - width / 120];
  const [left, right] = isCut ? [width * 0.4, width * 0.6] : [0, width];
  const letters = `font-size="${width / 36}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="#ddd"/>
<text x="${left}" y="${top}" ${letters}>${mark(draft, 'pictureTop')}</text>
<text x="${right}" y="${foot}" text-anchor="end" ${letters}>${mark(draft, 'pictureFoot')}</text></svg>\n`;
}

function writeList(draft: Draft): void {
  const { chance } = draft;
  const ordered = chance() < 0.5;
  const count = between(chance, 3, 9);
  const items = Array.from({ length: count }, (_, index) => {
    const words = text(draft, { words: between(chance, 3, 28) });
    return `${ordered ? `${index + 1}.` : '-'} ${words}`;
  });
  draft.blocks.push(items.join('\n'));
}

function writeQuotation(draft: Draft): void {
  const paragraphs = Array.from({ length: between(draft.chance, 1, 2) }, () =>
    text(draft, { words: between(draft.chance, 15, 60) }),
  );
  draft.blocks.push(paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n'));
}

function writePullQuote(draft: Draft): void {
  const words = plain(draft, between(draft.chance, 8, 18));
  draft.blocks.push(`:::pull-quote\n${mark(draft, 'quoteBegin')} ${words} ${mark(draft, 'quoteEnd')}\n:::`);
}

function writeBox(draft: Draft): void {
  const { chance } = draft;
  const kind = pick(chance, ['sidebar', 'facts']);
  const paragraphs = Array.from({ length: between(chance, 1, 5) }, () => {
    const words = sentences(chance, draft.tongue, run(chance, draft.tongue, between(chance, 8, 40)));
    const item = `${mark(draft, 'boxBegin')} ${words.join(' ')} ${mark(draft, 'boxEnd')}.`;
    return kind === 'facts' ? `- ${item}` : item;
  });
  draft.blocks.push(`:::${kind}[${plain(draft, 3)}]\n${paragraphs.join(kind === 'facts' ? '\n' : '\n\n')}\n:::`);
}

function writeTable(draft: Draft): void {
  const { chance } = draft;
  const rows = chance() < 0.3 ? between(chance, 40, 80) : between(chance, 3, 12);
  const head = `| ${mark(draft, 'tableHead')} | ${plain(draft, 1)} |\n|---|--:|`;
  const body = Array.from(
    { length: rows },
    () => `| ${mark(draft, 'tableRow')} ${plain(draft, between(chance, 1, 4))} | ${between(chance, 1, 99_999)} |`,
  );
  draft.blocks.push([head, ...body].join('\n'));
}
