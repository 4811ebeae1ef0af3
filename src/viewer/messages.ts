/** What the server tells the browser that shows the preview. */

import type { Direction } from '../journal.js';

/** A page: `html` when the browser does not have it as it is now. */
export interface ShownLeaf {
  /** The same as long as the page is not laid out anew, wherever it goes. */
  readonly id: number;
  readonly part: string;
  readonly html?: string;
}

export interface PagesMessage {
  readonly kind: 'pages';
  /** When they are others than before: then every leaf has its `html`. */
  readonly css?: string;
  /** In order. */
  readonly leaves: readonly ShownLeaf[];
  readonly title: string;
  /** Where the pages are bound: on the left, or on the right. */
  readonly dir: Direction;
  /** Of the page, in millimetres. */
  readonly sheet: { readonly bleedMm: number; readonly laidBleedMm: number; readonly safeMm: number };
  readonly contents: readonly { readonly part: string; readonly title: string; readonly page: number }[];
}

/** What there is to say of the issue. */
export interface FindingsMessage {
  readonly kind: 'findings';
  /** Whether the pages that are shown are older than the files, because these have errors. */
  readonly isStale: boolean;
  readonly findings: readonly ShownFinding[];
}

export interface ShownFinding {
  readonly severity: 'error' | 'warning';
  readonly rule: string;
  readonly message: string;
  readonly mend?: string;
  /** `issues/2020-12/cotton.md:12:3` */
  readonly where: string;
  readonly page?: number;
}

/** The web edition is made anew. */
export interface WebMessage {
  readonly kind: 'web';
  /** Addresses of its pages, by part; under `home` the issue's own. */
  readonly pages: Readonly<Record<string, string>>;
}

export type Message = PagesMessage | FindingsMessage | WebMessage;
