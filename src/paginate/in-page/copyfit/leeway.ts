/** How far an article can be fitted, and the steps in which it is. */

import { measurePictures, resizePictures, type PictureHeights } from './pictures.js';
import { measureGains, spaceParagraphs, STEPS_PERCENT, type Fit, type Gains } from './spacing.js';

/** Measured once, on the pages as they come out by themselves. */
export interface Leeway {
  readonly fit: Fit;
  readonly gains: Gains;
  readonly pictures: PictureHeights;
}

/** Each does more than the one before, and shows a little more. */
export interface Step {
  readonly percent: number;
  readonly withPictures: boolean;
}

const MOST_PERCENT = Math.max(...STEPS_PERCENT);

export const stepsOf = ({ gains, pictures }: Leeway): Step[] => [
  ...(gains.some((lines) => lines.some((each) => each > 0))
    ? STEPS_PERCENT.map((percent) => ({ percent, withPictures: false }))
    : []),
  ...(pictures.heightsPx.size > 0 ? [{ percent: MOST_PERCENT, withPictures: true }] : []),
];

/** Only the steps that do most: whether any serves, where nobody asked for the best of them. */
export const strongestSteps = (leeway: Leeway): Step[] =>
  stepsOf(leeway).filter(({ percent }) => percent === MOST_PERCENT);

/** Lines of a column that all gains together come to, where every paragraph is spaced by the step that serves it most. */
export const mostLines = ({ gains, pictures }: Leeway): number =>
  gains.reduce((sum, lines) => sum + Math.max(0, ...lines), 0) + pictures.heightsPx.size;

/**
 * @param article a fresh copy of it
 * @param standing what of the article is on each of its pages
 */
export function measureLeeway(article: ParentNode, standing: readonly HTMLElement[], fit: Fit): Leeway | undefined {
  const column = standing.map((part) => part.querySelector<HTMLElement>('.column')).find(Boolean);
  if (!column) return undefined;
  const rowPx = Number.parseFloat(getComputedStyle(column).lineHeight) || 18;
  return { fit, pictures: measurePictures(standing, rowPx), gains: measureGains(article, column, fit) };
}

/** An article about to be laid out: its paragraphs are spaced, and with the last step its pictures are resized. */
export function applyStep(article: ParentNode, { fit, gains, pictures }: Leeway, step: Step): void {
  spaceParagraphs(article, { fit, gains, percent: step.percent });
  if (step.withPictures) resizePictures(article, pictures, fit);
}
