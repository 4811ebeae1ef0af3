/** Words for a block whose text changed while it was laid out. */

import type { Diagnostic, Place } from '../diagnostic.js';
import type { TextLoss } from './in-page/text.js';

const SHOWN = 40;

export function lossFinding({ expected, found }: TextLoss, place: Place): Diagnostic {
  const at = firstDifference(expected, found);
  const lost = found.length < expected.length;
  const excerpt = (lost ? expected : found).slice(at, at + SHOWN);
  return {
    severity: 'error',
    rule: lost ? 'lost-text' : 'doubled-text',
    message: `the pages ${lost ? 'lost' : 'doubled'} text of this block, at "${excerpt}"`,
    mend: 'Change the blocks around it (a picture, a box, a table) and report the article to the makers of Galley',
    place: place.line === undefined ? { file: place.file } : { file: place.file, line: place.line },
  };
}

function firstDifference(a: string, b: string): number {
  let index = 0;
  while (index < a.length && a[index] === b[index]) index += 1;
  return index;
}
