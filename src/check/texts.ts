/** The texts of an issue: bodies, and the single lines of front matter. */

import type { Nodes, Paragraph, Parents, Root } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import { visit } from 'unist-util-visit';
import type { Place } from '../diagnostic.js';
import type { Article, Figure, Issue } from '../issue.js';
import type { Inline } from '../journal.js';

export interface Text {
  readonly file: string;
  readonly lang: string;
  readonly tree: Root;
  /** The file as typed; empty when the issue does not carry it. */
  readonly source: string;
  /** The article it belongs to; none for the editorial and the cover. */
  readonly slug?: string;
}

/** The bodies of the articles, and the editorial. */
export function bodiesOf(issue: Issue): Text[] {
  const source = (file: string): string => issue.sources?.get(file) ?? '';
  const articles = issue.articles.map(({ file, lang, slug, body }) => ({
    file,
    lang,
    slug,
    tree: body,
    source: source(file),
  }));
  const { editorial, file, journal } = issue;
  if (!editorial) return articles;
  return [...articles, { file, lang: journal.lang, tree: editorial.body, source: source(file) }];
}

/** Bodies, and titles, captions and all else that is one line of Markdown. */
export function textsOf(issue: Issue): Text[] {
  const source = (file: string): string => issue.sources?.get(file) ?? '';
  const { cover, editorial, file, journal } = issue;
  // Without a headline of its own the cover carries that of an article, which is looked at there.
  const own = issue.articles.some(({ title }) => title === cover.headline) ? [] : [cover.headline];
  const issueLines = [...own, cover.kicker, ...captions(cover.figure), editorial?.title];
  return [
    ...bodiesOf(issue),
    ...issueLines.flatMap((line) => asText(line, { file, lang: journal.lang, source: source(file) })),
    ...issue.articles.flatMap((article) => {
      const { file, lang, slug } = article;
      return linesOf(article).flatMap((line) => asText(line, { file, lang, slug, source: source(file) }));
    }),
  ];
}

const linesOf = ({ title, kicker, standfirst, teaser, lead }: Article): (Inline | undefined)[] => [
  title,
  kicker,
  ...(standfirst?.items ?? []),
  teaser,
  ...captions(lead),
];

const captions = (figure: Figure | undefined): (Inline | undefined)[] => [figure?.caption, figure?.credit];

function asText(line: Inline | undefined, of: Omit<Text, 'tree'>): Text[] {
  // A line without places is a stand-in, not an editor's.
  if (!line?.children[0]?.position) return [];
  const paragraph: Paragraph = { type: 'paragraph', children: [...line.children] };
  return [{ ...of, tree: { type: 'root', children: [paragraph] } }];
}

/** The place of a node's first letter. */
export function placeOf({ file }: Text, node: Nodes): Place {
  const start = node.position?.start;
  return start ? { file, line: start.line, column: start.column } : { file };
}

/** Every node of a kind in a text, with what holds it, in the order read. */
export function nodesOf<Kind extends Nodes['type']>(text: Text, kind: Kind): Found<Kind>[] {
  const ofKind = byKind(text.tree).get(kind) ?? [];
  return ofKind.flatMap(({ node, index, parent }) => (isKind(node, kind) ? [{ node, index, parent, text }] : []));
}

interface Visited {
  readonly node: Nodes;
  readonly index: number;
  readonly parent: Parents | undefined;
}

// Two dozen rules walk the same trees.
const walked = new WeakMap<Root, ReadonlyMap<string, readonly Visited[]>>();

function byKind(tree: Root): ReadonlyMap<string, readonly Visited[]> {
  const known = walked.get(tree);
  if (known) return known;
  const kinds = new Map<string, Visited[]>();
  visit(tree, (node, index, parent) => {
    const visited = { node, index: index ?? 0, parent };
    const kind = kinds.get(node.type);
    if (kind) kind.push(visited);
    else kinds.set(node.type, [visited]);
  });
  walked.set(tree, kinds);
  return kinds;
}

export interface Found<Kind extends Nodes['type']> {
  readonly node: Extract<Nodes, { type: Kind }>;
  readonly index: number;
  readonly parent: Parents | undefined;
  readonly text: Text;
}

const isKind = <Kind extends Nodes['type']>(node: Nodes, kind: Kind): node is Extract<Nodes, { type: Kind }> =>
  node.type === kind;

/** Every `:::name` block. */
export const directivesOf = (issue: Issue): Found<'containerDirective'>[] =>
  bodiesOf(issue).flatMap((text) => nodesOf(text, 'containerDirective'));

/** The value of an attribute; undefined when it is not there or blank. */
export const attribute = (node: ContainerDirective, name: string): string | undefined =>
  node.attributes?.[name]?.trim() || undefined;

export function attributePlace(text: Text, node: ContainerDirective, name: string): Place {
  const start = node.data?.position?.attributes?.[name]?.start;
  return start ? { file: text.file, line: start.line, column: start.column } : placeOf(text, node);
}
