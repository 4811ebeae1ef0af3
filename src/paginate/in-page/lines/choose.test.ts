import { describe, expect, it } from 'vitest';
import { chooseLines, type Box, type LineFit, type Paragraph } from './choose.js';

/** `ab cd-ef`: a letter is one wide; a hyphen is where the word may be broken, `~` a space that holds. */
function boxesOf(text: string): Box[] {
  return Array.from(text.matchAll(/([^ ~-]+)([ ~-]?)/gu), ([, word = '', stop = '']): Box => {
    const stops = { ' ': 'space', '~': 'glue', '-': 'hyphen' } as const;
    return { width: word.length, stop: stops[stop as keyof typeof stops] ?? 'none', mayLigate: false };
  });
}

const paragraph = (text: string, measures: readonly number[], more: Partial<Paragraph> = {}): Paragraph => ({
  boxes: boxesOf(text),
  measures,
  space: 1,
  leastSpace: 0.75,
  hyphen: 0.5,
  ligature: 0,
  isCut: false,
  ...more,
});

function linesIn(text: string, lines: readonly LineFit[] | undefined): string[] | undefined {
  const words = [...text.matchAll(/[^ ~-]+[ ~-]?/gu)].map(([word]) => word);
  return lines?.map(({ first, last }) =>
    words
      .slice(first, last + 1)
      .join('')
      .trim(),
  );
}
const set = (text: string, measures: readonly number[], more?: Partial<Paragraph>): string[] | undefined =>
  linesIn(text, chooseLines(paragraph(text, measures, more)));

describe('the lines of a paragraph', () => {
  it('are chosen together: an early one gives a word away, so that a later one has no hole', () => {
    const text = 'aaa bbb cc dddd eeeeeeeee ff';
    // Line by line it would be "aaa bbb cc", "dddd" alone, "eeeeeeeee".
    expect(set(text, [11, 11, 12])).toEqual(['aaa bbb', 'cc dddd', 'eeeeeeeee ff']);
  });

  it('are as many as there are measures, each no longer than its own', () => {
    const text = 'aa bb cc dd ee ff gg hh ii jj';
    const lines = chooseLines(paragraph(text, [6, 9, 9, 9]))!;
    expect(lines).toHaveLength(4);
    expect(linesIn(text, lines)!.join(' ')).toBe(text);
    expect(lines[0]!.last - lines[0]!.first).toBeLessThan(2);
    expect(set(text, [6, 6])).toBeUndefined();
  });

  it('keep what holds together', () => {
    for (const measure of [9, 10, 11, 12]) {
      for (const line of set('p. no~5 aa bb no~6 cc dd', [measure, measure, measure]) ?? []) {
        expect(line).not.toMatch(/no$/u);
      }
    }
  });

  it('prefer a looser line to a hyphen, and a hyphen to a hole', () => {
    expect(set('aa bb cc dd e-ee ff', [12.8, 10])).toEqual(['aa bb cc dd', 'e-ee ff']);
    expect(set('a bbbbb-ccccc dd', [8, 10])).toEqual(['a bbbbb-', 'ccccc dd']);
  });

  it('end with a hyphen three times in a row at the most', () => {
    const text = Array.from({ length: 8 }, () => 'a bbbbb-bbbb').join('');
    const lines =
      set(
        `${text} c`,
        Array.from({ length: 12 }, () => 10),
      ) ?? [];
    expect(lines.map((line) => (line.endsWith('-') ? '-' : '.')).join('')).not.toContain('----');
  });
});
