/** The marks that are open at a place in the content, and what they come to together. */

/** A numbered sequence of marked content. */
export interface Passage {
  readonly mcid: number;
  /** As its font's tables say it, or as `ActualText` has it. */
  text: string;
  /** Said by the content itself. */
  readonly lang: string | undefined;
  isPainted: boolean;
}

export interface OpenMark {
  readonly kind: 'artifact' | 'tagged' | 'other';
  readonly passage: Passage | undefined;
  readonly actualText: string | undefined;
}

/** Asked at every letter, found out where a mark is opened or closed. */
export interface Standing {
  /** In no mark of the structure, and in no artifact. */
  readonly isBare: boolean;
  readonly isTagged: boolean;
  readonly isArtifact: boolean;
  /** Other words stand for those that are shown. */
  readonly isSaid: boolean;
  /** Of the innermost mark that has one. */
  readonly passage: Passage | undefined;
}

export const standingIn = (open: readonly OpenMark[]): Standing => ({
  isBare: open.every(({ kind }) => kind === 'other'),
  isTagged: open.some(({ kind }) => kind === 'tagged'),
  isArtifact: open.some(({ kind }) => kind === 'artifact'),
  isSaid: open.some(({ actualText }) => actualText !== undefined),
  passage: open.findLast(({ passage }) => passage)?.passage,
});
