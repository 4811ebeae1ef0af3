/** Every rule, in the order a page is looked at: its lines, its columns, its boxes, its pictures, its letters. */

import type { Rule } from '../rule.js';
import { clippedText } from './clipped-text.js';
import { fallbackFont } from './fallback-font.js';
import { headingAtFoot } from './heading-at-foot.js';
import { hyphenAcrossPages } from './hyphen-across-pages.js';
import { hyphenLadder } from './hyphen-ladder.js';
import { loneLine } from './lone-line.js';
import { lowResolution } from './low-resolution.js';
import { missingCharacter } from './missing-character.js';
import { nearTrim } from './near-trim.js';
import { overflowingBox } from './overflowing-box.js';
import { shortLastPage } from './short-last-page.js';
import { unprintableResolution } from './unprintable-resolution.js';
import { whiteHole } from './white-hole.js';
import { wideWordGaps } from './wide-word-gaps.js';

export const RULES: readonly Rule[] = [
  loneLine,
  headingAtFoot,
  hyphenLadder,
  hyphenAcrossPages,
  wideWordGaps,
  shortLastPage,
  whiteHole,
  overflowingBox,
  clippedText,
  lowResolution,
  unprintableResolution,
  missingCharacter,
  fallbackFont,
  nearTrim,
];
