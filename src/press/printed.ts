/** The browser's PDF, opened to be finished. */

import { ToolError } from '../diagnostic.js';
import type { Sheet } from '../pages.js';
import { openPrinted, type Printed } from '../pdf/index.js';

/** @throws ToolError when it cannot be read or its pages are not of the sheet's size. */
export async function openSheets(printed: Uint8Array, sheet: Sheet): Promise<Printed> {
  try {
    return await openPrinted(printed, sheet);
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const mend = 'Check @page in the styles, then build again.';
    throw new ToolError(`the PDF the browser printed is of no use: ${said}`, mend, { cause });
  }
}
