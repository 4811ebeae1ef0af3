/** Runs in a thread of its own: draws and measures the second half of the pages, beside the first. */

import { answerWith } from '../thread/index.js';
import { measurePages, type PagePlates, type PlatesOrder } from './plates/page.js';

answerWith((order: PlatesOrder): Promise<readonly PagePlates[]> => measurePages(order));
