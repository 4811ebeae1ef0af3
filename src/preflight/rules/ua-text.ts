/** Letters that can be read aloud (ISO 14289-1, 7.2 and 7.21). */

import type { PDFDict } from '@cantoo/pdf-lib';
import { at, dictAt, dictOf, itemsOf, nameAt } from '../objects.js';
import type { TaggedPdf } from '../tagged/document.js';
import { unicodeTable } from '../tagged/letters.js';
import type { FontOnPage } from '../tagged/marked.js';
import { MAKE_AGAIN, type AccessRule } from '../tagged/rule.js';
import type { Element } from '../tagged/tree.js';

const nameOf = ({ dict }: FontOnPage): string =>
  (nameAt(dict, 'BaseFont') ?? 'a font without a name').replace(/^[A-Z]{6}\+/u, '');

const descendantOf = ({ dict }: FontOnPage): PDFDict =>
  (nameAt(dict, 'Subtype') === 'Type0' && dictOf(itemsOf(at(dict, 'DescendantFonts'))[0])) || dict;

const fonts = (isWrong: (font: FontOnPage) => boolean, found: string, wanted: string) => (pdf: TaggedPdf) =>
  pdf.fonts
    .filter((font) => font.shown.size > 0 && isWrong(font))
    .map((font) => ({ found: `${nameOf(font)}: ${found}`, wanted, mend: MAKE_AGAIN }));

/**
 * Scripts that a voice of another language cannot read, and the languages that are written in them. Latin letters are read
 * by every voice: names, addresses and signs stand in all languages.
 */
const SCRIPTS: readonly (readonly [name: string, letters: RegExp, languages: RegExp])[] = [
  ['Arabic', /\p{sc=Arab}{2}/u, /^(?:ar|ug|fa|ur|ps|sd|ku|ckb|kk-Arab|az-Arab|\w+-Arab)\b/u],
  ['Chinese', /\p{sc=Han}/u, /^(?:zh|ja|ko|yue|lzh)\b/u],
  ['Cyrillic', /\p{sc=Cyrl}{2}/u, /^(?:ru|uk|be|bg|sr|mk|kk|ky|tg|uz|mn|tt|ba|\w+-Cyrl)\b/u],
  ['Greek', /\p{sc=Grek}{2}/u, /^(?:el|grc)\b/u],
  ['Hebrew', /\p{sc=Hebr}{2}/u, /^(?:he|yi)\b/u],
];

export const UA_TEXT_RULES: readonly AccessRule[] = [
  {
    id: 'ua-unread-letters',
    severity: 'error',
    why: 'A letter without a meaning is a gap in the word, or noise.',
    matterhorn: ['10-001', '31-027', '31-028', '31-029'],
    judge: (pdf) => [
      ...pdf.pages
        .filter(({ flaws }) => flaws.unread > 0)
        .map(({ flaws, number }) => ({
          page: number,
          found: `${flaws.unread} pieces of text whose letters no table explains`,
          wanted: 'a /ToUnicode with all letters',
          mend: MAKE_AGAIN,
        })),
      ...fonts(hasNoLetter, 'letters that stand for nothing', 'letters of Unicode')(pdf),
    ],
  },
  {
    id: 'ua-fonts',
    severity: 'error',
    why: 'A font that is not in the file, or has no glyph for a letter, shows boxes to who reads with the last of their sight.',
    matterhorn: ['31-004', '31-009', '31-030'],
    judge: (pdf) => [
      ...fonts((font) => !isEmbedded(font), 'is not embedded', 'every font in the file')(pdf),
      ...fonts(
        (font) => nameAt(descendantOf(font), 'Subtype') === 'CIDFontType2' && !at(descendantOf(font), 'CIDToGIDMap'),
        'has no table of glyphs',
        '/CIDToGIDMap',
      )(pdf),
      ...fonts(
        (font) => nameAt(font.dict, 'Subtype') === 'Type0' && font.shown.has(0),
        'shows a glyph for letters it does not have',
        'a font with these letters',
      )(pdf),
    ],
  },
  {
    id: 'ua-foreign-words',
    severity: 'error',
    why: 'Words in another script than their language has are spelt out, or passed over.',
    matterhorn: ['11-001'],
    judge: (pdf) => {
      const found = new Map<string, { readonly page: number; readonly text: string }>();
      for (const { sheets, number } of pdf.pages) {
        for (const { dict, passages } of sheets) {
          for (const { mcid, text, lang } of passages.values()) {
            const owner = pdf.owners.get(dict)?.get(mcid)?.[0];
            const language = lang ?? owner?.lang;
            if (!owner || language === undefined || isDescribed(owner)) continue;
            const strange = SCRIPTS.find(([, letters, languages]) => letters.test(text) && !languages.test(language));
            const key = strange && `${strange[0]} letters in "${language}"`;
            if (key && !found.has(`${key} ${number}`))
              found.set(`${key} ${number}`, { page: number, text: `${key}: ${text.trim().slice(0, 40)}` });
          }
        }
      }
      return Array.from(found.values(), ({ page, text }) => ({
        page,
        found: text,
        wanted: 'the language of the words',
        mend: 'Put the words into a span with its lang, as in <span lang="zh-Hans">.',
      }));
    },
  },
];

/** Under a picture that has a description the words in it are not read. */
const isDescribed = (element: Element): boolean =>
  (element.role === 'Figure' && at(element.dict, 'Alt') !== undefined) ||
  (element.parent !== undefined && isDescribed(element.parent));

function hasNoLetter({ dict, shown }: FontOnPage): boolean {
  const table = unicodeTable(dict);
  return [...shown].some((code) => /[\0\uFEFF\uFFFE]/u.test(table?.get(code) ?? ''));
}

function isEmbedded(font: FontOnPage): boolean {
  if (nameAt(font.dict, 'Subtype') === 'Type3') return true;
  const descriptor = dictAt(descendantOf(font), 'FontDescriptor');
  return ['FontFile', 'FontFile2', 'FontFile3'].some((key) => at(descriptor, key) !== undefined);
}
