/** Parts become pages, in a tab of their own. This is the seam where the column filler takes over from Paged.js. */

import { applyStep, copyReader, fitCopies, measureLeeway, numberPictures, spills } from './copyfit/index.js';
import type { Copy, CopyReader, Fit, Fitted, Leeway, Step } from './copyfit/index.js';
import { bodyIn, fillPart } from './filler/index.js';
import { holdDrawings, holdPictures, restoreDrawings } from './hold.js';
import { breakHyphens, findSoftHyphens, laddersIn, settleAll, settleHyphens } from './hyphens.js';
import { chooseFor, setAll } from './lines/index.js';
import { newChunker, type Chunker, type PagedPage } from './paged.js';
import { makePortable } from './portable.js';
import { styledPreviewer } from './styled.js';
import { compareBlocks, blockTexts, type TextLoss } from './text.js';

/** Articles laid out together, because each may begin on the last page of the one before. Most groups are of one. */
export type GroupToLay = readonly PartSource[];

export interface PartSource {
  readonly html: string;
  readonly fit?: Fit;
  /** The number of its first page in the issue, where it is known and the group begins with it. */
  readonly firstNumber?: number;
}

/** Pages as markup, free of everything that depends on the place, the order or the moment they were laid out in. */
export interface LaidGroup {
  readonly pages: readonly string[];
  /** One for each part, in order. */
  readonly members: readonly LaidMember[];
  readonly losses: readonly TextLoss[];
  /** `file:line` of blocks that are taller than a page. */
  readonly tooTall: readonly string[];
  /** Whether its pages depend on the number of the first: a picture goes over two that face each other. */
  readonly hasSpread: boolean;
}

/** Where a part stands among the pages of its group, and how long it came out. */
export interface LaidMember extends Fitted {
  /** Indexes of its first and last page. */
  readonly first: number;
  readonly last: number;
  /** Of parts with text in columns. */
  readonly copy?: Copy;
  /** Whether a few lines of it stand on a page of their own. */
  readonly spills: boolean;
}

/** A part is never longer than this: a layout that finds no end is stopped instead of filling the memory. */
const MAX_PAGES = 600;

export async function layGroup(group: GroupToLay): Promise<LaidGroup> {
  const leeways: (Leeway | undefined)[] = [];
  const plain = await layOnce(group, {
    look: (members, standing) => {
      for (const [index, { html, fit }] of group.entries())
        leeways.push(
          fit || members[index]?.spills ? measureLeeway(parse(html), standing[index] ?? [], fit ?? 'tight') : undefined,
        );
    },
  });
  return fitCopies(plain, {
    wishes: group.map(({ fit }) => fit),
    leeways,
    lay: (steps) => layOnce(group, { steps, leeways }),
  });
}

interface Attendance {
  /** How each part is fitted. */
  readonly steps?: readonly (Step | undefined)[];
  readonly leeways?: readonly (Leeway | undefined)[];
  /** Sees what of each part is on its pages, while they stand. */
  readonly look?: (members: readonly LaidMember[], standing: readonly (readonly HTMLElement[])[]) => void;
}

async function layOnce(group: GroupToLay, { steps = [], leeways = [], look }: Attendance): Promise<LaidGroup> {
  const contents = group.map(({ html }) => parse(html));
  for (const [index, content] of contents.entries()) {
    const [step, leeway] = [steps[index], leeways[index]];
    if (step && leeway) applyStep(content, leeway, step);
  }
  const before = blockTexts(contents);
  const drawings = holdDrawings(contents);
  const host = document.createElement('div');
  document.body.append(host);
  const chunker = newChunker(styledPreviewer());
  const copies = copyReader();
  const isFilled = contents.every((content) => bodyIn(content));
  const laid = await (isFilled ? fillInColumns : flow)(chunker, contents, {
    host,
    firstNumber: group[0]?.firstNumber,
    copies,
  });
  const pages = [...new Set(laid.flatMap((part) => part.pages))];
  const standing = laid.map((part, index) => part.pages.flatMap((page) => ownOn(page, index)));
  const members = membersOf(laid, { pages, standing, copies });
  look?.(members, standing);
  restoreDrawings(host, drawings);
  const losses = compareBlocks(before, blockTexts(pages));
  for (const page of pages) makePortable(page);
  const markup = pages.map((page) => page.outerHTML);
  host.remove();
  const hasSpread = laid.some((part) => part.hasSpread);
  return { pages: markup, members, losses, tooTall: laid.flatMap(({ tooTall }) => tooTall), hasSpread };
}

