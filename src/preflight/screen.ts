/** A PDF for the screen, judged by whether everyone can read it (PDF/UA-1, ISO 14289-1). */

import type { PreflightFinding } from './finding.js';
import { UA_CONTENT_RULES } from './rules/ua-content.js';
import { UA_DOCUMENT_RULES } from './rules/ua-document.js';
import { UA_LINK_RULES } from './rules/ua-links.js';
import { UA_STRUCTURE_RULES } from './rules/ua-structure.js';
import { UA_TEXT_RULES } from './rules/ua-text.js';
import { openTagged, type TaggedPdf } from './tagged/document.js';
import { MAKE_AGAIN, type AccessRule, type AccessVerdict } from './tagged/rule.js';

export const ACCESS_RULES: readonly AccessRule[] = [
  ...UA_DOCUMENT_RULES,
  ...UA_CONTENT_RULES,
  ...UA_STRUCTURE_RULES,
  ...UA_LINK_RULES,
  ...UA_TEXT_RULES,
];

/**
 * Judges whether everyone can read a PDF: what a program can find of PDF/UA-1. Reads nothing but the file. Returns no
 * findings for a good one; a file that cannot be read at all is a finding too.
 */
export async function preflightScreen(bytes: Uint8Array): Promise<readonly PreflightFinding[]> {
  const pdf = await openTagged(bytes);
  if (!pdf) {
    return [
      { rule: 'unreadable', severity: 'error', found: 'bytes that are no PDF', wanted: 'a PDF', mend: MAKE_AGAIN },
    ];
  }
  return ACCESS_RULES.flatMap((rule) =>
    judge(rule, pdf).map((verdict) => ({ severity: rule.severity, ...verdict, rule: rule.id })),
  );
}

/** A rule that stumbles over a file says so: what was not judged is not passed. */
function judge(rule: AccessRule, pdf: TaggedPdf): readonly AccessVerdict[] {
  try {
    return rule.judge(pdf);
  } catch (error) {
    const found = `a stumble over the file: ${error instanceof Error ? error.message : String(error)}`;
    return [{ found, wanted: 'objects as ISO 32000 has them', mend: MAKE_AGAIN }];
  }
}
