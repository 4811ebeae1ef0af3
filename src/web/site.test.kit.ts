/** Looks at a site as a map of files: what its pages link to, and what is not there. */

import { posix } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import type { Element, Root } from 'hast';
import { visit } from 'unist-util-visit';

export type Files = ReadonlyMap<string, string | Uint8Array>;

export const textOf = (files: Files, path: string): string => {
  const content = files.get(path);
  if (content === undefined) throw new Error(`there is no ${path}`);
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
};

export const pagesOf = (files: Files): string[] => [...files.keys()].filter((path) => path.endsWith('.html'));

interface Reference {
  readonly target: string;
  /** A link that a reader may follow elsewhere; everything else is fetched with the page. */
  readonly isLink: boolean;
}

/** Every address a page or sheet names. */
function referencesOf(path: string, content: string): Reference[] {
  if (path.endsWith('.css')) {
    return [...content.matchAll(/url\(\s*["']?([^"')]+)/gu)].map(([, target = '']) => ({ target, isLink: false }));
  }
  const references: Reference[] = [];
  visit(fromHtml(content), 'element', (node: Element) => {
    const { href, src, srcSet } = node.properties;
    const isLink = node.tagName === 'a' || node.properties.rel?.toString() === 'canonical';
    for (const target of [href, src]) if (typeof target === 'string') references.push({ target, isLink });
    const candidates = Array.isArray(srcSet) ? srcSet : typeof srcSet === 'string' ? srcSet.split(',') : [];
    for (const candidate of candidates)
      references.push({ target: String(candidate).trim().split(' ')[0] ?? '', isLink: false });
  });
  return references;
}

/** References that lead nowhere inside the site, and requests to other hosts: `from → target`. */
export function brokenReferences(files: Files): string[] {
  const ids = new Map(pagesOf(files).map((path) => [path, idsOf(fromHtml(textOf(files, path)))]));
  const broken: string[] = [];
  for (const path of files.keys()) {
    if (!/\.(?:html|css)$/u.test(path)) continue;
    for (const { target, isLink } of referencesOf(path, textOf(files, path))) {
      if (isLink && /^(?:https?:|mailto:|tel:)/u.test(target)) continue;
      if (!leadsSomewhere(path, target, { files, ids })) broken.push(`${path} → ${target}`);
    }
  }
  return broken;
}

interface Ground {
  readonly files: Files;
  readonly ids: ReadonlyMap<string, ReadonlySet<string>>;
}

function leadsSomewhere(from: string, target: string, { files, ids }: Ground): boolean {
  if (/^(?:[a-z]+:|\/)/iu.test(target)) return false;
  const [file = '', anchor] = target.split('#');
  const path = file === '' ? from : posix.join(posix.dirname(from), decodeURI(file));
  if (!files.has(path)) return false;
  return anchor === undefined || ids.get(path)?.has(decodeURIComponent(anchor)) === true;
}

function idsOf(tree: Root): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(tree, 'element', ({ properties }) => {
    if (typeof properties.id === 'string') ids.add(properties.id);
  });
  return ids;
}

/** Structured data of a page. */
export function jsonLd(html: string): unknown {
  const script = /<script type="application\/ld\+json">(.*?)<\/script>/su.exec(html)?.[1] ?? '';
  return JSON.parse(script);
}

/** Content of a `<meta>` by its name or property. */
export const meta = (html: string, key: string): string | undefined =>
  new RegExp(`<meta (?:name|property)="${key}" content="([^"]*)">`, 'u').exec(html)?.[1];
