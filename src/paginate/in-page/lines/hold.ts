/** Lines held as they are: they end where they were found to end, whatever their letters measure afterwards. */

import { blockOf, initialOf, letterRect, type Stop } from './units.js';

const SHY = '\u00ad';

/** A place between two letters that stand on two lines. */
export interface LineEnd {
  readonly node: Text;
  /** Behind the last letter. */
  readonly end: number;
  readonly next: Text;
  /** Before the first letter of the next line. */
  readonly start: number;
  readonly stop: Stop;
  /** Pixels that stay free at the end of the line. */
  readonly restPx?: number | undefined;
}

/** Text by the line it stands on, from 0; a soft hyphen between two lines, which the browser needs, is on none. */
export interface Ended {
  readonly content: Node;
  readonly texts: readonly { readonly text: Text; readonly line: number }[];
  /** Lines that end within a joined word. */
  readonly joined: ReadonlySet<number>;
}

/**
 * Cuts text where lines end, puts a hyphen there if it shows, and drops all soft hyphens: no line needs them any more.
 * Letters of the Arabic script stay joined over a soft hyphen, and only over that: there it is left.
 *
 * @param isForced ends each line with a break of its own
 */
export function endLines(content: Node, ends: readonly LineEnd[], { isForced }: { isForced: boolean }): Ended {
  const heads = new Set<Text>();
  const breaks = new Set<Text>();
  const joined = new Set<number>();
  for (const [line, end] of [...ends.entries()].toReversed()) {
    const isJoined = end.stop === 'hyphen' && /\p{Script=Arabic}/u.test(end.node.data[end.end - 1] ?? '');
    const head = cut(end);
    heads.add(head);
    if (isJoined) {
      breaks.add(softHyphenBefore(head));
      joined.add(line);
      continue;
    }
    if (end.restPx !== undefined) end.node.after(lineRest(end.restPx));
    if (end.stop === 'hyphen') head.before(hyphen());
    if (isForced) head.before(document.createElement('br'));
    else if (end.stop === 'free') head.before(document.createElement('wbr'));
  }
  return { content, texts: textsOf(content, heads, breaks), joined };
}

export function lineRest(restPx: number): HTMLElement {
  const filler = document.createElement('span');
  filler.className = 'line-rest';
  filler.style.inlineSize = `${Math.floor(restPx)}px`;
  return filler;
}

/** The text with which the next line begins; that of the line before ends with its last letter. */
function cut({ node, end, next, start }: LineEnd): Text {
  const head = start > 0 ? next.splitText(start) : next;
  if (node.length > end) node.splitText(end);
  return head;
}

function softHyphenBefore(head: Text): Text {
  const mark = new Text(SHY);
  head.before(mark);
  return mark;
}

/** Marked, because it is of the layout and not of the text. */
export function hyphen(): HTMLElement {
  const mark = document.createElement('span');
  mark.className = 'break-hyphen';
  mark.textContent = '-';
  return mark;
}

function textsOf(content: Node, heads: ReadonlySet<Text>, breaks: ReadonlySet<Text>): Ended['texts'] {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts: { text: Text; line: number }[] = [];
  let line = 0;
  while (walker.nextNode()) {
    const text = walker.currentNode;
    if (!(text instanceof Text) || breaks.has(text)) continue;
    if (heads.has(text)) line += 1;
    if (text.data.includes(SHY)) text.data = text.data.replaceAll(SHY, '');
    if (text.data !== '') texts.push({ text, line });
  }
  return texts;
}

type Declarations = Readonly<Record<string, string>>;

