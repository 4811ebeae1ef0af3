/** What may stand in a body after raw HTML was read: no script, no style, no address but a web or mail one. */

import { defaultSchema, sanitize, type Schema } from 'hast-util-sanitize';
import type { Nodes, Root } from 'hast';

/** Elements of our own that stand for a directive, a note or a figure until `expand` replaces them. */
export const MARKERS = ['galley-block', 'galley-figure', 'galley-note'] as const;

const EXTRA = 'abbr bdi bdo cite dfn mark small time u wbr ruby rt rp rb rtc figure figcaption caption'.split(' ');

const schema: Schema = {
  ...defaultSchema,
  clobberPrefix: '',
  tagNames: [...(defaultSchema.tagNames ?? []).filter((name) => name !== 'input'), ...EXTRA, ...MARKERS],
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
    span: [['className', 'no-hyphens']],
    'galley-block': ['dataKind', 'dataLabel', 'dataBy'],
    'galley-figure': ['dataIndex'],
    'galley-note': ['dataIdentifier'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'], src: [], cite: ['http', 'https'] },
  strip: ['script', 'style', 'template', 'noscript', 'iframe', 'object', 'embed'],
};

export function sanitiseBody(tree: Nodes): Root {
  const clean = sanitize(tree, schema);
  return clean.type === 'root' ? clean : { type: 'root', children: clean.type === 'doctype' ? [] : [clean] };
}
