/** What stays from month to month: `issues/journal.yaml` as typed data. */

import type { PhrasingContent } from 'mdast';
import type { PressProfile } from './profile.js';

export type Direction = 'ltr' | 'rtl';

/** A text in one language: BCP 47 tag, and the direction that follows from its script. */
export interface LocalText {
  readonly text: string;
  readonly lang: string;
  readonly dir: Direction;
}

/** Markdown of one line (a title, a caption): parsed, positions kept, direction known. */
export interface Inline {
  readonly children: readonly PhrasingContent[];
  /** The same without markup, for metadata and file names. */
  readonly plain: string;
}

/** One line of the credits: a role and who fills it, in the order printed. */
export interface Credit {
  readonly role: string;
  readonly names: readonly string[];
}

export interface SocialHandle {
  /** `x`, `facebook`, `instagram`, `youtube`, `telegram`, … in lower case. */
  readonly network: string;
  readonly handle: string;
  readonly url?: string;
}

export interface Website {
  /** As printed: `turkistantimes.com/en`. */
  readonly label: string;
  readonly url: string;
}

export interface Contacts {
  /** Lines of the postal address. */
  readonly address: readonly string[];
  readonly email: readonly string[];
  readonly phones: readonly string[];
  readonly websites: readonly Website[];
  readonly social: readonly SocialHandle[];
}

/** What fills the pages that the binding needs and the issue does not: nothing, lines for notes, or the journal's own page. */
export type Filler = 'blank' | 'notes' | 'house';

export type Binding = 'saddle-stitch' | 'perfect';

/** Pages on the cover of an issue in perfect binding: outside and inside of its front and its back. */
export const COVER_PAGES = 4;

/** How the journal is printed. Lengths in millimetres. */
export interface PrintSpec {
  readonly trimWidthMm: number;
  readonly trimHeightMm: number;
  readonly bleedMm: number;
  /** Nearer to the trim than this no text may stand: the knife wanders. */
  readonly safeMarginMm: number;
  readonly binding: Binding;
  /** What the printer asks of the file. */
  readonly profile: PressProfile;
  /** The page count is brought to a multiple of this, by filler pages before the back cover. */
  readonly pageMultiple: number;
  readonly filler: Filler;
  /** Width of the spine in perfect binding, where the printer has named one; else it is reckoned from the paper. */
  readonly spineMm?: number;
}

export interface Journal {
  /** `Istiqlal`. */
  readonly name: string;
  /** For file names and addresses: `istiqlal`. */
  readonly slug: string;
  /** Language of the edition. */
  readonly lang: string;
  readonly dir: Direction;
  /** The journal's name in each further script it is printed in. */
  readonly names: readonly LocalText[];
  /** The publisher's name in every script it is printed in; the first is the principal one. */
  readonly publisher: readonly LocalText[];
  readonly tagline?: Inline;
  /** Statement of purpose, a paragraph an entry. */
  readonly about: readonly Inline[];
  readonly languages: readonly string[];
  readonly issn?: { readonly print?: string; readonly online?: string };
  readonly credits: readonly Credit[];
  readonly contacts: Contacts;
  /** Where the web edition will stand, with a closing slash; without it no absolute address is written. */
  readonly baseUrl?: string;
  readonly print: PrintSpec;
  /** Words divided otherwise than their language's patterns say: language → words, hyphens where they may be divided. */
  readonly hyphenation: ReadonlyMap<string, readonly string[]>;
}

// Scripts written from right to left (Unicode 16) that have a language tag of their own in use.
const RTL_SCRIPTS = new Set('Adlm Arab Aran Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa Yezi'.split(' '));
const SPECIAL_LANGUAGES = new Set(['mis', 'mul', 'und', 'zxx']);

/** The script a language is written in, as an ISO 15924 code: `Latn` for `en`, `Arab` for `ug`, `Hans` for `zh`. */
export function scriptOf(lang: string): string | undefined {
  if (!scripts.has(lang)) scripts.set(lang, likelyScript(lang));
  return scripts.get(lang);
}

// Every element of a page is asked for its direction, and the answer takes 10 µs.
const scripts = new Map<string, string | undefined>();

function likelyScript(lang: string): string | undefined {
  try {
    return new Intl.Locale(lang).maximize().script;
  } catch {
    return undefined;
  }
}

/** The direction that follows from the script of a language tag; left to right when the tag is none. */
export const directionOf = (lang: string): Direction => (RTL_SCRIPTS.has(scriptOf(lang) ?? '') ? 'rtl' : 'ltr');

/** Is it a well-formed BCP 47 tag whose language, script and region exist? `xx-yy` is well-formed and is none. */
export function isLanguageTag(tag: string): boolean {
  try {
    const { script, region } = new Intl.Locale(tag);
    // Not Locale.language, which Node 20 leaves undefined for `und`.
    const language = Intl.getCanonicalLocales(tag)[0]?.split('-')[0] ?? '';
    return (
      (SPECIAL_LANGUAGES.has(language) || isNamed('language', language)) &&
      (script === undefined || isNamed('script', script)) &&
      (region === undefined || isNamed('region', region))
    );
  } catch {
    return false;
  }
}

const isNamed = (type: Intl.DisplayNamesType, code: string): boolean =>
  new Intl.DisplayNames(['en'], { type, fallback: 'none' }).of(code) !== undefined;
