/** All stories of an edition, in the order printed. */

import type { Setting, Story } from '../story.js';
import type { Token } from '../tokens.js';
import { blocks } from './blocks.js';
import { charts } from './charts.js';
import { languages } from './languages.js';
import { openings } from './openings.js';
import { pictures } from './pictures.js';
import { tables } from './tables.js';
import { theme } from './theme.js';

export { themeStyles } from './theme.js';

export const storiesOf = (setting: Setting, tokens: readonly Token[]): readonly Story[] => [
  ...openings(setting),
  ...blocks(setting),
  ...tables(setting),
  charts(setting),
  ...pictures(setting),
  ...languages(setting),
  ...theme(setting, tokens),
];
