/** The column filler: lays out parts whose text stands in columns, on pages that Paged.js makes. */

import type { Chunker } from '../paged.js';
import { handler } from '../paged.js';
import { mendGalley, openGalley, type Galley } from './galley.js';
import { makePages } from './make.js';
import { dividedEnds, planPages, type Plan } from './plan/index.js';

export interface FilledPart {
  readonly pages: readonly HTMLElement[];
  /** `file:line` of blocks taller than a page, which stand on it all the same and run over its foot. */
  readonly tooTall: readonly string[];
  /** Whether a picture goes over two facing pages, so that the pages depend on the number of the first. */
  readonly hasSpread: boolean;
}

export interface PartToFill {
  readonly chunker: Chunker;
  /** The part and its text in columns, in a document of their own. */
  readonly content: DocumentFragment;
  /** The number of its first page in the issue, where it is known. */
  readonly firstNumber?: number;
  /** Called with every page once nothing on it will move. */
  readonly onPage: (page: HTMLElement) => void;
}

/** What there is to fill: a body in columns, in a part. */
export function bodyIn(content: ParentNode): { readonly part: HTMLElement; readonly body: HTMLElement } | undefined {
  const body = content.querySelector<HTMLElement>('.body');
  const part = body?.parentElement?.closest<HTMLElement>('.part');
  return body && part && body.parentElement === part ? { part, body } : undefined;
}

/** Fills pages until nothing is left. The style sheet must have been converted, the content seen by the handlers. */
export function fillPart({ chunker, content, firstNumber, onPage }: PartToFill): FilledPart {
  const found = bodyIn(content);
  if (!found) throw new Error('this part has no body in columns');
  const first = chunker.addPage();
  const { galley, plan } = settle(openGalley(first, found), firstNumber);
  const pages = makePages(galley, plan, {
    chunker,
    first,
    onPage: ({ element }) => {
      handler('StringSets').afterPageLayout?.(element);
      onPage(element);
    },
  });
  return { pages, tooTall: [], hasSpread: galley.floats.some(({ place }) => place === 'spread') };
}

/** So often the article is planned anew with words kept whole that its columns would divide. */
const MENDS = 4;

function settle(opened: Galley, firstNumber: number | undefined): { galley: Galley; plan: Plan } {
  const { pageRows, firstRows } = opened;
  const paper = { pageRows, firstRows, ...(firstNumber !== undefined && { firstNumber }) };
  let galley = opened;
  for (let tries = 0; tries < MENDS; tries += 1) {
    const plan = planPages(galley.matter, paper);
    const ends = dividedEnds(galley.matter, plan);
    if (ends.length === 0) return { galley, plan };
    const mended = mendGalley(galley, ends);
    if (mended === galley) break;
    galley = mended;
  }
  return { galley, plan: planPages({ ...galley.matter, isFinal: true }, paper) };
}
