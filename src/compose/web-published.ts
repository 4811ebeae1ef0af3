/** An issue as the home page of the site shows it. Kept beside the issue's pages, so that the home page lists what is there. */

import type { Element } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Issue } from '../issue.js';
import type { Direction } from '../journal.js';
import { showDrawing } from './pictures.js';
import type { EditionView } from './view.js';
import type { WebAddresses } from './web-addresses.js';
import { showWebPicture, type WebPicture } from './web-pictures.js';

export interface PublishedIssue {
  readonly id: string;
  /** ISO month or day. */
  readonly date: string;
  readonly dateLabel: string;
  readonly numbering: string | null;
  readonly lang: string;
  readonly dir: Direction;
  readonly kicker: string | null;
  /** HTML of one line, as is every title here. */
  readonly headline: string;
  readonly cover: PublishedCover | null;
  readonly teasers: readonly {
    readonly href: string;
    readonly title: string;
    readonly lang: string;
    readonly dir: Direction;
  }[];
}

/** A picture's addresses are relative to the issue's folder; a drawing is markup. */
export type PublishedCover =
  | { readonly drawing: string }
  | {
      readonly picture: WebPicture;
      readonly alt: string;
      readonly focus: { readonly x: number; readonly y: number };
    };

interface Publishing {
  readonly edition: EditionView;
  readonly addresses: WebAddresses;
  readonly pictures: ReadonlyMap<string, WebPicture>;
  readonly drawings: ReadonlyMap<string, Element>;
}

export function publishedIssue(issue: Issue, publishing: Publishing): PublishedIssue {
  const { edition, addresses } = publishing;
  const { lang, dir } = issue.journal;
  const view = edition.issue;
  return {
    id: issue.id,
    date: issue.date,
    dateLabel: view.date,
    numbering: view.numbering,
    lang,
    dir,
    kicker: view.kicker,
    headline: view.headline,
    cover: publishedCover(issue, publishing),
    teasers: edition.teased.map((article) => ({
      href: addresses.link({ slug: article.slug }) ?? '',
      title: article.teaser ?? article.title,
      lang: article.lang,
      dir: article.dir,
    })),
  };
}

function publishedCover({ cover }: Issue, { pictures, drawings }: Publishing): PublishedCover | null {
  if (!cover.figure) return null;
  const { picture, alt, focus } = cover.figure;
  const drawing = drawings.get(picture.path);
  if (drawing) return { drawing: toHtml(showDrawing(drawing, { alt, size: 'cover', focus })) };
  const ready = pictures.get(picture.path);
  return ready ? { picture: ready, alt, focus } : null;
}

/** What the home page's template says of an issue. */
export interface HomeIssueView extends Omit<PublishedIssue, 'cover' | 'teasers'> {
  readonly href: string;
  readonly cover: string | null;
  readonly teasers: PublishedIssue['teasers'];
}

/** Newest first; of two issues with one date the later name. */
export function homeIssues(published: readonly PublishedIssue[]): HomeIssueView[] {
  const order = (a: PublishedIssue, b: PublishedIssue): number => compare(b.date, a.date) || compare(b.id, a.id);
  return published.toSorted(order).map((issue) => {
    const folder = `${encodeURI(issue.id)}/`;
    return {
      ...issue,
      href: `${folder}index.html`,
      cover: issue.cover && coverMarkup(issue.cover, folder),
      teasers: issue.teasers.map((teaser) => ({ ...teaser, href: `${folder}${teaser.href}` })),
    };
  });
}

const coverMarkup = (cover: PublishedCover, folder: string): string =>
  'drawing' in cover
    ? cover.drawing
    : toHtml(showWebPicture(cover.picture, { alt: cover.alt, size: 'cover', focus: cover.focus }, folder));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
