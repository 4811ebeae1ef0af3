/** The languages an edition has words in. */

import { scriptOf } from '../../journal.js';
import * as ar from './ar.js';
import * as de from './de.js';
import * as en from './en.js';
import * as fr from './fr.js';
import * as tr from './tr.js';
import * as ug from './ug.js';
import * as zh from './zh.js';

/** By language and script: Uyghur in Latin letters has no words here, nor has Chinese in traditional characters. */
const languages: Readonly<Record<string, typeof en>> = {
  'ar-Arab': ar,
  'de-Latn': de,
  'en-Latn': en,
  'fr-Latn': fr,
  'tr-Latn': tr,
  'ug-Arab': ug,
  'zh-Hans': zh,
};

/** Words in the language of a tag: `en-GB` has the English ones, and so has a language that is not here. */
export const languageOf = (lang: string): typeof en =>
  languages[`${lang.split('-')[0]?.toLowerCase() ?? ''}-${scriptOf(lang) ?? ''}`] ?? en;
