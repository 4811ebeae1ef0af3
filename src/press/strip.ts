/** Takes out what serves a reader at a screen: a plate has no links, and PDF/X-4 (ISO 15930-7) wants none on the page. */

import { name } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';

const OF_THE_DOCUMENT = [
  'AA',
  'AcroForm',
  'Dests',
  'MarkInfo',
  'Names',
  'OpenAction',
  'Outlines',
  'PageLayout',
  'PageMode',
  'StructTreeRoot',
  'ViewerPreferences',
];
const OF_A_PAGE = ['AA', 'Annots', 'ArtBox', 'CropBox', 'Rotate', 'StructParents', 'Tabs', 'Thumb'];

// Marked-content operators stay in the content: without a structure tree they say nothing and paint nothing.
export function stripScreen({ catalog, pages }: Pdf): void {
  for (const key of OF_THE_DOCUMENT) catalog.delete(name(key));
  for (const { dict } of pages) for (const key of OF_A_PAGE) dict.delete(name(key));
}
