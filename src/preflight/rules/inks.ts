/** Inks of text and rules: what is printed in one ink keeps its edges, in four it shows colours at them. */

import type { Mark, TextMark } from '../content/mark.js';
import type { JudgedPage } from '../document.js';
import type { PreflightRule, Verdict } from '../finding.js';

/** Per cent: less of an ink does not show at an edge. */
const TRACE = 2;
/** Points: letters up to this size show at once where plates do not meet. */
const SMALL_PT = 9;
const TINY_PT = 6;

const inksIn = ({ paint: { inks } }: Mark): [string, number][] =>
  [...(inks ?? [])].filter(([, amount]) => amount > TRACE);
const isText = (mark: Mark): mark is TextMark => mark.kind === 'text';
const isBlack = (mark: Mark): boolean => {
  const { inks } = mark.paint;
  return (
    inks !== undefined &&
    (inks.get('Black') ?? 0) >= 99.5 &&
    [...inks].every(([ink, amount]) => ink === 'Black' || amount < 0.5)
  );
};
const isWhite = (mark: Mark): boolean => mark.paint.inks?.size === 0 && !mark.paint.space.name.startsWith('Pattern');
const inWords = (mark: Mark): string =>
  inksIn(mark)
    .map(([ink, amount]) => `${ink} ${Math.round(amount)} %`)
    .join(', ');

/** Marks of a page with what is wrong with each, the same fault of many letters told once a page. */
const once = (pages: readonly JudgedPage[], of: (mark: Mark) => Omit<Verdict, 'page' | 'box'> | undefined): Verdict[] =>
  pages.flatMap(({ number, marks }) => {
    const told = new Map<string, Verdict>();
    for (const mark of marks) {
      const verdict = of(mark);
      if (verdict && !told.has(verdict.found)) told.set(verdict.found, { ...verdict, page: number, box: mark.box });
    }
    return [...told.values()];
  });

export const INK_RULES: readonly PreflightRule[] = [
  {
    id: 'black-text-inks',
    severity: 'error',
    why: 'Black of several inks is never in register to a hair: small letters get coloured edges.',
    judge: ({ pages }) =>
      once(pages, (mark) => {
        const inks = inksIn(mark);
        const isDark = isText(mark) && (mark.paint.inks?.get('Black') ?? 0) > 60 && inks.length > 1;
        const isRich = isText(mark) && inks.length >= 3 && inks.every(([, amount]) => amount > 50);
        if (!isDark && !isRich) return undefined;
        if (isText(mark) && mark.sizePt > 24) return undefined;
        return {
          found: `dark text in ${inWords(mark)}`,
          wanted: 'black alone',
          mend: 'Give it the ink of the text, or of a rule.',
        };
      }),
  },
  {
    id: 'small-text-inks',
    severity: 'warning',
    why: `Letters up to ${SMALL_PT} pt in more than two inks are hard to keep in register.`,
    judge: ({ pages }) =>
      once(pages, (mark) =>
        isText(mark) && mark.sizePt <= SMALL_PT && inksIn(mark).length > 2
          ? {
              found: `text of ${mark.sizePt.toFixed(1)} pt in ${inWords(mark)}`,
              wanted: 'two inks at most',
              mend: 'Set it larger, or in fewer inks.',
            }
          : undefined,
      ),
  },
  {
    id: 'tiny-text',
    severity: 'warning',
    why: `Below ${TINY_PT} pt letters fill in, and nobody reads them.`,
    judge: ({ pages }) =>
      once(pages, (mark) =>
        isText(mark) && mark.sizePt > 0 && mark.sizePt < TINY_PT && !mark.isArtifact
          ? { found: `text of ${mark.sizePt.toFixed(1)} pt`, wanted: `${TINY_PT} pt at least`, mend: 'Set it larger.' }
          : undefined,
      ),
  },
  {
    id: 'black-overprint',
    severity: 'error',
    why: 'Black letters that knock out of a colour show white at the least misregister.',
    judge: ({ pages }) =>
      once(pages, (mark) =>
        isText(mark) &&
        isBlack(mark) &&
        !mark.overprints &&
        mark.alpha === 1 &&
        mark.blend === 'Normal' &&
        mark.sizePt <= 24
          ? {
              found: 'black text that knocks out',
              wanted: 'overprinting',
              mend: 'Make the file again with Galley, or let black overprint.',
            }
          : undefined,
      ),
  },
  {
    id: 'white-overprint',
    severity: 'error',
    why: 'White that overprints is not there at all.',
    judge: ({ pages }) =>
      once(pages, (mark) =>
        isWhite(mark) && mark.overprints && (mark.paint.space.name !== 'DeviceCMYK' || mark.overprintMode === 1)
          ? {
              found: `white ${mark.kind} that overprints`,
              wanted: 'knocking out',
              mend: 'Switch overprinting off for it.',
            }
          : undefined,
      ),
  },
  {
    id: 'thin-lines',
    severity: 'warning',
    why: 'Hairlines break up; in several inks they need twice the weight.',
    judge: ({ pages }) =>
      once(pages, (mark) => {
        if (mark.kind !== 'stroke' || mark.paint.space.name.includes(' All')) return undefined;
        const inks = inksIn(mark).length;
        const least = inks > 1 ? 0.5 : 0.25;
        return inks > 0 && mark.widthPt < least - 0.005
          ? {
              found: `a line of ${mark.widthPt.toFixed(2)} pt in ${inWords(mark)}`,
              wanted: `${least} pt at least`,
              mend: 'Draw it thicker.',
            }
          : undefined;
      }),
  },
];
