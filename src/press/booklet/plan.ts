/** Which pages stand together on the sheets of a stapled booklet, and how far each creeps towards the fold. */

export interface Side {
  /** From 0, the outermost. */
  readonly sheet: number;
  readonly isFront: boolean;
  /** Page numbers from 1; nothing where the count is no multiple of four. */
  readonly left: number | undefined;
  readonly right: number | undefined;
}

/** Sides in printing order: front and back of the outermost sheet, then of the next. A booklet bound on the right is mirrored. */
export function saddleStitch(pages: number, dir: 'ltr' | 'rtl'): Side[] {
  const sheets = Math.ceil(pages / 4);
  const last = sheets * 4;
  const known = (page: number): number | undefined => (page <= pages ? page : undefined);
  return Array.from({ length: sheets }).flatMap((_, sheet) => {
    const [low, high] = [2 * sheet + 1, last - 2 * sheet];
    const front = { sheet, isFront: true, left: known(high), right: known(low) };
    const back = { sheet, isFront: false, left: known(low + 1), right: known(high - 1) };
    return dir === 'ltr' ? [front, back] : [mirrored(front), mirrored(back)];
  });
}

const mirrored = (side: Side): Side => ({ ...side, left: side.right, right: side.left });

/**
 * How far the pages of a sheet move towards the fold: inner sheets stand out by the thickness of those around them, and
 * would lose as much at the knife.
 */
export const creepMm = (sheet: number, caliperMm: number): number => sheet * caliperMm;
