/** Runs in a thread of its own: reading a PDF takes 10 ms a page, in which other pages can be read and judged. */

import { answerWith } from '../thread/index.js';
import { loadPdfium, textOfPages, type ReadOrder } from './pdf-text.js';

// Whoever starts the thread early finds it ready.
loadPdfium().catch(() => {});
answerWith((order: ReadOrder): Promise<string[]> => textOfPages(order));
