/** Colours laid over each other, and black made of all inks: what is meant only when someone meant it. */

import type { Mark } from '../content/mark.js';
import type { Inks } from '../content/space.js';
import type { PreflightRule } from '../finding.js';
import type { InkBuild } from '../../profile.js';

const COLOURS = ['Cyan', 'Magenta', 'Yellow'];
/** Square points: below this nobody sees what a black is made of. */
const LARGE_PT2 = 50 * 50;

const amount = (inks: Inks, ink: string): number => inks.get(ink) ?? 0;
const inWords = (inks: Inks): string => Array.from(inks, ([ink, of]) => `${ink} ${Math.round(of)} %`).join(', ');
const area = ({ box }: Mark): number => (box[2] - box[0]) * (box[3] - box[1]);

export const OVERPRINT_RULES: readonly PreflightRule[] = [
  {
    id: 'colour-overprint',
    severity: 'warning',
    why: 'A colour that overprints mixes with what lies below it; on a screen it looks as if it did not.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, marks }) => {
        const mark = marks.find(({ overprints, paint, blend, isArtifact }) => {
          const isColour = paint.inks !== undefined && COLOURS.some((ink) => amount(paint.inks ?? new Map(), ink) > 0);
          return overprints && isColour && blend === 'Normal' && !isArtifact && !paint.space.name.endsWith(' All');
        });
        if (!mark?.paint.inks) return [];
        const found = `a ${mark.kind} in ${inWords(mark.paint.inks)} that overprints`;
        const mend = 'Switch overprinting off for it, unless it is meant.';
        return [{ page: number, box: mark.box, found, wanted: 'black and spot inks alone to overprint', mend }];
      }),
  },
  {
    id: 'rich-black',
    severity: 'info',
    why: 'Large areas in black and colours are dark and heavy: they want to be meant, and dry slowly.',
    judge: ({ pages }, { builds }) =>
      pages.flatMap(({ number, marks }) => {
        const mark = marks.find(
          (one) => one.kind === 'fill' && area(one) > LARGE_PT2 && isRich(one.paint.inks, builds),
        );
        if (!mark?.paint.inks) return [];
        const found = `a large area in ${inWords(mark.paint.inks)}`;
        const mend = 'Give it black alone, or a build in the theme’s tokens.';
        return [{ page: number, box: mark.box, found, wanted: 'a black that is meant', mend }];
      }),
  },
];

function isRich(inks: Inks | undefined, builds: readonly InkBuild[] = []): boolean {
  if (!inks) return false;
  const colours = COLOURS.reduce((sum, ink) => sum + amount(inks, ink), 0);
  const isMeant = builds.some((build) =>
    [...COLOURS, 'Black'].every((ink, index) => Math.abs((build[index] ?? 0) - amount(inks, ink)) < 1),
  );
  return amount(inks, 'Black') >= 60 && colours >= 60 && !isMeant;
}
