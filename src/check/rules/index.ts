/** Every rule, in the order of the alphabet. */

import type { Rule } from '../rule.js';
import { chartData } from './chart-data.js';
import { chartWithoutSource } from './chart-without-source.js';
import { duplicateFootnote } from './duplicate-footnote.js';
import { emptyArticle } from './empty-article.js';
import { emptyDirective } from './empty-directive.js';
import { emptyHeading } from './empty-heading.js';
import { emptyLink } from './empty-link.js';
import { figureWithoutSrc } from './figure-without-src.js';
import { headingRank } from './heading-rank.js';
import { headingSkips } from './heading-skips.js';
import { invalidAttribute } from './invalid-attribute.js';
import { invalidLanguage } from './invalid-language.js';
import { malformedDirective } from './malformed-directive.js';
import { missingAlt } from './missing-alt.js';
import { missingCredit } from './missing-credit.js';
import { missingLinkTarget } from './missing-link-target.js';
import { noArticles } from './no-articles.js';
import { nothingToContinue } from './nothing-to-continue.js';
import { removedHtml } from './removed-html.js';
import { scriptWithoutLang } from './script-without-lang.js';
import { unclosedDirective } from './unclosed-directive.js';
import { undefinedFootnote } from './undefined-footnote.js';
import { undefinedReference } from './undefined-reference.js';
import { unknownAttribute } from './unknown-attribute.js';
import { unknownDirective } from './unknown-directive.js';
import { unusedFootnote } from './unused-footnote.js';
import { unusedReference } from './unused-reference.js';

export const RULES: readonly Rule[] = [
  chartData,
  chartWithoutSource,
  duplicateFootnote,
  emptyArticle,
  emptyDirective,
  emptyHeading,
  emptyLink,
  figureWithoutSrc,
  headingRank,
  headingSkips,
  invalidAttribute,
  invalidLanguage,
  malformedDirective,
  missingAlt,
  missingCredit,
  missingLinkTarget,
  noArticles,
  nothingToContinue,
  removedHtml,
  scriptWithoutLang,
  unclosedDirective,
  undefinedFootnote,
  undefinedReference,
  unknownAttribute,
  unknownDirective,
  unusedFootnote,
  unusedReference,
];
