/** Where letters stand, as `mutool draw -F trace` reports them. Of Arabic words other programs tell too little: dots are pieces of their own there. */

import { execFileSync } from 'node:child_process';
import type { PdfPage } from './pdf-lines.test.kit.js';

/** From where a letter begins to where the next may: its advance. Points from the upper left. */
export interface Letter {
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
}

const MOST_BYTES = 2e9;

/** The same pages, those with Arabic words with the letters on them. */
export function withLetters(pages: readonly PdfPage[], file: string): PdfPage[] {
  const arabic = pages.filter(({ words }) => words.some(({ text }) => /\p{Script=Arabic}/u.test(text)));
  if (arabic.length === 0) return [...pages];
  const numbers = arabic.map(({ number }) => number).join(',');
  const options = ['draw', '-q', '-F', 'trace', file, numbers];
  const xml = execFileSync('mutool', options, {
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const traced = readTrace(xml);
  const letters = new Map(arabic.map(({ number }, index) => [number, traced[index] ?? []]));
  return pages.map((page) => {
    const own = letters.get(page.number);
    return own ? { ...page, letters: own } : page;
  });
}

const TEXT = /<fill_text[^>]* transform="([^"]+)">([^]*?)<\/fill_text>/gu;
const SPAN = /<span [^>]*trm="([\d.]+)[^"]*">([^]*?)<\/span>/gu;
const GLYPH = /unicode="([^"]*)" glyph="[^"]*" x="([-\d.]+)" y="([-\d.]+)" adv="([-\d.]+)"/gu;

/** Of each page. Spaces are left out, and what stands on a letter. */
export const readTrace = (xml: string): Letter[][] => xml.split('<page ').slice(1).map(lettersOn);

function lettersOn(page: string): Letter[] {
  const letters: Letter[] = [];
  for (const [, matrix = '', text = ''] of page.matchAll(TEXT)) {
    const [scaleX = 1, , , scaleY = 1, moveX = 0, moveY = 0] = matrix.split(' ').map(Number);
    for (const [, size, glyphs = ''] of text.matchAll(SPAN)) {
      for (const [, sign = '', x, y, advance] of glyphs.matchAll(GLYPH)) {
        const left = scaleX * Number(x) + moveX;
        const width = scaleX * Number(size) * Number(advance);
        if (width > 0 && sign.trim() !== '')
          letters.push({ left, right: left + width, baseline: scaleY * Number(y) + moveY });
      }
    }
  }
  return letters;
}
