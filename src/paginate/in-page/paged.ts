/** The parts of Paged.js 0.4.3 that pagination touches, typed. Its script puts `Paged` into the page. */

export interface PagedPage {
  readonly element: HTMLElement;
  /** Where the page's content goes. */
  readonly area: HTMLElement;
}

/** Makes the pages of one layout. */
export interface Chunker {
  hooks: {
    readonly afterParsed: { trigger: (fragment: DocumentFragment, chunker: Chunker) => Promise<void> };
  };
  readonly pagesArea: HTMLElement;
  setup: (host: Element) => void;
  addPage: (blank?: boolean) => PagedPage;
  /** Lays out by Paged.js alone. */
  flow: (html: string, host: Element) => Promise<unknown>;
}

interface Polisher {
  /** For the rules that handlers add one by one. */
  readonly styleSheet: CSSStyleSheet;
  setup: () => void;
  add: (sheet: Record<string, string>) => Promise<void>;
}

/** Converts a style sheet; its handlers know from then on what the sheet asks of pages. */
export interface Previewer {
  readonly chunker: Chunker;
  readonly polisher: Polisher;
  initializeHandlers: () => unknown;
}

/** A page that has its content, for who asks what stands on it and sets its style. */
interface LaidOut {
  readonly querySelectorAll: (selector: string) => Iterable<Element>;
  readonly style: { readonly setProperty: (name: string, value: string) => void };
}

/** One of the handlers Paged.js makes for every previewer. */
export interface Handler {
  readonly stringSetSelectors?: Readonly<Record<string, unknown>>;
  pageLastString?: unknown;
  readonly runningSelectors?: Readonly<Record<string, { first?: Element }>>;
  readonly resetCountersMap?: Map<string, unknown>;
  fixedElements?: readonly Element[];
  needsLayout?: readonly unknown[];
  finalizePage?: (page: Element, info: { readonly element: Element }) => void;
  afterPageLayout?: (page: LaidOut) => void;
  addPageAttributes?: (page: PagedPage, start: Element, pages: readonly PagedPage[]) => void;
}

type HandlerClass = new (...given: unknown[]) => Handler;

interface PagedApi {
  readonly Previewer: new () => Previewer;
  readonly Chunker: new (content: undefined, host: undefined, settings: Record<string, unknown>) => Chunker;
  readonly registeredHandlers: HandlerClass[];
}

declare const Paged: PagedApi;

/**
 * What Paged.js appends where a page break falls inside a word: a word joiner, which has no width. Its own choice, a
 * hyphen after the soft hyphen, can wrap to a line of its own, which then overflows the page it was measured for.
 */
export const APPENDED = '\u2060';

export const newPreviewer = (): Previewer => new Paged.Previewer();

/** One that begins at page 1, and tells the handlers of a previewer what it does. */
export function newChunker({ chunker }: Previewer): Chunker {
  const fresh = new Paged.Chunker(undefined, undefined, { hyphenGlyph: APPENDED });
  fresh.hooks = chunker.hooks;
  return fresh;
}

/**
 * A page that nobody measures yet. Paged.js asks for the size of every page it adds, which would have it styled once for
 * that, and again as soon as it is given content.
 */
export function addUnmeasured(chunker: Chunker): PagedPage {
  const { pagesArea } = chunker;
  const host = pagesArea.parentElement;
  pagesArea.remove();
  const page = chunker.addPage();
  host?.append(pagesArea);
  return page;
}

/**
 * Reads what running heads are to say on a page. What is given back sets it: to be done last, for the whole page has to be
 * styled anew for it, and Paged.js would do so for each of them.
 */
export function readStrings(page: HTMLElement): () => void {
  const read: (readonly [name: string, value: string])[] = [];
  handler('StringSets').afterPageLayout?.({
    querySelectorAll: (selector) => page.querySelectorAll(selector),
    style: { setProperty: (name, value) => void read.push([name, value]) },
  });
  return () => {
    for (const [name, value] of read) page.style.setProperty(name, value);
  };
}

export type HandlerName = 'AtPage' | 'StringSets';

const instances = new Map<string, Handler>();

/** The newest instance of a built-in handler: Paged.js itself gives no way to reach them. */
export function handler(name: HandlerName): Handler {
  const found = instances.get(name);
  if (!found) throw new Error(`Paged.js made no ${name}`);
  return found;
}

// They emulate `+` and `:nth-of-type()` over page breaks by cutting selectors at every comma, also inside `:is(…)`,
// and fail the whole layout there. The browser's own selectors serve on every page but the one after a break.
const BROKEN = ['Following', 'NthOfType'];

let ready = false;

/** Drops the handlers that break style sheets, and has the others leave word of themselves. */
export function prepareHandlers(): void {
  if (ready) return;
  ready = true;
  const kept = Paged.registeredHandlers.filter(({ name }) => !BROKEN.includes(name));
  Paged.registeredHandlers.splice(0, Paged.registeredHandlers.length, ...kept.map(leavingWord));
}

const leavingWord = (Original: HandlerClass): HandlerClass =>
  class extends Original {
    constructor(...given: unknown[]) {
      super(...given);
      instances.set(Original.name, this);
      if (Original.name === 'AtPage') mendBaseStyles();
    }
  };

/** What handlers keep of one layout, and would take into the next. */
export function forgetLayout(): void {
  for (const each of instances.values()) {
    delete each.pageLastString;
    for (const running of Object.values(each.runningSelectors ?? {})) delete running.first;
    each.resetCountersMap?.clear();
    if (each.fixedElements) each.fixedElements = [];
    if (each.needsLayout) each.needsLayout = [];
  }
}

// Paged.js resets `::first-letter` in every element that goes on from the page before, and by that makes one of each:
// the browser then cuts a ligature there in two, and half of it is missing from the text of the PDF.
function mendBaseStyles(): void {
  for (const sheet of document.styleSheets) {
    for (const [index, rule] of [...sheet.cssRules].entries()) {
      if (!(rule instanceof CSSStyleRule) || !rule.selectorText.includes('[data-split-from]::first-letter')) continue;
      sheet.deleteRule(index);
      return;
    }
  }
}
