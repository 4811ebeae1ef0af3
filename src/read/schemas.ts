/** What an editor may write in journal.yaml, issue.md and an article, key by key. The shipped JSON Schemas come from here. */

import { z } from 'zod';
import { profileSchema } from './profile-schema.js';
import { isIssn, SHEET_NAMES, trimOf } from './scalars.js';
import {
  complain,
  language,
  localTexts,
  markdown,
  monthOrDay,
  picture,
  slug,
  text,
  texts,
  webAddress,
  yearMonthOrDay,
} from './schema-parts.js';

const issn = z
  .string()
  .refine(
    isIssn,
    complain('invalid-issn', 'is no ISSN', 'copy it again, with its hyphen; the last digit proves the others'),
  )
  .optional();

const trim = z
  .union([z.string(), z.array(z.number())])
  .refine(
    (value) => trimOf(value) !== undefined,
    complain(
      'invalid-value',
      'is no trim size',
      `write "210 x 280 mm", [210, 280] or a sheet: ${SHEET_NAMES.join(', ')}`,
    ),
  )
  .meta({ description: 'The page after cutting, in millimetres.', examples: ['210 x 280 mm', 'A4'] });

const print = z.strictObject({
  trim: trim.optional(),
  bleed: z
    .number()
    .min(0)
    .max(5)
    .meta({ description: 'How far pictures go beyond the cut, in millimetres.' })
    .optional(),
  safeMargin: z
    .number()
    .min(0)
    .max(20)
    .meta({ description: 'Nearer to the cut than this no text may stand, in millimetres.' })
    .optional(),
  binding: z.enum(['saddle-stitch', 'perfect']).optional(),
  profile: z
    .string()
    .meta({ description: 'Press profile: paper and inks.', examples: ['coated-fogra39'] })
    .optional(),
  pageMultiple: z
    .int()
    .min(1)
    .max(64)
    .meta({ description: 'The page count is brought to a multiple of this.' })
    .optional(),
  filler: z
    .enum(['blank', 'notes', 'house'])
    .meta({ description: 'What stands on the pages this takes, before the back cover.' })
    .optional(),
  spine: z
    .number()
    .min(0.5)
    .max(80)
    .meta({ description: 'Width of the spine in perfect binding, in millimetres; reckoned from the paper without it.' })
    .optional(),
});

const contacts = z.strictObject({
  address: texts.meta({ description: 'Lines of the postal address.' }).optional(),
  email: texts.optional(),
  phones: texts.optional(),
  websites: z.array(z.strictObject({ label: text, url: webAddress })).optional(),
  social: z.array(z.strictObject({ network: text, handle: text, url: webAddress.optional() })).optional(),
});

const journalShape = {
  name: text.meta({ description: 'The name of the journal.' }),
  slug: slug.meta({ description: 'For file names and addresses; made from the name when not given.' }).optional(),
  lang: language,
  names: localTexts.meta({ description: 'The name in each further script it is printed in.' }).optional(),
  publisher: localTexts.meta({
    description: 'The publisher in every script it is printed in, the principal one first.',
  }),
  tagline: markdown('A line under the name.').optional(),
  about: texts.meta({ description: 'What the journal is for; a list prints as paragraphs.' }).optional(),
  languages: z.array(language).meta({ description: 'The languages it appears in.' }).optional(),
  issn: z.strictObject({ print: issn, online: issn }).optional(),
  credits: z
    .array(z.strictObject({ role: text, names: texts }))
    .meta({ description: 'Roles and who fills them, in the order printed.' })
    .optional(),
  contacts: contacts.optional(),
  web: z
    .strictObject({ baseUrl: webAddress.meta({ description: 'Where the web edition will stand.' }).optional() })
    .optional(),
  print: print.meta({ description: 'How the journal is printed.' }).optional(),
  hyphenation: z
    .record(language, texts)
    .meta({
      description: 'Words divided as written here: with hyphens where they may be, or with none to keep them whole.',
      examples: [{ en: ['Xin-jiang', 'Huawei'] }],
    })
    .optional(),
};

const journalSchema = z
  .strictObject(journalShape)
  .meta({ title: 'journal.yaml', description: 'What stays from month to month.' });

const cover = z.strictObject({
  headline: markdown('The headline on the cover; the title of the lead article when not given.').optional(),
  kicker: markdown('A word or two above the headline.').optional(),
  lead: z.string().meta({ description: 'The article the cover is about: its file name without .md' }).optional(),
  picture: picture.optional(),
});

