/** Blocks that may leave their place: pictures that say where they stand, and those that stand where they fit. */

import { linesIn } from './lines.js';
import { bandOf, type Stage } from './page.js';
import type { FloatPlace } from './plan/model.js';

/** Blocks a reader can look at a little later than they are spoken of. */
const FLOATING = 'figure, .pull-quote, .sidebar, .facts, .related, table';
/** Tables longer than this part of a column are text, and cut between their rows. */
const LONG = 0.5;
const PLACES: readonly string[] = ['top', 'bottom', 'span-top', 'span-bottom', 'page', 'bleed', 'spread'];

export interface TakenFloat {
  readonly element: HTMLElement;
  readonly place: FloatPlace;
  readonly heightPx: number;
  /** Whether it stands over all columns where it is spoken of. */
  readonly isBand: boolean;
  /** What may be made smaller of it. */
  readonly picture?: Picture;
}

interface Picture {
  readonly element: HTMLElement | SVGElement;
  readonly heightPx: number;
}

/** The share of its height that a picture may lose. */
export const MOST_LOSS = 0.3;

const isPlace = (place: string | undefined): place is FloatPlace => place !== undefined && PLACES.includes(place);

const placeOf = ({ dataset }: HTMLElement): FloatPlace => (isPlace(dataset.place) ? dataset.place : 'column');

/** Whether a block has a place of its own choice, and is no part of the text from the start. */
export const isLoose = (block: HTMLElement): boolean => placeOf(block) !== 'column';

/**
 * Measures the blocks that may float, each as wide as it will stand. Blocks too tall for that are cut like text.
 * @param column an empty column of ordinary width
 */
export function measureFloats(
  blocks: readonly HTMLElement[],
  stage: Stage,
  given: { column: HTMLElement; pagePx: number },
): Map<HTMLElement, TakenFloat> {
  const { column, pagePx } = given;
  const isSingle = stage.setting.columns === 1;
  const found = blocks
    .filter((block) => block.matches(FLOATING))
    .map((element) => {
      const place = placeOf(element);
      const isBand = place === 'column' && !isSingle && element.matches('.figure-wide');
      return { element, place, isBand, isOver: isBand || place.startsWith('span-') };
    });
  const band = bandOf(stage);
  column.parentElement?.before(band);
  for (const { element, isOver } of found) (isOver ? band : column).append(element);
  // Words are divided anew before heights are taken.
  for (const { element } of found) linesIn(element, pagePx);
  const floats = new Map<HTMLElement, TakenFloat>();
  for (const { element, place, isBand } of found) {
    const heightPx = place === 'page' || place === 'bleed' || place === 'spread' ? 0 : fit(element, pagePx);
    const mostPx = element.tagName === 'TABLE' ? pagePx * LONG : pagePx;
    const picture = heightPx > 0 ? pictureIn(element) : undefined;
    if (heightPx <= mostPx) floats.set(element, { element, place, isBand, heightPx, ...(picture && { picture }) });
    else element.style.breakInside = 'auto';
  }
  for (const { element } of found) element.remove();
  band.remove();
  return floats;
}

/** Charts have type in them. */
function pictureIn(float: HTMLElement): Picture | undefined {
  const element = float.matches('figure:not(.chart)') ? float.querySelector(':scope > :is(img, svg)') : null;
  if (!(element instanceof HTMLImageElement || element instanceof SVGElement)) return undefined;
  return { element, heightPx: element.getBoundingClientRect().height };
}

/** Photographs are cropped round their focus; drawings become smaller as a whole. */
export function shrinkFloat(float: TakenFloat, lessPx: number): TakenFloat {
  const { picture, heightPx } = float;
  if (!picture) return float;
  const { element } = picture;
  const isDrawing = element instanceof SVGElement || element.dataset.src?.endsWith('.svg') === true;
  element.style.blockSize = `${picture.heightPx - lessPx}px`;
  element.style.objectFit = isDrawing ? 'contain' : 'cover';
  return { ...float, heightPx: heightPx - lessPx };
}

/** A picture with its caption is never taller than a page. */
function fit(element: HTMLElement, pagePx: number): number {
  const { height } = element.getBoundingClientRect();
  const picture = element.matches('figure') ? element.querySelector<HTMLElement>(':scope > :is(img, svg)') : null;
  if (!picture || height <= pagePx) return height;
  picture.style.maxBlockSize = `${Math.max(0, picture.getBoundingClientRect().height - (height - pagePx))}px`;
  return element.getBoundingClientRect().height;
}
