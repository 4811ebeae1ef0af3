/** Where the links an editor wrote lead in an edition. */

import type { Parents, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { articleLink, type ArticleLink } from './anchors.js';
import { stringProperty } from './element.js';

/** The address of a link in the edition, or nothing when it has none there. */
export type Links = (href: string) => string | undefined;

/** For lines that stand inside a link themselves: titles, kickers, teasers. */
export const noLinks: Links = () => undefined;

/** For lines that belong to no article. */
export const outwardLinks: Links = (href) => (/^(?:https?:|mailto:|tel:)/iu.test(href) ? href : undefined);

/** For the text of an article: to other articles of the issue too. */
export const linksFrom =
  (slug: string, address: (link: ArticleLink) => string | undefined): Links =>
  (href) => {
    const link = articleLink(href, slug);
    return link ? address(link) : outwardLinks(href);
  };

/** Of a link without an address only the words remain. */
export function resolveLinks(tree: Root, links: Links): void {
  visit(tree, { type: 'element', tagName: 'a' }, (node, index, parent: Parents | undefined) => {
    const address = links(stringProperty(node, 'href'));
    if (address !== undefined) node.properties.href = address;
    else if (index !== undefined && parent) {
      parent.children.splice(index, 1, ...node.children);
      return [SKIP, index];
    }
    return undefined;
  });
}
