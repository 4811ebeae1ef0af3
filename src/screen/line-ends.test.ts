import { PDFContext, PDFRawStream, type PDFDict } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { spacesAt, type Stretch } from './line-ends.js';

const context = PDFContext.create();

/** A font whose codes are those of Unicode. */
function fontOf(letters: string): PDFDict {
  const lines = Array.from(new Set(letters), (letter) => `<${hex(letter)}> <${hex(letter)}>\n`);
  const table = `${lines.length} beginbfchar\n${lines.join('')}endbfchar\n`;
  const stream = PDFRawStream.of(context.obj({}), new Uint8Array(Buffer.from(table, 'latin1')));
  return context.obj({ Subtype: 'Type0', ToUnicode: context.register(stream) });
}
const hex = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(4, '0');

/** A stretch of 10 pt; every letter is 5 pt wide. */
const stretch = (text: string, place: Partial<Stretch> = {}): Stretch => {
  const x = place.x ?? 0;
  const backwards = (): string[] => Array.from(text, hex).toReversed();
  const lastX = (): number => x + 5 * (text.length - 1);
  return { mcid: 0, x, lastX, y: 0, sizePt: 10, font: 'F', backwards, end: 7, ...place };
};

const spaces = (stretches: readonly Stretch[], letters = ' abcdefghijklmnopqrstuvwxyz.,:/-–W中文ئا'): number =>
  spacesAt(stretches, {
    fonts: context.obj({ F: fontOf(letters) }),
    known: new Map(),
    hyphens: new Set([9]),
  }).length;

/** What stands in a line that another follows. */
const ended = (text: string, place: Partial<Stretch> = {}): number =>
  spaces([stretch(text, place), stretch('next ', { y: -12 })]);

describe('a space is set', () => {
  it('behind the last letter of a line', () => {
    const [space] = spacesAt([stretch('one'), stretch('two ', { y: -12 })], {
      fonts: context.obj({ F: fontOf(' onetw') }),
      known: new Map(),
      hyphens: new Set(),
    });
    expect(space).toEqual({ at: 7, text: '\n<0020> Tj' });
  });

  it.each(['one', 'one.', 'one,', 'one –'])('after “%s”', (text) => expect(ended(text)).toBe(1));

  it('before words that stand apart in the same line', () => {
    expect(spaces([stretch('a'), stretch('b ', { x: 40 })])).toBe(1);
  });

  it('at the end of the page', () => expect(spaces([stretch('one')])).toBe(1));
});

describe('no space is set', () => {
  it.each(['one ', 'well-', 'one–', 'https://www.', 'www.', 'example.org/a-', '中文', 'ئا'])('after “%s”', (text) =>
    expect(ended(text)).toBe(0),
  );

  it('after the hyphen of a divided word', () => expect(ended('-', { mcid: 9 })).toBe(0));

  it('within a line, before a raised figure or after an initial', () => {
    expect(spaces([stretch('one'), stretch('a ', { x: 15, y: 3, sizePt: 6 })])).toBe(0);
    expect(spaces([stretch('W', { sizePt: 40, y: -24 }), stretch('e ', { x: 24 })])).toBe(0);
  });

  it('where the font has none', () => expect(spaces([stretch('one')], 'one')).toBe(0));
});
