/** Language tags (BCP 47): the language, the script it is written in, and the region. */

export interface Tongue {
  /** Language subtag in lower case; `und` when the tag is empty or none. */
  readonly language: string;
  /** ISO 15924: the script the tag names, else the usual one of the language. */
  readonly script: string;
  /** The region the tag itself names. */
  readonly region?: string;
}

const UNKNOWN: Tongue = { language: 'und', script: 'Zyyy' };
const known = new Map<string, Tongue>();

/** A tag taken apart. A tag that is none gives `und`: naming it is the business of the checks. */
export function readTag(tag: string): Tongue {
  const seen = known.get(tag);
  if (seen) return seen;
  const tongue = parseTag(tag);
  known.set(tag, tongue);
  return tongue;
}

function parseTag(tag: string): Tongue {
  try {
    const { language, region } = new Intl.Locale(tag);
    const script = new Intl.Locale(tag).maximize().script ?? UNKNOWN.script;
    return region === undefined ? { language, script } : { language, script, region };
  } catch {
    return UNKNOWN;
  }
}
