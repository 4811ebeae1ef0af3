import GithubSlugger from 'github-slugger';
import { toString } from 'mdast-util-to-string';
import { nearestName, type Issue } from '../../issue.js';
import type { Finding, Rule } from '../rule.js';
import { bodiesOf, nodesOf, placeOf, textsOf, type Found, type Text } from '../texts.js';

export const missingLinkTarget: Rule = {
  id: 'missing-link-target',
  severity: 'error',
  why: 'A link to what is not in the issue leads nowhere, in the PDF and on the web.',
  examples: [
    { body: 'See [the fields](coton.md).', at: ['1:5'] },
    { body: 'See [the fields](cotton.md#harvest).', at: ['1:5'] },
    { body: 'See [above](#words).\n\n## Other words\n\nWords.', at: ['1:5'] },
    { body: 'See [the site](www.example.org) and [the file](images/a.svg).', at: ['1:5', '1:37'] },
    { body: 'See [it](javascript:alert) and [that][r].\n\n[r]: nowhere.md', at: ['1:5', '1:32'] },
    { front: 'kicker: See [it](nowhere.md)', body: 'Words.', at: ['1:13'] },
    { body: 'See [a](cotton.md#the-harvest), [b](./cotton.md), [c](#words).\n\n## Words\n\nWords.', at: [] },
    { body: 'See [a](https://example.org), <mailto:a@example.org>, [b](tel:+900000).', at: [] },
  ],
  check: (issue) => {
    const targets = targetsOf(issue);
    return textsOf(issue).flatMap((text) => linksIn(text).flatMap((link) => judge(link, targets)));
  },
};

/** Names of the headings of every body; the editorial's stand under no slug. */
type Targets = ReadonlyMap<string | undefined, readonly string[]>;

const targetsOf = (issue: Issue): Targets => new Map(bodiesOf(issue).map((text) => [text.slug, headingsOf(text)]));

/** The same names as the editions give. */
function headingsOf(text: Text): string[] {
  const slugger = new GithubSlugger();
  return nodesOf(text, 'heading').map(({ node }) => slugger.slug(toString(node, { includeHtml: false })));
}

interface Link {
  readonly url: string;
  readonly found: Found<'link'> | Found<'linkReference'>;
}

function linksIn(text: Text): Link[] {
  const addresses = new Map(
    nodesOf(text, 'definition')
      .toReversed()
      .map(({ node }) => [node.identifier, node.url]),
  );
  const direct = nodesOf(text, 'link').map((found) => ({ url: found.node.url, found }));
  const named = nodesOf(text, 'linkReference').flatMap((found) => {
    const url = addresses.get(found.node.identifier);
    return url === undefined ? [] : [{ url, found }];
  });
  return [...direct, ...named];
}

function judge({ url, found: { node, text } }: Link, targets: Targets): Finding[] {
  if (url === '' || /^(?:https?:|mailto:|tel:)/i.test(url)) return [];
  const place = placeOf(text, node);
  const match = /^(?:\.\/)?(?:([^/?#:]+)\.md)?(?:#(.*))?$/.exec(url);
  if (!match) {
    const mend = 'write article.md, article.md#heading, #heading, or an address in full with https:// before it';
    return [{ message: `"${url}" is neither an article nor an address`, mend, place }];
  }
  const slug = match[1] === undefined ? text.slug : decoded(match[1]);
  const headings = targets.get(slug);
  if (!headings) return [missingArticle(slug ?? '', place, targets)];
  const heading = match[2] === undefined ? undefined : decoded(match[2]);
  if (heading === undefined || headings.includes(heading)) return [];
  const meant = nearestName(heading, headings) ?? headings.find((name) => name.includes(heading) && heading !== '');
  const question = meant === undefined ? '' : `; did you mean "#${meant}"?`;
  const where = match[1] === undefined ? 'here' : `in ${match[1]}.md`;
  const mend = 'a heading’s name is its words in small letters with hyphens between them';
  return [{ message: `there is no heading "#${heading}" ${where}${question}`, mend, place }];
}

function missingArticle(slug: string, place: Finding['place'], targets: Targets): Finding {
  const slugs = [...targets.keys()].filter((name) => name !== undefined);
  const meant = nearestName(slug, slugs);
  const question = meant === undefined ? '' : `; did you mean "${meant}.md"?`;
  return {
    message: `there is no article "${slug}.md" in this issue${question}`,
    mend: 'link to one of its articles',
    place,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
