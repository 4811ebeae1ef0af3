/** Pairs of brackets and quotation marks in a text. */

const OPENING = '([{“‘«‹「『《〈（【„‚';
const CLOSING = ')]}”’»›」』》〉）】“‘';

/**
 * The partner of each bracket or mark, both ways, by offset; `NaN` for one that stands alone. Single marks alone are
 * left out: they are apostrophes.
 */
export function pairBrackets(text: string): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const open: { readonly at: number; readonly closing: string }[] = [];
  for (const { 0: char, index: at } of text.matchAll(/[()[\]{}“”„‘’‚«»‹›「」『』《》〈〉（）【】]/gu)) {
    const last = open.findLastIndex(({ closing }) => closing === char);
    const partner = open[last];
    if (partner) {
      partners.set(partner.at, at).set(at, partner.at);
      open.length = last;
      continue;
    }
    const kind = OPENING.indexOf(char);
    if (kind >= 0) open.push({ at, closing: CLOSING.charAt(kind) });
    if (!'‘’‚'.includes(char)) partners.set(at, Number.NaN);
  }
  return partners;
}
