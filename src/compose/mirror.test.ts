import { parse } from 'postcss';
import { describe, expect, it } from 'vitest';
import { mirrorPages } from './mirror.js';

const mirrored = (css: string): string => {
  const sheet = parse(css);
  mirrorPages(sheet);
  return sheet.toString();
};

describe('the pages of a right-bound journal', () => {
  it.each([
    ['@page :left { margin: 1mm 2mm 3mm 4mm; }', '@page :right { margin: 1mm 4mm 3mm 2mm; }'],
    ['@page story:right { margin-left: 5mm }', '@page story:left { margin-right: 5mm }'],
    ['@page { margin: 1mm calc(2mm + (1mm)) 3mm 4mm }', '@page { margin: 1mm 4mm 3mm calc(2mm + (1mm)) }'],
    ['@page { margin: 1mm 2mm }', '@page { margin: 1mm 2mm }'],
    ['@page :left { @top-left { text-align: left } }', '@page :right { @top-right { text-align: right } }'],
    ['@page { @bottom-right-corner { color: red } }', '@page { @bottom-left-corner { color: red } }'],
    ['@page { @left-top { content: "left" } }', '@page { @right-top { content: "left" } }'],
    ['@page { @top-center { color: red } }', '@page { @top-center { color: red } }'],
  ])('%s', (css, expected) => {
    expect(mirrored(css)).toBe(expected);
    expect(mirrored(expected)).toBe(css);
  });

  it('leave all other rules alone', () => {
    const css = '.left { margin: 1px 2px 3px 4px; text-align: left } @page :first { size: 210mm 280mm }';
    expect(mirrored(css)).toBe(css);
  });
});
