/** Which files are the issue's articles: its list held against its folder. */

import type { Place } from '../diagnostic.js';
import { nearestName } from '../issue.js';
import { isSlug } from './scalars.js';
import type { Report } from './text-file.js';

/** One entry of `articles:` in issue.md. */
export interface Entry {
  readonly slug: string;
  readonly place: Place;
}

export interface Listed {
  readonly slug: string;
  /** File name in the issue's folder. */
  readonly name: string;
}

interface Shelf {
  /** Of the issue, relative to the root: `issues/2020-12`. */
  readonly folder: string;
  /** Names of its Markdown files but issue.md. */
  readonly names: readonly string[];
}

/** The articles in the order printed. Every disagreement of list and folder is reported. */
export function listedArticles(entries: readonly Entry[], shelf: Shelf, report: Report): Listed[] {
  const names = new Map(shelf.names.map((name) => [slugOfFile(name), name]));
  const twins = reportNames(shelf, report);
  const seen = new Map<string, Place>();
  const meant = new Set<string>();
  const listed: Listed[] = [];
  for (const { slug, place } of entries) {
    const first = seen.get(slug);
    const name = names.get(slug.normalize('NFC'));
    if (first) reportTwice(slug, { place, first }, report);
    else if (name !== undefined) listed.push({ slug, name });
    else meant.add(reportAbsent({ slug, place }, [...names.keys()], report));
    if (!first) seen.set(slug, place);
  }
  for (const [slug, name] of names) {
    // A twin, and a file that an absent entry plainly means, have been told already.
    if (!seen.has(slug) && !meant.has(slug) && !twins.has(slug))
      reportUnlisted({ slug, file: `${shelf.folder}/${name}` }, report);
  }
  return listed;
}

const slugOfFile = (name: string): string => name.replace(/\.md$/i, '').normalize('NFC');

function reportTwice(slug: string, { place, first }: { place: Place; first: Place }, report: Report): void {
  report({
    severity: 'error',
    rule: 'duplicate-article',
    message: `"${slug}" is listed twice`,
    mend: 'take one of the two out of the list',
    place,
    related: { message: 'the first one', place: first },
  });
}

/** Reports an entry without a file, and gives the slug it probably means. */
function reportAbsent({ slug, place }: Entry, known: readonly string[], report: Report): string {
  const meant = nearestName(slug.replace(/\.md$/i, ''), known);
  report({
    severity: 'error',
    rule: 'missing-article',
    message: `there is no article "${slug}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    mend: `write ${slug.replace(/\.md$/i, '')}.md beside issue.md, or take it out of the list`,
    place,
  });
  return meant ?? '';
}

function reportUnlisted({ slug, file }: { slug: string; file: string }, report: Report): void {
  report({
    severity: 'warning',
    rule: 'unlisted-article',
    message: `"${slug}" is not in the list of articles and will not appear`,
    mend: 'add it to "articles" in issue.md, or begin the file’s name with an underscore',
    place: { file, line: 1, column: 1 },
  });
}

/** Reports names that cannot stand, and gives the slugs that stand beside one of the same letters. */
function reportNames({ folder, names }: Shelf, report: Report): ReadonlySet<string> {
  const first = new Map<string, string>();
  const twins = new Set<string>();
  for (const name of names) {
    const slug = slugOfFile(name);
    const file = `${folder}/${name}`;
    if (!isSlug(slug)) reportSlug(slug, file, report);
    const twin = first.get(slug.toLowerCase());
    if (twin === undefined) first.set(slug.toLowerCase(), name);
    else {
      twins.add(slug).add(slugOfFile(twin));
      reportTwin(slug, { file, twin: `${folder}/${twin}` }, report);
    }
  }
  return twins;
}

/** `Cotton.md` and `cotton.md` are two files here, and one on the next machine. */
function reportTwin(slug: string, { file, twin }: { file: string; twin: string }, report: Report): void {
  report({
    severity: 'error',
    rule: 'duplicate-article',
    message: `another file has the name "${slug}" but for its capitals`,
    mend: 'rename one of the two files',
    place: { file, line: 1, column: 1 },
    related: { message: 'the other one', place: { file: twin, line: 1, column: 1 } },
  });
}

function reportSlug(slug: string, file: string, report: Report): void {
  report({
    severity: 'error',
    rule: 'invalid-slug',
    message: `"${slug}" cannot stand in an address`,
    mend: 'name the file with letters, digits and hyphens',
    place: { file, line: 1, column: 1 },
  });
}
