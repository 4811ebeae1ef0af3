/** What may stand in a press profile, key by key. */

import { z } from 'zod';
import { complain, text, webAddress } from './schema-parts.js';

const resolution = z
  .strictObject({
    refuse: z.number().min(30).max(2400).meta({ description: 'Pictures below it are an error.' }).optional(),
    warn: z.number().min(30).max(2400).meta({ description: 'Pictures below it are reported.' }).optional(),
  })
  .refine(
    ({ refuse, warn }) => refuse === undefined || warn === undefined || refuse <= warn,
    complain('invalid-value', 'refuses more than it warns of', 'give "warn" the greater number'),
  )
  .meta({ description: 'Pixels per inch that pictures must have where they are placed.' });

export const profileSchema = z
  .strictObject({
    standard: z.enum(['pdf/x-4']).optional(),
    icc: z.string().min(1).meta({ description: 'The ICC profile of paper and inks; its path counts from this file.' }),
    condition: z
      .strictObject({
        identifier: text.meta({ description: 'Name of the printing condition.', examples: ['FOGRA39', 'FOGRA51'] }),
        registry: webAddress.meta({ description: 'The registry that knows the identifier.' }).optional(),
        info: text.meta({ description: 'The printing condition in words.' }).optional(),
      })
      .meta({ description: 'The printing condition the file is made for.' }),
    maxInk: z.number().min(100).max(400).meta({ description: 'All four inks together, in per cent.' }),
    bleed: z.number().min(0).max(5).meta({ description: 'In millimetres.' }).optional(),
    slug: z.number().min(7).max(30).meta({ description: 'Room for marks round the bleed, in millimetres.' }).optional(),
    marks: z.array(z.enum(['crop', 'registration', 'colour-bar', 'slug-line'])).optional(),
    pageMultiple: z.int().min(1).max(64).optional(),
    resolution: resolution.optional(),
    caliper: z.number().min(0.02).max(1).meta({ description: 'Thickness of a leaf, in millimetres.' }).optional(),
  })
  .meta({ title: 'Press profile', description: 'What a printer asks of a file.' });

export const profileForm = { schema: profileSchema, partial: profileSchema.partial() };
export type ProfileData = z.output<typeof profileForm.partial>;
