/** A small journal to be patched: one story, one article beside it, one drawing, and no finding. */

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { headingId } from './anchors.js';
import { setBody, type EditionStyle, type SetBody } from './body.js';
import { picturesOf, printPictures } from './pictures.js';
import { wordsOf } from './words.js';
import type { Issue } from '../issue.js';

export const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><text>Drawn</text></svg>';

const SPECIMEN: Files = {
  'issues/journal.yaml': 'name: Specimen\nlang: en\npublisher:\n  - { text: Specimen Press, lang: en }\n',
  'issues/2021-01/issue.md': '---\ndate: "2021-01"\narticles: [story, cotton]\n---\n',
  'issues/2021-01/story.md': '---\ntitle: Story\n---\nWords.\n',
  'issues/2021-01/cotton.md': '---\ntitle: Cotton\n---\nWords.\n\n## The harvest\n\nWords.\n',
  'issues/2021-01/images/a.svg': DRAWING,
};

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** Front matter ends on line 3: the body of a story begins on line 4. */
export const story = (body: string, front = ''): Files => ({
  'issues/2021-01/story.md': `---\ntitle: Story\n${front}---\n${body}\n`,
});

export interface Shelf {
  /** Writes the specimen with these files in place of its own; the journal's root, absolute. */
  readonly journal: (files: Files) => Promise<string>;
  readonly clear: () => Promise<void>;
}

/** Folders for the journals of one test file. */
export async function openShelf(): Promise<Shelf> {
  const shelf = await mkdtemp(join(tmpdir(), 'galley-compose-'));
  let count = 0;
  return {
    journal: async (files) => {
      count += 1;
      const root = join(shelf, String(count));
      for (const [path, content] of Object.entries({ ...SPECIMEN, ...files })) {
        await mkdir(dirname(join(root, path)), { recursive: true });
        await writeFile(join(root, path), content);
      }
      return root;
    },
    clear: () => rm(shelf, { recursive: true, force: true }),
  };
}

/** The body of one article of an issue, set the way an edition sets it. */
export async function setArticle(issue: Issue, slug: string, edition: EditionStyle['edition']): Promise<SetBody> {
  const article = issue.articles.find((one) => one.slug === slug);
  if (!article) throw new Error(`the specimen has no article ${slug}`);
  const { show } = await printPictures(picturesOf(issue));
  const slugs = issue.articles.map((one) => one.slug);
  return setBody(article.body, article, {
    edition,
    show,
    words: wordsOf,
    hyphenation: issue.journal.hyphenation,
    address: (link) =>
      slugs.includes(link.slug) ? `#${link.heading ? headingId(link.slug, link.heading) : link.slug}` : undefined,
  });
}

/** Takes out what stands in every line, so that the rest can be read. */
export const bare = (html: string): string => html.replaceAll(/ data-source="[^"]*"|\u00ad/gu, '').trim();
