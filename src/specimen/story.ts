/** What the stories of a specimen are written with. */

import { stringify } from 'yaml';
import type { Edition } from './labels.js';
import { flowOf, LANGUAGES, type Flow, type Language, type SpecimenTexts } from './texts.js';

/** An article as a file: its slug, and Markdown with front matter. */
export interface Story {
  readonly slug: string;
  readonly markdown: string;
}

/** What a story is made from. Its flows begin anew in every story, so that one page can be compared with another. */
export interface Setting {
  readonly edition: Edition;
  readonly texts: SpecimenTexts;
  readonly flow: (lang?: Language) => Flow;
}

export const settingOf = (edition: Edition, texts: SpecimenTexts): Setting => ({
  edition,
  texts,
  flow: (lang = edition.lang) => flowOf(texts, lang),
});

/** The languages of the specimen but for one. */
export const others = (lang: Language): readonly Language[] => LANGUAGES.filter((other) => other !== lang);

/** One file of Markdown. Parts of the body that are empty leave no gap. */
export function story(slug: string, front: object, body: readonly string[]): Story {
  const matter = stringify(front, { lineWidth: 0 });
  return { slug, markdown: `---\n${matter}---\n\n${body.filter((part) => part !== '').join('\n\n')}\n` };
}

/** Words of another language within a line. */
export const foreign = (words: string, lang: Language): string => `<span lang="${lang}">${words}</span>`;

/** A block. One that holds blocks needs a colon more than they. */
export const block = (
  name: string,
  { label = '', attributes = '', colons = 3 }: { label?: string; attributes?: string; colons?: number },
  ...content: readonly string[]
): string => {
  const fence = ':'.repeat(colons);
  const opening = `${fence}${name}${label && `[${label}]`}${attributes && `{${attributes}}`}`;
  return `${opening}\n${content.join('\n\n')}\n${fence}`;
};

/** The test pictures of the specimen, by what they are: see {@link pictureFiles}. */
export const PICTURES = {
  landscape: 'images/landscape.jpg',
  portrait: 'images/portrait.jpg',
  panorama: 'images/panorama.jpg',
  drawing: 'images/drawing.svg',
  tall: 'images/tall.svg',
} as const;
export type PictureName = keyof typeof PICTURES;

/** A figure of the body with its credit. The caption names what is asked of it, as in the Markdown. */
export function figure({ edition }: Setting, picture: PictureName, attributes = ''): string {
  const { testCard, drawnBy } = edition.labels;
  const caption = attributes === '' ? `${testCard}.` : `${testCard}: \`${attributes.replaceAll('"', '')}\`.`;
  const given = `src="${PICTURES[picture]}" alt="${testCard}" credit="${drawnBy}" ${attributes}`.trim();
  return block('figure', { attributes: given }, caption);
}

/** A picture of the front matter. */
export function pictureOf({ edition }: Setting, picture: PictureName, caption?: string): object {
  const { testCard, drawnBy } = edition.labels;
  return { src: PICTURES[picture], alt: testCard, ...(caption && { caption }), credit: drawnBy };
}
