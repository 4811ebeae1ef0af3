/**
 * The galley: all text of a part set in one long column and measured, before there are pages. The browser breaks its
 * lines and sizes its blocks here, once; pages are then a matter of numbers.
 */

import type { PagedPage } from '../paged.js';
import { isLoose, measureFloats, MOST_LOSS, shrinkFloat, type TakenFloat } from './floats.js';
import { keepWordAt } from './hyphens.js';
import { linesIn, type Line } from './lines.js';
import { changesOf } from './spaces.js';
import { callsIn, takeNotes, type TakenNote } from './notes.js';
import { columnRow, enter, settingOf, shellOf, topOf, type Stage } from './page.js';
import { at, rowsOf, type Block, type Float, type Matter, type Note, type Place } from './plan/model.js';

export interface GalleyBlock {
  readonly element: HTMLElement;
  readonly lines: readonly Line[];
}

export interface Galley {
  readonly stage: Stage;
  readonly matter: Matter;
  readonly blocks: readonly GalleyBlock[];
  readonly floats: readonly TakenFloat[];
  readonly notes: readonly TakenNote[];
  /** Stands on the first page until its blocks are moved onto pages. */
  readonly row: HTMLElement;
  /** Height of the page's area, in pixels and in rows. */
  readonly areaPx: number;
  readonly pageRows: number;
  /** Where the opening on the first page ends. */
  readonly topPx: number;
}

/** Sets the part into the first page, with its text in one column. */
export function openGalley(paged: PagedPage, { part, body }: { part: HTMLElement; body: HTMLElement }): Galley {
  const elements = [...body.children].filter((child): child is HTMLElement => child instanceof HTMLElement);
  // Nothing is set before it stands where it is measured.
  body.replaceChildren();
  enter(paged, part);
  const stage: Stage = { part, body: shellOf(body), setting: settingOf(body) };
  const { rowPx } = stage.setting;
  const areaPx = paged.area.getBoundingClientRect().height;
  const pageRows = Math.floor(areaPx / rowPx + 0.01);
  const pagePx = pageRows * rowPx;
  const { row, columns } = columnRow(stage);
  const [column] = columns;
  if (!column) throw new Error('a body has at least one column');
  body.replaceWith(row);
  const { notes, rulePx, foot } = takeNotes(elements, column, pagePx);
  const [opens] = elements;
  if (opens instanceof HTMLParagraphElement) opens.dataset.opens = '';
  const floats = measureFloats(elements, stage, { column, pagePx });
  const texts = elements.filter((element) => !isLoose(element) || !floats.has(element));
  column.append(...texts, ...(foot ? [foot] : []));
  keepIndents(texts);
  const blocks = texts.map((element) => ({ element, lines: linesIn(element, pagePx) }));
  const measured = measureBlocks(blocks, { floats, rowPx, pagePx });
  const topPx = topOf(paged, row);
  const matter: Matter = {
    blocks: withChanges(measured, texts),
    floats: anchored(elements, { blocks, floats, rowPx }),
    notes: notes.map(noteMatter),
    columns: stage.setting.columns,
    rowPx,
    rulePx,
    isFinal: false,
  };
  return { stage, matter, blocks, floats: [...floats.values()], notes, row, areaPx, pageRows, topPx };
}

/** Rows of the first page below the opening. */
export const firstRowsOf = ({ pageRows, topPx, matter }: Galley): number =>
  Math.max(0, Math.floor(pageRows - topPx / matter.rowPx + 0.02));

/** The same on another page, of which it has all. */
export function moveGalley(galley: Galley, paged: PagedPage): Galley {
  enter(paged, galley.stage.part);
  return { ...galley, topPx: topOf(paged, galley.row) };
}

/** The same with words kept whole that columns would divide; the same object, when none could be. */
export function mendGalley(galley: Galley, ends: readonly Place[]): Galley {
  const { rowPx } = galley.matter;
  const pagePx = galley.pageRows * rowPx;
  const blocks = [...galley.blocks];
  const measured = [...galley.matter.blocks];
  const cuts = ends.map(({ block, line }) => {
    const { element, lines } = at(blocks, block);
    return { block, point: at(lines, line).start(element) };
  });
  const mended = cuts.filter(({ point }) => keepWordAt(point));
  const again = [...new Set(mended.map(({ block }) => block))];
  for (const block of again) {
    const { element } = at(blocks, block);
    blocks[block] = { element, lines: linesIn(element, pagePx) };
    measured[block] = measure(at(blocks, block), { rowPx, pagePx });
  }
  const changed = withChanges(
    again.map((block) => at(measured, block)),
    again.map((block) => at(blocks, block).element),
  );
  for (const [index, block] of again.entries()) measured[block] = at(changed, index);
  return again.length > 0 ? { ...galley, blocks, matter: { ...galley.matter, blocks: measured } } : galley;
}

