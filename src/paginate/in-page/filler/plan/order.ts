/** The order of floats: pictures keep theirs among themselves, and boxes, quotes and tables theirs. */

import { at, type Family, type Matter } from './model.js';

/** Of each family, the float from which on all wait for another page. */
export type Hold = Readonly<Record<Family, number>>;

export const NONE_HELD: Hold = { picture: Infinity, box: Infinity };

const familyOf = ({ floats }: Matter, float: number): Family => at(floats, float).family;

export const isHeld = (matter: Matter, hold: Hold, float: number): boolean => float >= hold[familyOf(matter, float)];

/** No float may pass one of its family that waits. */
export function holdFrom(matter: Matter, hold: Hold, waiting: readonly number[]): Hold {
  return waiting.reduce((held, float) => {
    const family = familyOf(matter, float);
    return { ...held, [family]: Math.min(held[family], float) };
  }, hold);
}

export const isAlike = (matter: Matter, one: number, other: number): boolean =>
  familyOf(matter, one) === familyOf(matter, other);

/** Whether places, counted in reading order, follow the order of the text. */
export function isInOrder(matter: Matter, places: ReadonlyMap<number, number>): boolean {
  const sorted = [...places].toSorted(([a], [b]) => a - b);
  return (['picture', 'box'] as const).every((family) => {
    const own = sorted.filter(([float]) => familyOf(matter, float) === family).map(([, place]) => place);
    return own.every((place, index) => index === 0 || place >= (own[index - 1] ?? 0));
  });
}