/** Sets the text of lines in elements of the given style. */
export function wrapLines({ content, texts }: Ended, styleOf: (line: number) => Declarations | undefined): void {
  const lineOf = new Map(texts.map(({ text, line }): [Node, number] => [text, line]));
  const runs: { line: number; nodes: ChildNode[] }[] = [];
  for (const { text, line } of texts) {
    if (text.parentElement?.classList.contains('break-hyphen')) continue;
    const node = wholeAround(text, { content, lineOf, line });
    const run = runs.at(-1);
    const last = run?.nodes.at(-1);
    if (last === node) continue;
    // In pieces a line could break between them, where one ends with a space.
    if (run?.line === line && last?.nextSibling === node) run.nodes.push(node);
    else runs.push({ line, nodes: [node] });
  }
  for (const { line, nodes } of runs) {
    const style = styleOf(line);
    const [first] = nodes;
    if (!style || !first) continue;
    const wrapper = document.createElement('span');
    for (const [name, value] of Object.entries(style)) wrapper.style.setProperty(name, value);
    first.before(wrapper);
    wrapper.append(...nodes);
  }
}

interface Around {
  readonly content: Node;
  readonly lineOf: ReadonlyMap<Node, number>;
  readonly line: number;
}

/** The outermost element around a text that stands on its line as a whole; or the text. */
function wholeAround(text: Text, { content, lineOf, line }: Around): ChildNode {
  let whole: ChildNode = text;
  for (let parent = text.parentElement; parent && parent !== content; parent = parent.parentElement) {
    const walker = document.createTreeWalker(parent, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const own = lineOf.get(walker.currentNode);
      if (own !== line && walker.currentNode.textContent !== '') return whole;
    }
    whole = parent;
  }
  return whole;
}

/** Spaces of a line that is full close by so much, before its words would stand over the edge. Of the size of type. */
const CLOSE_EM = 0.04;

/** Holds the lines of a block where the browser has set them, and drops its soft hyphens. */
export function holdLines(block: HTMLElement): void {
  const ends = endsOf(block);
  const ended = endLines(block, ends, { isForced: false });
  const lasts = new Map(ended.texts.map(({ text, line }) => [line, text]));
  const isSpace = ({ text, line }: Ended['texts'][number]): boolean =>
    // A line ends at a space only where that may be broken.
    lasts.get(line) === text && line < ends.length && text.data.trim() === '';
  wrapLines({ ...ended, texts: ended.texts.filter((each) => !isSpace(each)) }, () => ({ 'white-space': 'nowrap' }));
  if (getComputedStyle(block).textAlign !== 'justify') return;
  const own = block.style.wordSpacing || 'var(--word-space, 0em)';
  block.style.wordSpacing = `calc(${own} - ${CLOSE_EM}em)`;
}

const range = document.createRange();

/** Looks at every letter: slow, but right for every script, and seldom needed. */
function endsOf(block: HTMLElement): LineEnd[] {
  const style = getComputedStyle(block);
  const leading = Number.parseFloat(style.lineHeight) || block.getBoundingClientRect().height;
  const isRtl = style.direction === 'rtl';
  const ends: LineEnd[] = [];
  let middle: number | undefined;
  let last: { node: Text; end: number } | undefined;
  let between = '';
  for (const { node, start, end } of lettersOf(block)) {
    const sign = node.data.slice(start, end);
    if (/[\s\u00ad]/u.test(sign)) {
      between += sign;
      continue;
    }
    range.setStart(node, start);
    range.setEnd(node, end);
    const rects = [...range.getClientRects()].filter(({ width }) => width > 0);
    const rect = letterRect(rects, { isRtl, isAfterHyphen: between.endsWith(SHY) });
    if (rect) {
      const own = (rect.top + rect.bottom) / 2;
      if (last && middle !== undefined && Math.abs(own - middle) > LINE * leading) {
        const stop = between.includes(SHY) ? 'hyphen' : between === '' ? 'free' : 'space';
        ends.push({ ...last, next: node, start, stop });
        middle = own;
      }
      middle ??= own;
    }
    last = { node, end };
    between = '';
  }
  return ends;
}

/** Raised figures and letters of other scripts stand less far off the middle of their line. Of the leading. */
const LINE = 0.6;

interface Letter {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** All but those of a drop cap, which stand beside the lines. */
function* lettersOf(block: HTMLElement): Generator<Letter> {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  let skipped = initialOf(block);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text) || blockOf(node) !== block) continue;
    let start = 0;
    for (const sign of node.data) {
      const end = start + sign.length;
      if (skipped > 0) skipped -= sign.length;
      else yield { node, start, end };
      start = end;
    }
  }
}
