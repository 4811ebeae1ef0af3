/**
 * Marks in generated text tell a reader of the PDF what it sees: a letter for the kind, three figures for the article, `k`,
 * three figures for the place. They are words like others to the layout, but never hyphenated.
 */

/** What marks of each letter stand for. */
export const MARKS = {
  title: 'a',
  textBegin: 'b',
  textMiddle: 'm',
  textEnd: 'e',
  headingBegin: 'h',
  headingEnd: 'j',
  figureCall: 'c',
  pictureTop: 'g',
  pictureFoot: 'i',
  captionBegin: 'f',
  captionEnd: 'w',
  noteCall: 'x',
  noteBegin: 'n',
  noteEnd: 'o',
  tableHead: 't',
  tableRow: 'r',
  boxBegin: 's',
  boxEnd: 'u',
  quoteBegin: 'q',
  quoteEnd: 'z',
} as const;

export type MarkKind = keyof typeof MARKS;

export const marksOf = ({ marks }: { readonly marks: readonly string[] }, kind: MarkKind): readonly string[] =>
  marks.filter((mark) => mark.startsWith(MARKS[kind]));
