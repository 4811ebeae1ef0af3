/** The column filler: lays out parts whose text stands in columns, on pages that Paged.js makes. */

import type { Chunker, PagedPage } from '../paged.js';
import { addUnmeasured, readStrings } from '../paged.js';
import { firstRowsOf, mendGalley, moveGalley, openGalley, resizeFloats, type Galley } from './galley.js';
import { makePages } from './make.js';
import { dividedEnds, planSmaller, type Plan } from './plan/index.js';

export interface FilledPart {
  readonly pages: readonly HTMLElement[];
  /** `file:line` of blocks taller than a page, which stand on it all the same and run over its foot. */
  readonly tooTall: readonly string[];
  /** Whether a picture goes over two facing pages, so that the pages depend on the number of the first. */
  readonly hasSpread: boolean;
  /** The page on which its text ends: another may begin below. None where a picture fills the last page. */
  readonly last?: PagedPage;
}

export interface PartToFill {
  readonly chunker: Chunker;
  /** The part and its text in columns, in a document of their own. */
  readonly content: DocumentFragment;
  /** The last page of the article before, to begin on below its end if there is room. */
  readonly below?: PagedPage;
  /** The number of its first page in the issue, where it is known. */
  readonly firstNumber?: number;
  /** Called with every page once nothing on it will move. */
  readonly onPage: (page: HTMLElement) => void;
}

interface Body {
  readonly part: HTMLElement;
  readonly body: HTMLElement;
}

/** What there is to fill: a body in columns, in a part. */
export function bodyIn(content: ParentNode): Body | undefined {
  const body = content.querySelector<HTMLElement>('.body');
  const part = body?.parentElement?.closest<HTMLElement>('.part');
  return body && part && body.parentElement === part ? { part, body } : undefined;
}

/** Fills pages until nothing is left. The style sheet must have been converted, the content seen by the handlers. */
export function fillPart({ chunker, content, below, firstNumber, onPage }: PartToFill): FilledPart {
  const found = bodyIn(content);
  if (!found) throw new Error('this part has no body in columns');
  const { first, opened } = begin(found, { chunker, below });
  const settled = settle(opened, firstNumber);
  const { plan } = settled;
  const galley = resizeFloats(settled.galley);
  let last = first;
  const pages = makePages(galley, plan, {
    chunker,
    first,
    onPage: (page) => {
      const setStrings = readStrings(page.element);
      onPage(page.element);
      setStrings();
      last = page;
    },
  });
  const hasSpread = galley.floats.some(({ place }) => place === 'spread');
  return { pages, tooTall: tooTallIn(galley), hasSpread, ...(plan.pages.at(-1)?.kind === 'text' && { last }) };
}

/** Blocks of which one line, or a row of a table, is taller than a page. */
function tooTallIn({ blocks, matter, pageRows }: Galley): string[] {
  const pagePx = pageRows * matter.rowPx;
  return matter.blocks.flatMap(({ endsPx, float }, index) => {
    const isTall = endsPx.some((end, line) => line > 0 && end - (endsPx[line - 1] ?? 0) > pagePx + 1);
    const element = blocks[index]?.element;
    if (!isTall || float !== undefined || !element) return [];
    const source = element.closest('[data-source]') ?? element.querySelector('[data-source]');
    return [source?.getAttribute('data-source') ?? ''];
  });
}

interface Begun {
  readonly first: PagedPage;
  readonly opened: Galley;
}

function begin(found: Body, { chunker, below }: Pick<PartToFill, 'chunker'> & { below: PagedPage | undefined }): Begun {
  const shared = below && openGalley(below, found);
  if (shared && hasRoom(shared)) return { first: below, opened: shared };
  const first = addUnmeasured(chunker);
  return { first, opened: shared ? moveGalley(shared, first) : openGalley(first, found) };
}

/** Below the end of another, an article opens over so many lines a column, or over all it has. */
const LEAST_ROWS = 8;

function hasRoom(galley: Galley): boolean {
  const { blocks, columns, rowPx } = galley.matter;
  const textPx = blocks.reduce((sum, { endsPx }) => sum + (endsPx.at(-1) ?? 0), 0);
  return firstRowsOf(galley) >= Math.min(LEAST_ROWS, Math.ceil(textPx / rowPx / columns) + 1);
}

/** So often the article is planned anew with words kept whole that its columns would divide. */
const MENDS = 4;

function settle(opened: Galley, firstNumber: number | undefined): { galley: Galley; plan: Plan } {
  const paper = {
    pageRows: opened.pageRows,
    firstRows: firstRowsOf(opened),
    ...(firstNumber !== undefined && { firstNumber }),
  };
  let galley = opened;
  for (let tries = 0; tries < MENDS; tries += 1) {
    const { matter, plan } = planSmaller(galley.matter, paper);
    galley = { ...galley, matter };
    const ends = dividedEnds(matter, plan);
    if (ends.length === 0) return { galley, plan };
    const mended = mendGalley(galley, ends);
    if (mended === galley) break;
    galley = mended;
  }
  const { matter, plan } = planSmaller({ ...galley.matter, isFinal: true }, paper);
  return { galley: { ...galley, matter }, plan };
}
