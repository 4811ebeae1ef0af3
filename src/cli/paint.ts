/** Colours of a terminal, or none. Not `styleText`: from Node 22.13 on it looks at stdout by itself, and ours go to stderr. */

const CODES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 } as const;
export type Colour = keyof typeof CODES;
export type Paint = (colour: Colour, text: string) => string;

export const painter =
  (on: boolean): Paint =>
  (colour, text) =>
    on ? `\u001B[${CODES[colour]}m${text}\u001B[0m` : text;
