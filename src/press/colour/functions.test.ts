/** Gradients written as tables of colours. */

import { PDFContext, PDFRawStream } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { evaluator, looksAcrossOnly, sampled } from './functions.js';

const context = PDFContext.create();
const calculating = (program: string): PDFRawStream =>
  context.stream(program, { FunctionType: 4, Domain: [0, 1, 0, 1], Range: [0, 1, 0, 1, 0, 1] });

/** The bytes of the table, still deflated: equal for equal tables. */
function tableOf(program: string, repeats: boolean): Uint8Array | undefined {
  const evaluate = evaluator(calculating(program));
  const colourAt = (at: readonly number[]): number[] => evaluate(at).map((value) => value * 255);
  const table = context.lookup(sampled(context, { domain: [0, 1, 0, 1], steps: [24, 16], repeats, colourAt }));
  return table instanceof PDFRawStream ? table.contents : undefined;
}

describe('a gradient that looks across only', () => {
  const along = '{pop dup dup 2 div exch 3 div}';

  it('is told by its program', () => {
    expect(looksAcrossOnly(calculating(along))).toBe(true);
    expect(looksAcrossOnly(calculating('{popular}'))).toBe(false);
    expect(looksAcrossOnly(calculating('{exch pop dup dup}'))).toBe(false);
    expect(looksAcrossOnly(undefined)).toBe(false);
  });

  it('has the same table whether each row is worked out or the first repeated', () => {
    expect(tableOf(along, true)).toEqual(tableOf(along, false));
    expect(tableOf('{exch pop dup dup}', true)).not.toEqual(tableOf('{exch pop dup dup}', false));
  });
});