/** On a page that articles share each has an element of its own. */
const ownOn = (page: HTMLElement, member: number): HTMLElement[] => [
  ...page.querySelectorAll<HTMLElement>(`.part[data-member="${member}"]`),
];

interface Standing {
  readonly pages: readonly HTMLElement[];
  readonly standing: readonly (readonly HTMLElement[])[];
  readonly copies: CopyReader;
}

function membersOf(laid: readonly Laid[], { pages, standing, copies }: Standing): LaidMember[] {
  const places = laid.map((part, index) => {
    const first = pages.findIndex((page) => page === part.pages[0]);
    return { first, last: first + part.pages.length - 1, copy: copies.copyOf(standing[index] ?? []) };
  });
  return places.map(({ first, last, copy }, index) => {
    const isShared = places[index + 1]?.first === last;
    return { first, last, ...(copy && { copy }), spills: !isShared && copy !== undefined && spills(copy) };
  });
}

function parse(html: string): DocumentFragment {
  const source = document.createElement('template');
  source.innerHTML = html;
  holdPictures(source.content);
  numberPictures(source.content);
  // Paged.js gives notes random names; links lead to their own.
  for (const note of source.content.querySelectorAll<HTMLElement>('.note[id]')) note.dataset.ownId = note.id;
  return source.content;
}

interface Laying {
  readonly host: HTMLElement;
  readonly firstNumber: number | undefined;
  readonly copies: CopyReader;
}

/** Of one part. */
interface Laid {
  readonly pages: readonly HTMLElement[];
  readonly tooTall: readonly string[];
  readonly hasSpread: boolean;
}

/** By our own filler, on pages that Paged.js makes. */
async function fillInColumns(
  chunker: Chunker,
  contents: readonly DocumentFragment[],
  { host, firstNumber = 1, copies }: Laying,
): Promise<Laid[]> {
  chunker.setup(host);
  const laid: (Laid & { readonly last?: PagedPage })[] = [];
  for (const [index, content] of contents.entries()) {
    for (const part of content.querySelectorAll<HTMLElement>('.part')) part.dataset.member = String(index);
    await chunker.hooks.afterParsed.trigger(content, chunker);
    const below = laid.at(-1)?.last;
    const before = new Set(laid.flatMap(({ pages }) => pages)).size;
    const number = firstNumber + before - (below ? 1 : 0);
    const onPage = (page: HTMLElement): void => {
      finishPage(page);
      for (const part of page.querySelectorAll<HTMLElement>('.part')) copies.read(part);
    };
    laid.push(fillPart({ chunker, content, firstNumber: number, ...(below && { below }), onPage }));
  }
  return laid;
}

function finishPage(page: HTMLElement): void {
  const soft = findSoftHyphens([page]);
  const chosen = chooseFor(page, laddersIn(soft));
  const own = new Set<Element>(chosen.map(({ paragraph }) => paragraph));
  // All has been read by now, and is changed at once: the page is laid out one time more.
  const holdLost = settleAll(new Map([...soft].filter(([block]) => !own.has(block))));
  const left = setAll(chosen);
  holdLost();
  settleHyphens(left);
}

/** By Paged.js alone. */
async function flow(chunker: Chunker, contents: readonly DocumentFragment[], { host }: Laying): Promise<Laid[]> {
  stopEndless(host);
  const shell = document.createElement('div');
  shell.append(...contents);
  await chunker.flow(shell.innerHTML, host);
  const pages = [...host.querySelectorAll<HTMLElement>('.pagedjs_page')];
  breakHyphens(host);
  settleHyphens(pages);
  return contents.map(() => ({ pages, tooTall: [], hasSpread: false }));
}

function stopEndless(host: Element): void {
  const observer = new MutationObserver(() => {
    if (host.querySelectorAll('.pagedjs_page').length <= MAX_PAGES) return;
    observer.disconnect();
    host.replaceChildren(); // Paged.js fails at its next step, which ends the layout
  });
  observer.observe(host, { childList: true, subtree: true });
}
