/** Every rule, in the order a report tells them. */

import type { PreflightRule } from '../finding.js';
import { BOX_RULES } from './boxes.js';
import { COLOUR_RULES } from './colours.js';
import { FILE_RULES } from './file.js';
import { FONT_RULES } from './fonts.js';
import { INK_RULES } from './inks.js';
import { METADATA_RULES } from './metadata.js';
import { PICTURE_RULES } from './pictures.js';
import { SAFETY_RULES } from './safety.js';

export const RULES: readonly PreflightRule[] = [
  ...FILE_RULES,
  ...METADATA_RULES,
  ...BOX_RULES,
  ...COLOUR_RULES,
  ...INK_RULES,
  ...PICTURE_RULES,
  ...FONT_RULES,
  ...SAFETY_RULES,
];
