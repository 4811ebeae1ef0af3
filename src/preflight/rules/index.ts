/** Every rule, in the order a report tells them. */

import type { PreflightRule } from '../finding.js';
import { BOX_RULES } from './boxes.js';
import { COLOUR_RULES } from './colours.js';
import { FILE_RULES } from './file.js';
import { FONT_WIDTHS } from './font-widths.js';
import { FONT_RULES } from './fonts.js';
import { INK_LIMIT } from './ink-limit.js';
import { INK_RULES } from './inks.js';
import { METADATA_RULES } from './metadata.js';
import { OVERPRINT_RULES } from './overprint.js';
import { PICTURE_CODING } from './picture-coding.js';
import { PICTURE_RULES } from './pictures.js';
import { SAFETY_RULES } from './safety.js';
import { SCREEN_COLOURS } from './screen-colours.js';

export const RULES: readonly PreflightRule[] = [
  ...FILE_RULES,
  ...METADATA_RULES,
  ...BOX_RULES,
  SCREEN_COLOURS,
  ...COLOUR_RULES,
  ...INK_RULES,
  ...OVERPRINT_RULES,
  INK_LIMIT,
  ...PICTURE_RULES,
  PICTURE_CODING,
  ...FONT_RULES,
  FONT_WIDTHS,
  ...SAFETY_RULES,
];
