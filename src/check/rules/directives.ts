/** The blocks an editor may write, and what each may say of itself. */

export const DIRECTIVES: Readonly<Record<string, readonly string[]>> = {
  'pull-quote': ['by', 'place'],
  figure: ['src', 'alt', 'credit', 'licence', 'focus', 'width', 'place'],
  chart: ['kind', 'source', 'credit', 'width', 'place'],
  sidebar: ['place'],
  facts: ['place'],
  related: [],
};

/** Where a block may ask to stand. */
export const PLACES = ['column', 'top', 'bottom', 'span-top', 'span-bottom'];
/** Where a picture may: there are pages that only one can fill. */
export const PICTURE_PLACES = [...PLACES, 'page', 'bleed', 'spread'];

export const NAMES = Object.keys(DIRECTIVES);
