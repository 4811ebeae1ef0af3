/** Bodies and lines of Markdown → HTML of an edition: blocks, notes, figures and links in their final form. */

import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root as MarkdownRoot } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Figures } from '../issue.js';
import type { Direction, Inline, Journal } from '../journal.js';
import { typeset } from '../typeset/index.js';
import { markEnd } from './end-mark.js';
import { callId, headingId, noteId, type ArticleLink } from './anchors.js';
import { setBlocks, setFigures } from './blocks.js';
import { setCharts } from './chart.js';
import { dotEmphasis } from './dots.js';
import { replace, stringProperty } from './element.js';
import { markInitial } from './initial.js';
import { linksFrom, noLinks, resolveLinks, type Links } from './links.js';
import { setNotes } from './notes.js';
import type { ShowPicture } from './pictures.js';
import { bodyTree, inlineTree } from './tree.js';
import { finishForWeb } from './web-body.js';
import type { Words } from './words.js';

/** The edition's ways, the same for every body of an issue. */
export interface EditionStyle {
  readonly edition: 'print' | 'web';
  readonly show: ShowPicture;
  /** Address of an article or heading of this issue, or nothing when it has none. */
  readonly address: (link: ArticleLink) => string | undefined;
  readonly words: (lang: string) => Words;
  /** Words divided otherwise than usual, by language. */
  readonly hyphenation: Journal['hyphenation'];
}

/** The text a body belongs to. */
export interface BodyOwner {
  readonly slug: string;
  readonly file: string;
  readonly lang: string;
  readonly dir: Direction;
  readonly figures: Figures;
  /** Whether the end of its text is marked. */
  readonly marksEnd?: boolean;
}

export interface SetBody {
  readonly html: string;
  /** Notes after the body (web); in print they stand in the text where they are called. */
  readonly notes: readonly {
    readonly number: number;
    readonly id: string;
    readonly callId: string;
    readonly html: string;
  }[];
}

/** A whole body, set. */
export function setBody(body: MarkdownRoot, owner: BodyOwner, style: EditionStyle): SetBody {
  const { tree: unset, figures, charts, notes: marks } = bodyTree(body, owner.lang);
  const options = { lang: owner.lang, hyphenate: style.edition === 'print', exceptions: style.hyphenation };
  const [tree = unset, ...contents] = [unset, ...marks.map((note) => note.content)].map((part) => {
    stamp(part, owner.file);
    nameHeadings(part, owner.slug);
    markLongTables(part);
    resolveLinks(part, linksFrom(owner.slug, style.address));
    setBlocks(part, owner, style);
    setFigures(part, figures, { owner, style });
    setCharts(part, charts, { owner, style });
    return typeset(part, options);
  });
  const notes = contents.map((content, index) => ({ content, line: marks[index]?.line ?? 1 }));
  if (owner.marksEnd) markEnd(tree);
  markInitial(tree);
  setNotes(tree, { notes, owner, style });
  if (style.edition === 'print') dotEmphasis(tree, owner.lang);
  if (style.edition === 'web') for (const part of [tree, ...contents]) finishForWeb(part, owner.lang);
  return {
    html: toHtml(tree),
    notes: notes.map(({ content }, index) => ({
      number: index + 1,
      id: noteId(owner.slug, index + 1),
      callId: callId(owner.slug, index + 1),
      html: toHtml(content),
    })),
  };
}

/** One line of Markdown, set without hyphens. Its links are dropped unless it says where they lead. */
export function setLine(line: Inline, lang: string, links: Links = noLinks): string {
  const tree = inlineTree(line.children);
  resolveLinks(tree, links);
  // No picture stands in a line of words.
  replace(tree, 'img', () => []);
  return toHtml(typeset(tree, { lang, hyphenate: false }));
}

const STAMPED = new Set('p h1 h2 h3 h4 h5 h6 li pre tr figure blockquote aside dt dd'.split(' '));

/** Blocks say where they come from, so that a finding about a page can name the Markdown line. */
function stamp(tree: Root, file: string): void {
  visit(tree, 'element', (node) => {
    const line = node.position?.start.line;
    if (line !== undefined && STAMPED.has(node.tagName)) node.properties.dataSource = `${file}:${line}`;
  });
}

/** Headings an editor wrote as HTML have no name, for `check` knows none of them. */
function nameHeadings(tree: Root, slug: string): void {
  visit(tree, 'element', (node) => {
    if (node.properties.dataName !== undefined) node.properties.id = headingId(slug, stringProperty(node, 'dataName'));
    delete node.properties.dataName;
  });
}

/** Rows of a table that is kept whole on a page; a longer one may be broken between its rows. */
const WHOLE_TABLE_ROWS = 14;

function markLongTables(tree: Root): void {
  visit(tree, { type: 'element', tagName: 'table' }, (table) => {
    let rows = 0;
    visit(table, { type: 'element', tagName: 'tr' }, () => void (rows += 1));
    if (rows > WHOLE_TABLE_ROWS) table.properties.className = ['long'];
  });
}
