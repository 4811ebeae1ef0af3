/** The blocks an editor may write, and what each may say of itself. */

export const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  'pull-quote': ['by'],
  figure: ['src', 'alt', 'credit', 'licence', 'focus', 'width'],
  chart: ['kind', 'source', 'credit', 'width'],
  sidebar: [],
  facts: [],
  related: [],
};

export const NAMES = Object.keys(DIRECTIVES);