const issueSchema = z
  .strictObject({
    date: monthOrDay.meta({ description: 'Month or day of the issue.' }),
    number: z.int().min(0).optional(),
    volume: z.int().min(0).optional(),
    cover: cover.optional(),
    articles: z
      .array(text)
      .meta({ description: 'File names of the articles without .md, in the order printed.' })
      .optional(),
    pages: z
      .int()
      .min(4)
      .max(2000)
      .meta({ description: 'How many pages the issue may take, covers included.' })
      .optional(),
    editorial: z
      .strictObject({ title: markdown('The title of the editorial; its text is the body of issue.md.') })
      .optional(),
    ...z.strictObject(journalShape).partial().shape,
  })
  .meta({ title: 'Front matter of issue.md', description: 'One issue, and what it overrides of journal.yaml.' });

export const ROLES = ['by', 'written by', 'name', 'additional reporting', 'photographs', 'illustration'] as const;

const byline = z
  .strictObject({
    by: texts.optional(),
    'written by': texts.optional(),
    name: texts.meta({ description: 'Prints the bare name without a word before it.' }).optional(),
    'additional reporting': texts.optional(),
    photographs: texts.optional(),
    illustration: texts.optional(),
  })
  .refine(
    (roles) => Object.keys(roles).length === 1,
    complain('invalid-value', 'must name one role', 'begin each role with a dash of its own: - by: …'),
  )
  .meta({ minProperties: 1, maxProperties: 1 });

const source = z
  .strictObject({
    publisher: text.meta({ description: 'Who published the work this piece summarises or reprints.' }),
    authors: texts.optional(),
    title: text.optional(),
    url: webAddress.optional(),
    date: yearMonthOrDay.optional(),
    accessed: yearMonthOrDay.optional(),
    archive: webAddress.meta({ description: 'Address of an archived copy.' }).optional(),
  })
  .meta({ description: 'The work this piece summarises or reprints.' });

const articleSchema = z
  .strictObject({
    title: markdown('The headline.'),
    kicker: markdown('A word or two above the title.').optional(),
    standfirst: texts.meta({ description: 'What the story says; a list prints as points.' }).optional(),
    byline: z.array(byline).meta({ description: 'People, one role an entry: - by: [Name, Name]' }).optional(),
    dateline: z.strictObject({ place: text, agency: text.optional() }).optional(),
    source: source.optional(),
    lang: language.optional(),
    section: text.optional(),
    teaser: markdown('Its line on the cover; without one it is not teased.').optional(),
    lead: picture.optional(),
    kind: z
      .enum(['article', 'cartoon', 'page'])
      .meta({ description: 'page: a full-page picture or house advert.' })
      .optional(),
    start: z
      .enum(['page', 'left', 'right', 'continue'])
      .meta({ description: 'The page it may begin on; continue: below the end of the article before it.' })
      .optional(),
    opening: z
      .enum(['feature', 'report', 'brief'])
      .meta({ description: 'How loudly it opens: feature over a full-bleed picture, brief as a short piece.' })
      .optional(),
    columns: z.literal([1, 2, 3]).optional(),
    fit: z
      .enum(['tight', 'loose'])
      .meta({ description: 'Lets letters and words close up or open a little, to save or fill lines.' })
      .optional(),
    pages: z.int().min(1).max(600).meta({ description: 'How many pages it may take.' }).optional(),
  })
  .meta({ title: 'Front matter of an article' });

/** A kind of file: all it asks for, and the same with nothing required, for what is left when the faults are out. */
export interface Form<T> {
  readonly schema: z.ZodType;
  readonly partial: z.ZodType<T>;
}

export const journalForm = { schema: journalSchema, partial: journalSchema.partial() };
export const issueForm = { schema: issueSchema, partial: issueSchema.partial() };
export const articleForm = { schema: articleSchema, partial: articleSchema.partial() };

export type JournalData = z.output<typeof journalForm.partial>;
export type IssueData = z.output<typeof issueForm.partial>;
export type ArticleData = z.output<typeof articleForm.partial>;
export type PictureData = z.output<typeof picture>;

/** JSON Schemas (draft 7, which editors' YAML tools know best) of the kinds of file. */
export function jsonSchemas(): Record<'journal' | 'issue' | 'article' | 'press-profile', object> {
  return {
    journal: convert(journalSchema),
    issue: convert(issueSchema),
    article: convert(articleSchema),
    'press-profile': convert(profileSchema),
  };
}

const convert = (schema: z.ZodType): object => z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
