/** `issue.json` beside the pages of each issue: what the home page says of it, so that one issue can be built without the others. */

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { PublishedIssue } from '../compose/index.js';

/** Its name in the issue's folder. */
export const CARD = 'issue.json';

const direction = z.enum(['ltr', 'rtl']);
const format = z.object({ type: z.string(), files: z.array(z.object({ url: z.string(), widthPx: z.number() })) });
const picture = z.object({ widthPx: z.number(), heightPx: z.number(), formats: z.array(format) });

const card: z.ZodType<PublishedIssue> = z.object({
  id: z.string(),
  date: z.string(),
  dateLabel: z.string(),
  numbering: z.string().nullable(),
  lang: z.string(),
  dir: direction,
  kicker: z.string().nullable(),
  headline: z.string(),
  cover: z
    .union([
      z.object({ drawing: z.string() }),
      z.object({ picture, alt: z.string(), focus: z.object({ x: z.number(), y: z.number() }) }),
    ])
    .nullable(),
  teasers: z.array(z.object({ href: z.string(), title: z.string(), lang: z.string(), dir: direction })),
});

export const cardText = (published: PublishedIssue): string => `${JSON.stringify(published, null, 2)}\n`;

/**
 * The issues that stand in a site, in no order. A folder whose `issue.json` is absent or of another shape is left
 * out: it is no issue, or one to be built again.
 * @param folder The site's folder, `output/web`, which need not exist yet.
 */
export async function readPublished(folder: string): Promise<readonly PublishedIssue[]> {
  const names = await readdir(folder).catch(() => []);
  const cards = await Promise.all(names.map((name) => readCard(join(folder, name, CARD))));
  return cards.filter((entry, index) => entry?.id === names[index]).filter((entry) => entry !== undefined);
}

async function readCard(path: string): Promise<PublishedIssue | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return card.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return undefined;
    throw error;
  }
}
