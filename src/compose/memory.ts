/** What composing again and again need not do again: for an issue that is being written. */

import type { Cache } from '../cache/index.js';
import type { Article, Picture } from '../issue.js';
import type { ThemeInk } from '../profile.js';
import { articleView, type ArticleView } from './article-view.js';
import type { EditionStyle } from './body.js';
import type { Asset } from './pictures.js';
import type { StyleSheet } from './styles.js';
import type { Theme } from './theme.js';

/** The style sheet of print, with what is read from it. */
export interface PrintSheet extends StyleSheet {
  readonly breakCss: string;
  readonly inks: readonly ThemeInk[];
}

/** Of one journal and issue. It is not looked whether templates and style sheets changed: who keeps it takes a new one then. */
export interface ComposeMemory {
  /** Where faces cut by earlier builds are found, and these are kept. */
  readonly cache?: Cache;
  theme?: Theme;
  /** The style sheet, and the characters its fonts were chosen by. */
  sheet?: { readonly characters: string; readonly sheet: PrintSheet };
  readonly files: WeakMap<Picture, Asset>;
  /** By the article as it was read, with the names of the parts it may lead to. */
  readonly views: WeakMap<Article, { readonly names: string; readonly view: ArticleView }>;
}

export const newMemory = (cache?: Cache): ComposeMemory => ({
  files: new WeakMap(),
  views: new WeakMap(),
  ...(cache && { cache }),
});

/** @param names of all parts, which links are made with */
export function rememberingViews({ views }: ComposeMemory, names: string) {
  return (article: Article, style: EditionStyle): ArticleView => {
    const known = views.get(article);
    if (known?.names === names) return known.view;
    const view = articleView(article, style);
    // The names inside a drawing depend on how often it stands in the issue.
    if (!picturesIn(article).some(({ format }) => format === 'svg')) views.set(article, { names, view });
    return view;
  };
}

const picturesIn = ({ lead, figures }: Article): Picture[] => [...(lead ? [lead.picture] : []), ...figures.values()];
