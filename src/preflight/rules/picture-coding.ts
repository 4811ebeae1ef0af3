/** How the pixels of pictures are packed (ISO 15930-7:2010, 6.3; ISO 32000-1, 7.4). */

import { PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';
import { spaceOf } from '../content/space.js';
import type { PreflightRule, Verdict } from '../finding.js';
import { at, itemsOf, nameAt, nameOf } from '../objects.js';

const AS_JPEG = 'Save the picture as JPEG or TIFF, and place it again.';

export const PICTURE_CODING: PreflightRule = {
  id: 'picture-coding',
  severity: 'error',
  why: 'A picture whose data are not what the file says comes out as noise, or stops the press system.',
  judge: ({ objects }) => {
    const verdicts = objects.flatMap((object) => (isPicture(object) ? faults(object) : []));
    return [...new Map(verdicts.map((verdict) => [verdict.found, verdict])).values()];
  },
};

const isPicture = (object: PDFObject): object is PDFRawStream =>
  object instanceof PDFRawStream && nameAt(object.dict, 'Subtype') === 'Image';

function faults({ dict, contents }: PDFRawStream): Verdict[] {
  const filter = at(dict, 'Filter');
  const filters = [nameOf(filter), ...itemsOf(filter).map(nameOf)];
  const coding = filters.includes('JPXDecode') ? 'JPEG 2000' : filters.includes('JBIG2Decode') ? 'JBIG2' : undefined;
  if (coding !== undefined) {
    return [{ severity: 'warning', found: `a picture in ${coding}`, wanted: 'JPEG or Flate', mend: AS_JPEG }];
  }
  const space = spaceOf(at(dict, 'ColorSpace'));
  const channels = filters.at(-1) === 'DCTDecode' ? jpegChannels(contents) : undefined;
  if (!space || channels === undefined || filters.length > 2 || channels === space.components) return [];
  const found = `a JPEG of ${channels} channels placed as ${space.name}`;
  return [{ found, wanted: `${space.components} channels`, mend: AS_JPEG }];
}

/** Of the frame header (ITU-T T.81, B.2.2); nothing when there is none. */
function jpegChannels(jpeg: Uint8Array): number | undefined {
  for (let at = 2; jpeg[at] === 0xff;) {
    const marker = jpeg[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return jpeg[at + 9];
    at += 2 + (((jpeg[at + 2] ?? 0) << 8) | (jpeg[at + 3] ?? 0));
  }
  return undefined;
}
