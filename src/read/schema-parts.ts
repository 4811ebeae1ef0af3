/** The forms that journal, issue and article have in common. What they say about themselves an editor reads while typing. */

import { z } from 'zod';
import { isLanguageTag } from '../journal.js';
import { focusOf, isDate, isSlug, isWebAddress } from './scalars.js';

/** What a refinement says when it fails: the rule and the mend of the finding, the message without the key's name. */
interface Complaint {
  readonly error: string;
  readonly params: { readonly rule: string; readonly mend: string };
}

export const complain = (rule: string, error: string, mend: string): Complaint => ({ error, params: { rule, mend } });

/** A bare number is a text too: `title: 1984`. */
export const text = z.union([z.string(), z.number()]);
export const texts = z.union([text, z.array(text)]);

export const markdown = (description: string): typeof text =>
  text.meta({ description: `${description} One line of Markdown.` });

const A_LANGUAGE = complain('invalid-language', 'is no language tag', 'write one such as en, tr, ug, ar or zh-Hans');
export const language = z
  .string()
  .refine(isLanguageTag, A_LANGUAGE)
  .meta({
    description: 'Language tag (BCP 47); the direction follows from it.',
    examples: ['en', 'tr', 'ug', 'zh-Hans'],
  });

export const localTexts = z.array(z.strictObject({ text, lang: language }));

const A_DAY = 'write year and month, or the day too: 2020-12 or 2020-12-24';
export const monthOrDay = text
  .refine((value) => isDate(String(value), 'month'), complain('invalid-date', 'is no date of the calendar', A_DAY))
  .meta({ examples: ['2020-12', '2020-12-24'] });
export const yearMonthOrDay = text
  .refine((value) => isDate(String(value), 'year'), complain('invalid-date', 'is no date of the calendar', A_DAY))
  .meta({ examples: ['2020', '2020-12', '2020-12-24'] });

export const webAddress = z
  .string()
  .refine(isWebAddress, complain('invalid-url', 'is no web address', 'write it in full, with https:// before it'));

export const slug = z
  .string()
  .refine(isSlug, complain('invalid-slug', 'cannot stand in a file name', 'use letters, digits and hyphens'));

export const picture = z
  .strictObject({
    src: z
      .string()
      .meta({ description: 'The file, from the folder of the issue: images/name.jpg', examples: ['images/'] }),
    alt: text.meta({ description: 'What the picture shows, for those who cannot see it.' }),
    caption: markdown('The line under the picture.').optional(),
    credit: markdown('Who made it, as printed.'),
    licence: text.meta({ description: 'The licence it is used under.', examples: ['CC BY 4.0'] }).optional(),
    focus: z
      .string()
      .refine(
        (value) => focusOf(value) !== undefined,
        complain('invalid-value', 'is no point of a picture', 'write per cent from the left and the top: "50% 30%"'),
      )
      .meta({ description: 'The point a crop must keep, from the left and the top.', examples: ['50% 30%'] })
      .optional(),
  })
  .meta({ description: 'A picture with all that must stand with it.' });
