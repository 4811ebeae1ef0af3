/** Runs in a thread of its own: reading a PDF takes 20 ms a page, in which the next one can be finished. */

import { answerWith } from '../thread/index.js';
import { textOfPages } from './pdf-text.js';

answerWith((pdf: Uint8Array): Promise<string[]> => textOfPages(pdf));
