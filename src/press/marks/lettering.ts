/** Plain letters of single strokes, for the slug line: no font has to be embedded for what is cut away. */

import { operand } from '../../pdf/index.js';

const ROUND = '100105163645413010';

/** On a grid four wide and six high each pair of digits is a point; points are joined, and `|` lifts the pen. */
const STROKES: Readonly<Record<string, string>> = {
  A: '002640|1232',
  B: '00063645443303|3342413000',
  C: '4536160501103041',
  D: '00062644422000',
  E: '46060040|0333',
  F: '460600|0333',
  G: '45361605011030414323',
  H: '0006|4046|0343',
  I: '2026',
  J: '4641301001',
  K: '0006|4602|1340',
  L: '060040',
  M: '0006234640',
  N: '00064046',
  O: ROUND,
  P: '00063645443303',
  Q: `${ROUND}|2240`,
  R: '00063645443303|2340',
  S: '453616050413334241301001',
  T: '0646|2026',
  U: '060110304146',
  V: '062046',
  W: '0610233046',
  X: '0046|0640',
  Y: '062346|2320',
  Z: '06460040',
  0: `${ROUND}|1135`,
  1: '152620|1030',
  2: '05163645440040',
  3: '0516364544334241301001|1333',
  4: '30360242',
  5: '460603334241301001',
  6: '4536160501103041423303',
  7: '064620',
  8: '13040516364544331302011030414233',
  9: '0110304145361605041343',
  '-': '1333',
  '.': '2021',
  ',': '2110',
  ':': '2021|2425',
  '/': '0046',
};
const HEIGHT = 6;
/** From one letter to the next, on the same grid. */
const ADVANCE = 6;

/** Strokes of a text from its lower left corner. Letters without strokes of their own leave a space. */
export function lettering(text: string, { x, y, heightPt }: { x: number; y: number; heightPt: number }): string[] {
  const scale = heightPt / HEIGHT;
  return Array.from(text.toUpperCase()).flatMap((letter, index) =>
    (STROKES[letter] ?? '').split('|').flatMap((stroke) => {
      const points = stroke.match(/\d\d/gu) ?? [];
      const path = points.map((point, step) => {
        const at = [x + (index * ADVANCE + Number(point[0])) * scale, y + Number(point[1]) * scale];
        return `${at.map(operand).join(' ')} ${step === 0 ? 'm' : 'l'}`;
      });
      return path.length > 0 ? [`${path.join(' ')} S`] : [];
    }),
  );
}

/** How long a text is. */
export const letteringWidth = (text: string, heightPt: number): number =>
  ((text.length * ADVANCE - 2) * heightPt) / HEIGHT;
