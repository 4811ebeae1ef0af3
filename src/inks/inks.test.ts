/** Colours in inks by the profiles that ship, held against what other programs and the profiles' makers say of them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { iccFault, openInks } from './index.js';

const icc = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(join(import.meta.dirname, `../../styles/icc/galley-${name}.icc`)));
const coated = icc('coated-fogra39l');
const PROFILES = [
  ['coated-fogra39l', 300],
  ['uncoated-fogra29l', 280],
  ['coated-tr006', 300],
] as const;

describe('a colour', () => {
  it('of paper takes no ink, and the darkest keeps within the limit', async () => {
    const inks = await openInks(coated);
    expect(inks.build(255, 255, 255)).toEqual([0, 0, 0, 0]);
    expect(inks.build(0, 0, 0).reduce((sum, ink) => sum + ink, 0)).toBeGreaterThan(240);
    expect(inks.build(0, 0, 0).reduce((sum, ink) => sum + ink, 0)).toBeLessThanOrEqual(300);
  });

  it('of red is magenta and yellow', async () => {
    const [cyan, magenta, yellow, black] = (await openInks(coated)).build(227, 6, 19);
    expect(cyan).toBeLessThan(2);
    expect(magenta).toBeGreaterThan(92);
    expect(yellow).toBeGreaterThan(85);
    expect(black).toBeLessThan(8);
  });

  it('is the same in a picture as alone, to the nearest step', async () => {
    const inks = await openInks(coated);
    const colours = Array.from({ length: 60 }, (_, index) => [
      (index * 37) % 256,
      (index * 91) % 256,
      (index * 13) % 256,
    ]);
    const pixels = inks.pixels(Uint8Array.from(colours.flat()));
    for (const [index, [red = 0, green = 0, blue = 0]] of colours.entries()) {
      const build = inks.build(red, green, blue);
      for (const [ink, amount] of build.entries())
        expect(Math.abs((pixels[index * 4 + ink] ?? 0) / 2.55 - amount)).toBeLessThan(0.7);
    }
  });
});

describe('the way back to the screen', () => {
  it('shows paper as white, and inks as the colour they were made of', async () => {
    const inks = await openInks(coated);
    expect([...inks.proof(new Uint8Array(4))]).toEqual([255, 255, 255]);
    const colours = [120, 90, 60, 60, 110, 80, 200, 180, 160];
    const back = inks.proof(inks.pixels(Uint8Array.from(colours)));
    for (const [at, value] of colours.entries()) expect(Math.abs((back[at] ?? 0) - value)).toBeLessThan(6);
  });
});

describe('grey', () => {
  it.each(PROFILES)('grows darker without a step back (%s)', async (name) => {
    const { black } = await openInks(icc(name));
    const ramp = Array.from({ length: 256 }, (_, grey) => black(grey));
    expect([ramp[0], ramp[255]]).toEqual([100, 0]);
    for (let grey = 1; grey < 256; grey += 1) expect(ramp[grey]).toBeLessThanOrEqual(ramp[grey - 1] ?? 0);
    expect(ramp[128]).toBeGreaterThan(38);
    expect(ramp[128]).toBeLessThan(65);
  });
});

it.each(PROFILES)('the greatest sum of inks of %s keeps within its limit', async (name, limit) => {
  const { greatestSum } = await openInks(icc(name));
  expect(greatestSum).toBeGreaterThan(200);
  expect(greatestSum).toBeLessThanOrEqual(limit);
});

describe('a file', () => {
  const changed = (at: number, text: string): Uint8Array => {
    const copy = Uint8Array.from(coated);
    copy.set(new TextEncoder().encode(text), at);
    return copy;
  };
  it.each([
    ['no ICC profile', new Uint8Array(10)],
    ['no ICC profile', new TextEncoder().encode('x'.repeat(500))],
    ['not whole', coated.subarray(0, 5000)],
    ['of class "mntr"', changed(12, 'mntr')],
    ['for RGB', changed(16, 'RGB ')],
    ['version 5', changed(8, '\u0005')],
    ['lacks the tables', changed(132, 'xxxx'.repeat(80))],
  ])('that is %s is told', async (words, bytes) => {
    expect(iccFault(bytes)).toContain(words);
    await expect(openInks(bytes)).rejects.toThrow('cannot be used');
  });

  it('of the shipped ones has no fault', () => {
    expect(PROFILES.map(([name]) => iccFault(icc(name)))).toEqual([undefined, undefined, undefined]);
  });
});
