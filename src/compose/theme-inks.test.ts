/** Inks of the theme, read from its tokens. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { themeInks } from './theme-inks.js';

describe('the tokens of the theme', () => {
  const css = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');

  it('give every colour its ink, paper alone has none', () => {
    const colours = Array.from(css.matchAll(/--colour-([\w-]+):/g), ([, name]) => name);
    const inks = Array.from(css.matchAll(/--ink-([\w-]+):/g), ([, name]) => name);
    expect(colours.filter((name) => !inks.includes(name))).toEqual(['paper']);
    expect(themeInks(css)).toHaveLength(inks.length);
  });

  it('print text in black alone', () => {
    expect(themeInks(css)).toContainEqual({ rgb: [26, 26, 26], build: [0, 0, 0, 100] });
  });
});

it('reads a spot ink, with the build that stands in for it', () => {
  const css = ':root { --colour-brand: #03a; --ink-brand: "PANTONE 654 C" 100 71 10 47.5 }';
  expect(themeInks(css)).toEqual([{ rgb: [0, 51, 170], build: [100, 71, 10, 47.5], spot: 'PANTONE 654 C' }]);
});

it('takes the last word of the sheets, and none that is for some media alone', () => {
  const own = ':root { --colour-a: #111111; --ink-a: 0 0 0 100 } :root { --ink-a: 10 0 0 100 }';
  const dark = '@media (prefers-color-scheme: dark) { :root { --colour-a: #eeeeee } }';
  expect(themeInks(own + dark)).toEqual([{ rgb: [17, 17, 17], build: [10, 0, 0, 100] }]);
});

describe('names what is wrong with', () => {
  it.each([
    ['--colour-a: #111111; --ink-a: 0 0 100', 'is no ink'],
    ['--colour-a: #111111; --ink-a: 0 0 0 0 0', 'is no ink'],
    ['--colour-a: #111111; --ink-a: 0 0 0 101', 'is no ink'],
    ['--colour-a: #111111; --ink-a: red', 'is no ink'],
    ['--colour-a: rebeccapurple; --ink-a: 0 0 0 100', 'stands beside no --colour-a'],
    ['--ink-a: 0 0 0 100', 'stands beside no --colour-a'],
  ])('%s', (declarations, words) => {
    expect(() => themeInks(`:root { ${declarations} }`)).toThrow(words);
  });
});
