/** Addresses inside an issue's folder of the site: every one explicit and relative, so that they hold on a disk too. */

import type { Issue } from '../issue.js';
import { headingId, type ArticleLink } from './anchors.js';
import { EDITORIAL } from './view.js';

/** File names of the pages of one issue, relative to its folder. */
export interface WebAddresses {
  readonly front: string;
  readonly editorial: string;
  readonly references: string;
  readonly about: string;
  /** The file of an article or of the editorial, or nothing when the issue has none of that name. */
  readonly file: (slug: string) => string | undefined;
  /** The same as an address for a link. */
  readonly link: (link: ArticleLink) => string | undefined;
}

const OWN = { front: 'index.html', editorial: 'editorial.html', references: 'references.html', about: 'about.html' };

export function webAddresses(issue: Issue): WebAddresses {
  const slugs = issue.articles.map((article) => article.slug);
  const files = new Map<string, string>();
  if (issue.editorial) files.set(EDITORIAL, OWN.editorial);
  for (const slug of slugs) files.set(slug, articleFile(slug, new Set(slugs)));
  const file = (slug: string): string | undefined => files.get(slug);
  return {
    ...OWN,
    file,
    link: ({ slug, heading }) => {
      const target = file(slug);
      if (!target) return undefined;
      return heading ? `${encodeURI(target)}#${headingId(slug, heading)}` : encodeURI(target);
    },
  };
}

/** An article that is called like a page of the edition itself (`about.md`) stands beside it. */
function articleFile(slug: string, slugs: ReadonlySet<string>): string {
  const taken: readonly string[] = Object.values(OWN);
  let name = slug;
  while (taken.includes(`${name}.html`) || (name !== slug && slugs.has(name))) name += '-article';
  return `${name}.html`;
}
