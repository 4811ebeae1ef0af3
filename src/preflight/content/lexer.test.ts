/** The judge's reader of content streams, on what browsers and other programs write, and on what is broken. */

import { describe, expect, it } from 'vitest';
import { operations, type Operation } from './lexer.js';

const read = (text: string): Omit<Operation, 'to'>[] =>
  [...operations(new Uint8Array(Buffer.from(text, 'latin1')))].map(({ operator, operands }) => ({
    operator,
    operands,
  }));
const bytes = (text: string): { bytes: Uint8Array } => ({ bytes: new Uint8Array(Buffer.from(text, 'latin1')) });

describe('a content stream', () => {
  it.each([
    ['1 0 0 -.5 +3 4. cm', 'cm', [1, 0, 0, -0.5, 3, 4]],
    ['/Im#20a Do', 'Do', [{ name: 'Im a' }]],
    ['(a(b)\\)c\\101\\n) Tj', 'Tj', [bytes('a(b))cA\n')]],
    ['<48 656c6C6> Tj', 'Tj', [bytes('Hell`')]],
    ['[(a) -20 <62>] TJ', 'TJ', [[bytes('a'), -20, bytes('b')]]],
    [
      '/P <</MCID 3 /A [true null]>> BDC',
      'BDC',
      [
        { name: 'P' },
        new Map<string, unknown>([
          ['MCID', 3],
          ['A', [true, null]],
        ]),
      ],
    ],
    ['% a word\n0 g', 'g', [0]],
  ])('%s', (text, operator, operands) => {
    expect(read(text)).toEqual([{ operator, operands }]);
  });

  it('has its inline images passed over', () => {
    const [image, after] = read('BI /W 2 /H 1 /CS /RGB ID \x00\xffEI\x01 EI Q');
    expect(image?.operands[0]).toEqual(
      new Map<string, unknown>([
        ['W', 2],
        ['H', 1],
        ['CS', { name: 'RGB' }],
      ]),
    );
    expect(after).toEqual({ operator: 'Q', operands: [] });
  });

  it.each(['(never closed', '<41', '[1 2', '<</A', 'BI /W 1', '/', ')', '>>', ']', '{', '\\'])(
    'cut off at %s ends',
    (text) => {
      expect(() => read(`q ${text}`)).not.toThrow();
      expect(read(`q ${text}`)[0]).toEqual({ operator: 'q', operands: [] });
    },
  );
});

it('says where each operator ends', () => {
  const text = 'q 1 0 0 rg BI /W 1 ID x EI (a\\)) Tj Q';
  const ends = [...operations(new Uint8Array(Buffer.from(text)))].map(({ to }) => text.slice(0, to).split(' ').at(-1));
  expect(ends).toEqual(['q', 'rg', 'EI', 'Tj', 'Q']);
});
