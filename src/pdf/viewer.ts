/** How a reader opens the document. */

import { name } from './document.js';
import type { Pdf } from './document.js';

/**
 * The title in the window's bar instead of the file's name (PDF/UA-1, 7.1). A journal bound on the right says so, and
 * opens on its first page alone, then by spreads, the lower number on the right (ISO 32000-1, 7.7.2 and 12.2).
 */
export function setViewer({ catalog, context }: Pdf, dir: 'ltr' | 'rtl'): void {
  const reading = dir === 'rtl' ? { Direction: 'R2L' } : {};
  catalog.set(name('ViewerPreferences'), context.obj({ DisplayDocTitle: true, ...reading }));
  if (dir === 'rtl') catalog.set(name('PageLayout'), name('TwoPageRight'));
}
