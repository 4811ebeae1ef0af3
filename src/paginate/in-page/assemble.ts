/** The pages of all parts become one document: sides, folios, running heads, page numbers, as if laid out in one run. */

import type { Fill } from '../../pages.js';
import { keepOwnWords } from './halves.js';
import { blankPage, filledPages, numberPage, setMarginBoxes, sides } from './pages.js';
import { stampStructure } from './stamp.js';
import { documentPreviewer } from './styled.js';
import { generatingSelector, pageContent, type PageContent } from './content.js';
import { leafOf, setReferences, setStrings } from './leaf.js';
import { measurePages, type MeasuredLayout } from './measure/index.js';

export interface PartPages {
  readonly id: string;
  readonly start: 'page' | 'left' | 'right' | 'continue';
  readonly pages: readonly string[];
  /** The part each page belongs to, where the pages are not all of this one. */
  readonly owners?: readonly string[];
  /** Its page is used as often as the binding needs, or not at all. */
  readonly fill?: Fill;
}

export interface Assembly {
  /** A page an entry, in order; blank pages are of the part they stand before. */
  readonly pages: readonly AssembledPage[];
}

export interface AssembledPage extends PageContent {
  readonly layout: MeasuredLayout;
}

const NOTHING: MeasuredLayout = { blocks: [], columns: [], pictures: [], overflows: [], strangers: [] };

export interface AssemblyOptions {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly title: string;
}

export async function assemble(parts: readonly PartPages[], options: AssemblyOptions): Promise<Assembly> {
  document.documentElement.lang = options.lang;
  document.title = options.title;
  const previewer = await documentPreviewer();
  const area = document.createElement('div');
  area.className = 'pagedjs_pages';
  const partOf = fill(area, parts, { dir: options.dir, blank: () => blankPage(previewer) });
  const pages = [...area.children].filter((page): page is HTMLElement => page instanceof HTMLElement);
  area.style.setProperty('--pagedjs-page-count', String(pages.length));
  const isLeft = sides(options.dir);
  pages.forEach((page, index) => numberPage(page, index + 1, isLeft(index + 1)));
  for (const box of area.querySelectorAll<HTMLElement>('.pagedjs_margin-content')) box.dir = options.dir;
  const taken = new Set<string>();
  const leaves = pages.map((page) => {
    const leaf = leafOf(page, taken);
    for (const id of leaf.ids) taken.add(id);
    return leaf;
  });
  setStrings(leaves);
  setReferences(leaves);
  document.body.append(area);
  const pictures = [...area.querySelectorAll('img')];
  const come = decoded(pictures);
  await document.fonts.ready;
  keepOwnWords(pages);
  setMarginBoxes(pages);
  // Those that say how large they are take their place at once, and come while the pages are measured.
  await decoded(pictures.filter((picture) => !picture.matches('[width][height]')));
  const layouts = measurePages(pages);
  stampStructure(pages);
  const generating = generatingSelector();
  const contents = pages.map((page, index) => ({
    ...pageContent(page, { number: index + 1, part: partOf[index] ?? '', generating }),
    layout: layouts[index] ?? NOTHING,
  }));
  await come;
  return { pages: contents };
}

async function decoded(pictures: readonly HTMLImageElement[]): Promise<void> {
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
}

interface Binding {
  readonly dir: 'ltr' | 'rtl';
  readonly blank: () => Element;
}

function fill(area: Element, parts: readonly PartPages[], { dir, blank }: Binding): string[] {
  const isLeft = sides(dir);
  const partOf: string[] = [];
  let empty: Element | undefined;
  for (const [index, given] of parts.entries()) {
    const part = { ...given, pages: filledPages(given, area.children.length, parts.slice(index + 1)) };
    const next = isLeft(area.children.length + 1) ? 'left' : 'right';
    if ((part.start === 'left' || part.start === 'right') && part.start !== next) {
      empty ??= blank();
      area.append(empty.cloneNode(true));
      partOf.push(part.id);
    }
    const template = document.createElement('template');
    template.innerHTML = part.pages.join('');
    area.append(template.content);
    partOf.push(...part.pages.map((_, index) => part.owners?.[index] ?? part.id));
  }
  return partOf;
}