/** The same with pictures as small as they were planned. */
export function resizeFloats(galley: Galley): Galley {
  const { rowPx, floats } = galley.matter;
  const resized = galley.floats.map((float, index) => {
    const lessPx = (rowsOf(float.heightPx, rowPx) - at(floats, index).rows) * rowPx;
    return lessPx > 0 ? shrinkFloat(float, lessPx) : float;
  });
  return { ...galley, floats: resized };
}

/** An indent that depends on the block before stays when that block stands elsewhere. */
function keepIndents(blocks: readonly HTMLElement[]): void {
  const own = blocks.filter((block, index) => {
    const before = blocks[index - 1];
    return block instanceof HTMLParagraphElement && before && !(before instanceof HTMLParagraphElement);
  });
  const indents = own.map((block) => getComputedStyle(block).textIndent);
  for (const [index, block] of own.entries()) block.style.textIndent = indents[index] ?? '';
}

interface Measuring {
  readonly floats: ReadonlyMap<HTMLElement, TakenFloat>;
  readonly rowPx: number;
  readonly pagePx: number;
}

function measureBlocks(blocks: readonly GalleyBlock[], measuring: Measuring): Block[] {
  const order = [...measuring.floats.keys()];
  return blocks.map((block) => {
    const measured = measure(block, measuring);
    const float = measuring.floats.get(block.element);
    if (!float) return measured;
    const { isBand, heightPx } = float;
    return { ...measured, float: order.indexOf(block.element), isBand, endsPx: [0, heightPx], mayBreak: [true] };
  });
}

/** Tried once all else is measured: the text is set anew for it. */
function withChanges(blocks: readonly Block[], elements: readonly HTMLElement[]): Block[] {
  const { looser, tighter } = changesOf(elements);
  return blocks.map((block, index) => ({
    ...block,
    looser: looser.has(at(elements, index)),
    tighter: tighter.has(at(elements, index)),
  }));
}

function measure({ element, lines }: GalleyBlock, { rowPx, pagePx }: Pick<Measuring, 'rowPx' | 'pagePx'>): Block {
  const style = getComputedStyle(element);
  const height = element.getBoundingClientRect().height;
  const isWhole = style.breakInside === 'avoid' && height <= pagePx;
  const rows = (px: string): number => rowsOf(Number.parseFloat(px) || 0, rowPx);
  const head = element instanceof HTMLTableElement ? element.tHead : null;
  return {
    endsPx: [...lines.map(({ topPx }) => topPx), height],
    mayBreak: lines.map(({ mayBreak }) => mayBreak && !isWhole),
    hyphens: lines.map(({ endsInWord }) => endsInWord),
    calls: callsIn(element, lines),
    rowsBefore: rows(style.marginBlockStart),
    rowsAfter: rows(style.marginBlockEnd),
    keeps: style.breakAfter === 'avoid',
    headPx: head ? head.getBoundingClientRect().height + COLLAPSED : 0,
    isBand: false,
    looser: false,
    tighter: false,
  };
}

/** What rules between rows add to the height of a piece, where they are drawn once for two. */
const COLLAPSED = 1;

const noteMatter = ({ lines, heightPx }: TakenNote): Note => ({
  endsPx: [...lines.map(({ topPx }) => topPx), heightPx],
  mayBreak: lines.map(({ mayBreak }) => mayBreak),
});

interface Anchoring {
  readonly blocks: readonly GalleyBlock[];
  readonly floats: ReadonlyMap<HTMLElement, TakenFloat>;
  readonly rowPx: number;
}

/** A float is spoken of where the text before it ends; at the beginning of an article, where that begins. */
function anchored(elements: readonly HTMLElement[], { blocks, floats, rowPx }: Anchoring): Float[] {
  const indexOf = new Map(blocks.map(({ element }, index) => [element, index]));
  return [...floats.values()].map(({ element, place, isBand, heightPx, picture }) => {
    const own = indexOf.get(element);
    const before = elements
      .slice(0, elements.indexOf(element))
      .findLast((each) => indexOf.has(each) && !floats.has(each));
    const spoken = before && indexOf.get(before);
    const end = spoken === undefined ? 0 : Math.max(0, at(blocks, spoken).lines.length - 1);
    const anchor = own === undefined ? { block: spoken ?? 0, line: end } : { block: own, line: 0 };
    // One that divides no page after all stands at the head of one.
    const family = element.matches('figure') ? 'picture' : 'box';
    return {
      place: isBand ? 'span-top' : place,
      family,
      rows: rowsOf(heightPx, rowPx),
      ...(picture && { leastShare: 1 - (MOST_LOSS * picture.heightPx) / heightPx }),
      anchor,
    };
  });
}
