/** Pictures in their places: leads and covers of the front matter, figures and images of a body. */

import type { Definition, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { Place } from '../diagnostic.js';
import type { Figure, Figures, Picture } from '../issue.js';
import { inlineAt } from './inline.js';
import { keyPlace, valuePlace, type Fields, type Path } from './fields.js';
import type { FindPicture } from './pictures.js';
import { focusOf } from './scalars.js';
import type { PictureData } from './schemas.js';
import type { Report } from './text-file.js';

interface Reading {
  readonly find: FindPicture;
  readonly report: Report;
}

/** The figure at a path of the front matter; nothing when its picture cannot be had. */
export async function figureAt(
  fields: Fields,
  { data, path }: { data: PictureData | undefined; path: Path },
  { find, report }: Reading,
): Promise<Figure | undefined> {
  // A `src` that is missing has been reported, and stands here as an empty text.
  if (!data?.src) return undefined;
  const picture = await find(data.src, valuePlace(fields, [...path, 'src']), report);
  if (!picture) return undefined;
  const caption = inlineAt(fields, [...path, 'caption']);
  const credit = inlineAt(fields, [...path, 'credit']);
  return {
    picture,
    alt: String(data.alt),
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...(data.licence !== undefined && { licence: String(data.licence) }),
    focus: focusOf(data.focus ?? '') ?? { x: 50, y: 50 },
    place: keyPlace(fields, path) ?? valuePlace(fields, path),
  };
}

/** Every picture a body names that can be had, under the name it gives. */
export async function bodyFigures(body: Root, file: string, { find, report }: Reading): Promise<Figures> {
  const figures = new Map<string, Picture>();
  for (const { src, place } of mentions(body, file)) {
    const picture = await find(src, place, report);
    if (picture) figures.set(src, picture);
  }
  return figures;
}

interface Mention {
  readonly src: string;
  readonly place: Place;
}

function mentions(body: Root, file: string): Mention[] {
  const found: Mention[] = [];
  const add = (src: string | null | undefined, point: { line: number; column: number } | undefined): void => {
    if (src) found.push({ src, place: { file, ...(point && { line: point.line, column: point.column }) } });
  };
  const definitions = new Map<string, Definition>();
  visit(body, 'definition', (node) => {
    if (!definitions.has(node.identifier)) definitions.set(node.identifier, node);
  });
  visit(body, (node) => {
    if (node.type === 'image') add(node.url, node.position?.start);
    if (node.type === 'imageReference') add(definitions.get(node.identifier)?.url, node.position?.start);
    if (node.type !== 'containerDirective' || node.name !== 'figure') return;
    const place = node.data?.position?.attributes?.['src']?.start ?? node.position?.start;
    add(node.attributes?.['src'], place);
  });
  return found;
}
