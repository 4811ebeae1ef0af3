/** Adds to the list of articles in `issue.md` and leaves every other byte as the editor has it. */

import { isScalar, isSeq, parseDocument, stringify, type Document, type YAMLSeq } from 'yaml';

const FRONT_MATTER = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)^---[ \t]*\r?$/m;

/** An insertion, as an offset into the YAML and a text. */
interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** The text of `issue.md` with `slug` at the end of `articles`; the same text when it is listed; undefined when it cannot be. */
export function withArticle(issueMd: string, slug: string): string | undefined {
  const [whole, fence = '', yaml = ''] = FRONT_MATTER.exec(issueMd) ?? [];
  if (whole === undefined) return undefined;
  const document = parseDocument(yaml);
  const slugs = articlesOf(document);
  if (document.errors.length > 0 || slugs === undefined) return undefined;
  if (slugs.includes(slug)) return issueMd;
  // A slug such as 2020 would be a number without its quotes.
  const insertion = insert(document, yaml, stringify(slug).trimEnd());
  if (insertion === undefined) return undefined;
  const changed = yaml.slice(0, insertion.at) + insertion.text + yaml.slice(insertion.at);
  // The proof that the text stands where it was meant to.
  const result = articlesOf(parseDocument(changed));
  return JSON.stringify(result) === JSON.stringify([...slugs, slug])
    ? issueMd.replace(whole, () => whole.replace(fence + yaml, () => fence + changed))
    : undefined;
}

/** What is listed; an absent or empty list is `[]`, anything else undefined. */
function articlesOf(document: Document): readonly unknown[] | undefined {
  const data: unknown = document.toJS();
  if (data === null) return [];
  if (typeof data !== 'object') return undefined;
  const articles: unknown = 'articles' in data ? data.articles : undefined;
  if (articles === undefined || articles === null) return [];
  return Array.isArray(articles) ? articles : undefined;
}

function insert(document: Document, yaml: string, entry: string): Insertion | undefined {
  const eol = yaml.includes('\r\n') ? '\r\n' : '\n';
  const node: unknown = document.get('articles', true);
  if (isSeq(node)) return node.flow === true ? intoFlow(node, entry) : intoBlock(node, yaml, `${entry}${eol}`);
  // `articles:` with nothing after it, or no such key.
  const start = isScalar(node) ? node.range?.[0] : undefined;
  if (document.has('articles'))
    return start === undefined ? undefined : { at: afterLine(yaml, start), text: `  - ${entry}${eol}` };
  return { at: yaml.length, text: `articles:${eol}  - ${entry}${eol}` };
}

/** `[cotton, hubei]` → `[cotton, hubei, new]`. */
function intoFlow(list: YAMLSeq, entry: string): Insertion | undefined {
  const last: unknown = list.items.at(-1);
  if (last === undefined) return list.range ? { at: list.range[0] + 1, text: entry } : undefined;
  return isScalar(last) && last.range ? { at: last.range[1], text: `, ${entry}` } : undefined;
}

/** A line of its own under the last item and whatever comment stands behind that, indented like it. */
function intoBlock(list: YAMLSeq, yaml: string, line: string): Insertion | undefined {
  const last: unknown = list.items.at(-1);
  if (!isScalar(last) || !last.range) return undefined;
  const lineStart = yaml.lastIndexOf('\n', last.range[0] - 1) + 1;
  const dash = /^[ \t]*-[ \t]+/.exec(yaml.slice(lineStart))?.[0];
  return dash === undefined ? undefined : { at: afterLine(yaml, last.range[1]), text: dash + line };
}

/** The front matter always ends in a line break, so there is one. */
const afterLine = (yaml: string, offset: number): number => yaml.indexOf('\n', offset) + 1;
