/** Words divided at the ends of lines. */

const SHY = '\u00ad';
const HYPHENS = /[\u00ad\u2010-]/gu;

export interface Division {
  /** `publi-sher` */
  readonly word: string;
  /** Height at which the line stands. */
  readonly middle: number;
}

/** Divisions by a hyphen the layout set, by a soft hyphen that shows, and at a hyphen of the word itself. */
export function divisionsIn(node: Text, goesOn: boolean): Division[] {
  const parent = node.parentElement;
  if (parent?.matches('.break-hyphen')) return [{ word: wordAround(parent), middle: middleOf(node, 0) ?? 0 }];
  const { data } = node;
  return Array.from(data.matchAll(HYPHENS), ({ index }) => index).flatMap((index) => {
    const middle = middleOf(node, index - 1);
    if (middle === undefined) return [];
    const after = middleOf(node, index + 1);
    const isLast = index === data.length - 1 && goesOn && !node.nextSibling && data[index] === SHY;
    if (!isLast && (after === undefined || Math.abs(after - middle) < 4)) return [];
    if (!isLast && !/[\p{L}\p{M}]/u.test(data[index + 1] ?? '')) return [];
    return [{ word: around(data.slice(0, index), data.slice(index + 1)), middle }];
  });
}

/** Of the last rectangle: the first of a letter after a taken soft hyphen is an empty one on the old line. */
function middleOf(node: Text, index: number): number | undefined {
  if (index < 0 || index >= node.data.length) return undefined;
  const range = document.createRange();
  range.setStart(node, index);
  range.setEnd(node, index + 1);
  const rect = [...range.getClientRects()].at(-1);
  return rect && (rect.top + rect.bottom) / 2;
}

const wordAround = (mark: Element): string =>
  around(mark.previousSibling?.textContent ?? '', mark.nextSibling?.textContent ?? '');

const MOST_LETTERS = 40;

const around = (before: string, after: string): string =>
  `${/[\p{L}\p{M}]*$/u.exec(before.slice(-MOST_LETTERS))?.[0] ?? ''}-${/^[\p{L}\p{M}]*/u.exec(after.slice(0, MOST_LETTERS))?.[0] ?? ''}`;
