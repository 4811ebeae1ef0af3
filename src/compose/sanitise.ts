/** What may stand in a body after raw HTML was read: no script, no style, no address but a web or mail one. */

import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import type { Nodes, Root } from 'hast';
import { visit } from 'unist-util-visit';

const list = (names: string): string[] => names.split(/\s+/u);

/** Tags that run on in a line. */
const INLINE = list(`a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rb rp rt rtc ruby s samp small span
  strike strong sub sup time tt u var wbr`);
const NOT_OURS = new Set(['input', 'picture', 'source']);
const BLOCKS = (defaultSchema.tagNames ?? []).filter((name) => !NOT_OURS.has(name) && !INLINE.includes(name));
const REMOVED = list('script style template noscript iframe object embed');

/** Tags an editor may write where a line runs on. */
export const RUNS_ON: ReadonlySet<string> = new Set(INLINE);
/** Tags an editor may write between blocks. */
export const MAY_STAND: ReadonlySet<string> = new Set([...INLINE, ...BLOCKS, 'figure', 'figcaption', 'caption']);
/** What is taken out with all that is in it. */
export const DROPPED: ReadonlySet<string> = new Set(REMOVED);

const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: [...MAY_STAND, 'aside'],
  attributes: {
    '*': ['lang', 'dir', 'title'],
    a: ['href'],
    img: ['src', 'alt'],
    abbr: ['title'],
    time: ['dateTime'],
    ol: ['start', 'reversed'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    code: [['className', /^language-./u]],
    span: [['className', 'no-hyphens', 'caps']],
    // Marks of our own that stand for a directive, a figure or a note until `setBody` has set them.
    aside: ['dataKind', 'dataBy', 'dataPlace'],
    p: ['dataLabel'],
    figure: ['dataIndex', 'dataChart'],
    sup: ['dataNote'],
    ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((rank) => [`h${rank}`, ['dataName']])),
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [], cite: ['http', 'https'] },
  strip: REMOVED,
};

export function sanitiseBody(tree: Nodes): Root {
  // The sanitiser knows protocols in small letters alone.
  visit(tree, { type: 'element', tagName: 'a' }, ({ properties }) => {
    if (typeof properties.href === 'string') {
      properties.href = properties.href.replace(/^[a-z]+:/iu, (scheme) => scheme.toLowerCase());
    }
  });
  const clean = sanitize(tree, schema);
  return clean.type === 'root' ? clean : { type: 'root', children: clean.type === 'doctype' ? [] : [clean] };
}
