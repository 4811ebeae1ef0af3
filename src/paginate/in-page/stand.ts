/** An issue's pages kept standing in a tab: what changed takes the place of what it was, and all else is left alone. */

import type { Fill } from '../../pages.js';
import type { AssemblyOptions, PartPages } from './assemble.js';
import { keepOwnWords } from './halves.js';
import { leafOf, setReferences, setStrings, type Leaf } from './leaf.js';
import { measurePages, type MeasuredLayout } from './measure/index.js';
import type { Previewer } from './paged.js';
import { blankPage, filledPages, numberPage, setMarginBoxes, sides, type MarginBoxes } from './pages.js';
import { documentPreviewer } from './styled.js';

export interface PartToStand extends Omit<PartPages, 'pages'> {
  /** What its pages were made of. */
  readonly key: string;
  /** Left out where the tab has those of this key standing. */
  readonly pages?: readonly string[];
}

export interface Standing {
  /** All style sheets of the tab, when they are not those of the last time. */
  readonly css?: string;
  /** In order. */
  readonly pages: readonly StandingPage[];
}

export interface StandingPage {
  /** The same as long as it is not laid out anew, wherever it goes. */
  readonly id: number;
  readonly part: string;
  /** Of pages that look different from the last time, or were not there. */
  readonly html?: string;
  /** Of pages that were laid out anew. */
  readonly layout?: MeasuredLayout;
}

interface Held {
  readonly id: string;
  readonly key: string;
  readonly start: PartPages['start'];
  readonly pages: readonly string[];
  readonly owners?: readonly string[];
  readonly fill?: Fill;
  readonly leaves: Leaf[];
  blank?: Leaf;
}

interface Desk extends AssemblyOptions {
  readonly previewer: Previewer;
  readonly area: HTMLElement;
  readonly kinds: Map<string, MarginBoxes>;
  readonly held: Map<string, Held>;
  /** The leaves that stood the last time, in order. */
  leaves: readonly Leaf[];
}

let desk: Desk | undefined;

export async function stand(parts: readonly PartToStand[], options: AssemblyOptions): Promise<Standing> {
  const isSame = desk && desk.lang === options.lang && desk.dir === options.dir;
  const at = isSame && desk ? desk : await newDesk(options);
  desk = at;
  document.title = options.title;
  const placed = place(at, parts);
  const leaves = placed.map(({ leaf }) => leaf);
  const before = new Set(at.leaves);
  const fresh = leaves.filter((leaf) => !before.has(leaf));
  arrange(at, leaves);
  const changed = new Set(fresh);
  for (const leaf of furnish(at, leaves, new Set(fresh))) changed.add(leaf);
  for (const leaf of [...setStrings(leaves), ...setReferences(leaves)]) changed.add(leaf);
  await decoded(fresh);
  const layouts = measurePages(fresh.map(({ element }) => element));
  const layoutOf = new Map(fresh.map((leaf, index) => [leaf, layouts[index]]));
  at.leaves = leaves;
  return {
    ...(!isSame && { css: allStyles() }),
    pages: placed.map(({ leaf, part }) => {
      const layout = layoutOf.get(leaf);
      const html = changed.has(leaf) || !isSame ? { html: leaf.element.outerHTML } : {};
      return { id: leaf.id, part, ...html, ...(layout && { layout }) };
    }),
  };
}

async function newDesk(options: AssemblyOptions): Promise<Desk> {
  desk?.area.remove();
  document.documentElement.lang = options.lang;
  const previewer = await documentPreviewer();
  const area = document.createElement('div');
  area.className = 'pagedjs_pages';
  document.body.append(area);
  return { ...options, previewer, area, kinds: new Map(), held: new Map(), leaves: [] };
}

interface Placed {
  readonly leaf: Leaf;
  readonly part: string;
}

/** The leaves of all parts in order, with blank ones where a part begins on a side. */
function place(at: Desk, parts: readonly PartToStand[]): Placed[] {
  const given = parts.map((part) => heldOf(at, part));
  at.held.clear();
  for (const held of given) at.held.set(held.id, held);
  const isLeft = sides(at.dir);
  const placed: Placed[] = [];
  for (const [index, held] of given.entries()) {
    const { id } = held;
    const count = filledPages(held, placed.length, given.slice(index + 1)).length;
    const next = isLeft(placed.length + 1) ? 'left' : 'right';
    if ((held.start === 'left' || held.start === 'right') && held.start !== next) {
      held.blank ??= leafOf(blankPage(at.previewer));
      placed.push({ leaf: held.blank, part: id });
    }
    for (let page = 0; page < count; page += 1)
      placed.push({ leaf: leafAt(held, page), part: held.owners?.[page] ?? id });
  }
  return placed;
}

function heldOf(at: Desk, { pages, ...part }: PartToStand): Held {
  const held = at.held.get(part.id);
  if (held?.key === part.key) return held;
  if (!pages) throw new Error(`no pages of ${part.id} stand here`);
  return { ...part, pages, leaves: [] };
}

function leafAt({ leaves, pages, fill }: Held, index: number): Leaf {
  const known = leaves[index];
  if (known) return known;
  const template = document.createElement('template');
  template.innerHTML = pages[fill === undefined ? index : 0] ?? '';
  const element = template.content.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('a page is no element');
  const taken = new Set(leaves.flatMap(({ ids }) => ids));
  const leaf = leafOf(element, taken);
  leaves[index] = leaf;
  return leaf;
}

function arrange({ area }: Desk, leaves: readonly Leaf[]): void {
  const kept = new Set<Element>(leaves.map(({ element }) => element));
  const gone = [...area.children].filter((child) => !kept.has(child));
  for (const child of gone) child.remove();
  leaves.forEach(({ element }, index) => {
    const there = area.children[index];
    if (there !== element) area.insertBefore(element, there ?? null);
  });
  const count = String(leaves.length);
  if (area.style.getPropertyValue('--pagedjs-page-count') !== count)
    area.style.setProperty('--pagedjs-page-count', count);
}

/** Side, number and margin boxes. Gives the leaves that got others than they had. */
function furnish({ dir, kinds }: Desk, leaves: readonly Leaf[], fresh: ReadonlySet<Leaf>): Leaf[] {
  const isLeft = sides(dir);
  const moved: Leaf[] = [];
  leaves.forEach((leaf, index) => {
    const { element } = leaf;
    if (!fresh.has(leaf) && element.dataset.pageNumber === String(index + 1)) return;
    for (const box of element.querySelectorAll('.hasContent')) box.classList.remove('hasContent');
    numberPage(element, index + 1, isLeft(index + 1));
    for (const box of element.querySelectorAll<HTMLElement>('.pagedjs_margin-content')) box.dir = dir;
    moved.push(leaf);
  });
  keepOwnWords([...fresh].map(({ element }) => element));
  setMarginBoxes(
    moved.map(({ element }) => element),
    kinds,
  );
  return moved;
}

async function decoded(leaves: readonly Leaf[]): Promise<void> {
  const images = leaves.flatMap(({ element }) => [...element.querySelectorAll('img')]);
  await Promise.all([document.fonts.ready, ...images.map((image) => image.decode().catch(() => {}))]);
}

/**
 * As it was written, where it was: what a browser makes of a shorthand with variables it cannot write down again. Rules
 * that Paged.js adds one by one stand in a sheet without text.
 */
const allStyles = (): string =>
  [...document.styleSheets]
    .map(
      (sheet) => sheet.ownerNode?.textContent?.trim() || [...sheet.cssRules].map(({ cssText }) => cssText).join('\n'),
    )
    .join('\n');
