/** How a reader opens the document. */

import { name } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';
import type { Direction } from '../journal.js';

/** The title in the window's bar instead of the file's name (PDF/UA-1, 7.1); spreads open from the right in RTL. */
export function setViewer({ catalog, context }: Pdf, dir: Direction): void {
  const reading = dir === 'rtl' ? { Direction: 'R2L' } : {};
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true, ...reading }));
}
