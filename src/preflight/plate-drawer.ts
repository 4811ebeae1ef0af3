/** Runs in a thread of its own: draws further plates, while the first is drawn beside it. */

import { answerWith } from '../thread/index.js';
import { drawPages, type Drawn, type DrawOrder } from './plates/draw.js';

answerWith((order: DrawOrder): Promise<readonly Drawn[]> => drawPages(order));
