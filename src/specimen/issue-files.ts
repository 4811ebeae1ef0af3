/** An edition of the specimen as the files of an issue. */

import { stringify } from 'yaml';
import type { PrintSpec } from '../journal.js';
import type { Edition } from './labels.js';
import { pictureOf, settingOf, story } from './story.js';
import { storiesOf } from './stories/index.js';
import type { SpecimenTexts } from './texts.js';
import type { Token } from './tokens.js';

export interface IssueOptions {
  readonly texts: SpecimenTexts;
  readonly tokens: readonly Token[];
  readonly print: PrintSpec | undefined;
}

/** Name of a file in the issue's folder → Markdown. */
export function issueFiles(edition: Edition, { texts, tokens, print }: IssueOptions): ReadonlyMap<string, string> {
  const setting = settingOf(edition, texts);
  const stories = storiesOf(setting, tokens);
  const flow = setting.flow();
  const { labels, lang } = edition;
  const issue = story(
    'issue',
    {
      date: '2020-12',
      number: 1,
      volume: 1,
      ...journalKeys(edition),
      lang,
      ...(print && { print: printKeys(print) }),
      cover: {
        headline: labels.headline,
        kicker: labels.kicker,
        lead: 'blocks',
        picture: pictureOf(setting, 'portrait'),
      },
      articles: stories.map(({ slug }) => slug),
      editorial: { title: flow.title },
    },
    [...labels.about, flow.paragraphs(3), `## ${flow.head()}`, flow.paragraphs(2)],
  );
  return new Map([issue, ...stories].map(({ slug, markdown }) => [`${slug}.md`, markdown]));
}

function journalKeys({ labels, lang }: Edition): object {
  const [own, other] = lang === 'en' ? ['Specimen', 'نەمۇنە'] : ['نەمۇنە', 'Specimen'];
  const names = { text: other, lang: lang === 'en' ? 'ug' : 'en' };
  return {
    name: own,
    names: [names],
    publisher: [
      { text: 'Galley', lang: 'en' },
      { text: own, lang },
    ],
    tagline: labels.tagline,
    about: labels.about,
    // The first number of all, which adds up and is no journal's.
    issn: { print: '0000-0000' },
    credits: [
      { role: labels.role, names: ['Galley'] },
      { role: labels.testCard, names: ['Galley'] },
    ],
    contacts: {
      address: [labels.name],
      email: ['mail@example.org'],
      phones: ['+00 000 000 00 00'],
      websites: [{ label: 'example.org', url: 'https://example.org/' }],
      social: [{ network: 'social', handle: '@example' }],
    },
  };
}

const printKeys = (print: PrintSpec): object => ({
  trim: [print.trimWidthMm, print.trimHeightMm],
  bleed: print.bleedMm,
  safeMargin: print.safeMarginMm,
  binding: print.binding,
  ...(isBuiltIn(print.profile.name) && { profile: print.profile.name }),
  pageMultiple: print.pageMultiple,
  filler: print.filler,
});

/** A printer's own profile is a file of the journal that is not copied with the theme: the usual one stands in for it. */
const isBuiltIn = (profile: string): boolean => /^[\w-]+$/u.test(profile);

/** The journal both editions belong to; each says of itself what differs. */
export const journalFile = (): string =>
  stringify({
    name: 'Specimen',
    slug: 'specimen',
    lang: 'en',
    publisher: [{ text: 'Galley', lang: 'en' }],
    print: { trim: [210, 280], bleed: 3 },
  });
