/** What the templates of print may say beside the view of the edition: what the cover and the contents choose to show. */

import { toHtml } from 'hast-util-to-html';
import type { Article, Issue } from '../issue.js';
import type { ArticleView } from './article-view.js';
import type { EditionStyle } from './body.js';
import type { EditionView } from './view.js';

export interface PictureView {
  readonly slug: string;
  /** The article's lead picture, without words: its title stands beside it. */
  readonly picture: string;
}

export interface PrintView extends EditionView {
  /** The ISSN's bars as `<svg>`; empty without a print ISSN. */
  readonly barcode: string | null;
  /** The first of `teased`, as many as a cover has room for. */
  readonly coverTeasers: readonly ArticleView[];
  /** Pictures for the page of contents, in running order. */
  readonly pictured: readonly PictureView[];
}

const MOST_TEASERS = 6;
const MOST_PICTURES = 3;

export async function printView(issue: Issue, edition: EditionView, style: EditionStyle): Promise<PrintView> {
  return {
    ...edition,
    barcode: await barsOf(issue),
    coverTeasers: edition.teased.slice(0, MOST_TEASERS),
    pictured: picturedIn(issue).map((article) => pictureView(article, style)),
  };
}

/** Who prints no ISSN need not load a library of all barcodes there are. */
async function barsOf(issue: Issue): Promise<string | null> {
  const issn = issue.journal.issn?.print;
  if (!issn) return null;
  const { addOnOf, barcode } = await import('./barcode.js');
  const addOn = addOnOf(issue);
  return barcode({ issn, ...(addOn && { addOn }) });
}

/** Features and full pages before others, but never the cover's story where the cover shows it. */
function picturedIn({ articles, cover }: Issue): readonly Article[] {
  const rank = ({ slug, kind, opening }: Article): number => {
    if (slug === cover.lead && cover.figure === undefined) return 0;
    if (kind === 'article' && opening === 'feature') return 1;
    return kind === 'article' ? 2 : 3;
  };
  const chosen = articles
    .filter(({ slug, lead }) => lead && (slug !== cover.lead || !cover.figure))
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, MOST_PICTURES);
  return articles.filter((article) => chosen.includes(article));
}

function pictureView({ slug, lead }: Article, style: EditionStyle): PictureView {
  const { picture, focus } = lead ?? {};
  const shown = picture && focus ? style.show(picture, { alt: '', size: 'thumb', focus }) : undefined;
  return { slug, picture: shown ? toHtml(shown) : '' };
}
