/** Names of things inside an edition: every id carries its article's slug, so that parts can share one document. */

import GithubSlugger from 'github-slugger';

export const noteId = (slug: string, number: number): string => `${slug}--note-${number}`;
export const callId = (slug: string, number: number): string => `${slug}--call-${number}`;

/** A heading "Note 1" must not take the place of the first note; no heading's name has a point. */
export const headingId = (slug: string, heading: string): string =>
  /^(?:note|call)-\d+$/u.test(heading) ? `${slug}--heading.${heading}` : `${slug}--${heading}`;

/** Gives each heading of one body its name, the same as `check` looks for in links. */
export function headingNames(): (text: string) => string {
  const slugger = new GithubSlugger();
  return (text) => slugger.slug(text);
}

/** A link an editor wrote to another article: `cotton.md`, `cotton.md#harvest`, `#harvest`. */
export interface ArticleLink {
  readonly slug: string;
  readonly heading?: string;
}

/** What an address points at inside the issue, or nothing when it leads elsewhere. `current` is the slug of the article it stands in. */
export function articleLink(href: string, current: string): ArticleLink | undefined {
  const match = /^(?:\.\/)?(?:([^/?#:]+)\.md)?(?:#(.+))?$/u.exec(href);
  if (!match || (!match[1] && !match[2])) return undefined;
  const slug = match[1] ? decoded(match[1]) : current;
  return match[2] ? { slug, heading: decoded(match[2]) } : { slug };
}

/** A percent sign that stands for itself is no fault. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
