import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { addOnOf, barcode } from './barcode.js';
import { barsInRow, readBars } from './barcode.test.kit.js';

/** Bars as places from the left in millimetres, of a drawing of known width. */
function barsIn(svg: string): { bars: [number, number][]; widthMm: number; heightMm: number } {
  const [, width, height, units] =
    /width="([\d.]+)mm" height="([\d.]+)mm" viewBox="0 0 (\d+) /u.exec(svg)?.map(Number) ?? [];
  const perUnit = width! / units!;
  const bars = Array.from(svg.matchAll(/stroke-width="(\d+)" d="([^"]*)"/gu)).flatMap(([, stroke, path]) =>
    Array.from(path!.matchAll(/M([\d.]+) [\d.]+L/gu), ([, at]): [number, number] => [
      (Number(at) - Number(stroke) / 2) * perUnit,
      (Number(at) + Number(stroke) / 2) * perUnit,
    ]),
  );
  return { bars: bars.toSorted((a, b) => a[0] - b[0]), widthMm: width!, heightMm: height! };
}

describe('bars', () => {
  // The check digits were worked out by hand: 977 and the ISSN without its own, weights 1 and 3 by turns.
  it.each([
    ['0317-8471', '05', '9770317847001'],
    ['0028-0836', '13', '9770028083002'],
    ['2434-561X', '', '9772434561006'],
    ['0036-8075', '00123', '9770036807003'],
  ])('of %s with "%s" are read as %s', (issn, addOn, ean) => {
    const svg = barcode({ issn, ...(addOn && { addOn }) });
    expect(readBars(barsIn(svg).bars)).toEqual({ ean, addOn });
    expect(svg).toContain(`aria-label="ISSN ${issn}"`);
  });

  it('are of a size readers accept, with white around them', () => {
    for (const addOn of [undefined, '05', '00123']) {
      const { bars, widthMm, heightMm } = barsIn(barcode({ issn: '0317-8471', ...(addOn && { addOn }) }));
      const module = bars[0]![1] - bars[0]![0];
      expect(module).toBeGreaterThanOrEqual(0.8 * 0.33);
      expect(module).toBeLessThanOrEqual(0.33);
      expect(bars[0]![0]).toBeGreaterThanOrEqual(11 * module - 1e-6);
      expect(widthMm - bars.at(-1)![1]).toBeGreaterThanOrEqual((addOn ? 5 : 7) * module - 0.01);
      expect(heightMm).toBeGreaterThan(20);
    }
  });

  it('take the colour of the text', () => {
    expect(barcode({ issn: '0317-8471' })).not.toMatch(/#000|black/u);
  });

  it('would not be read with a bar out of place', () => {
    const { bars } = barsIn(barcode({ issn: '0317-8471', addOn: '05' }));
    bars[9] = [bars[9]![0] + 0.2805, bars[9]![1]];
    expect(() => readBars(bars)).toThrow(/no digit|checks/u);
  });
});

describe('the digits beside the bars', () => {
  it.each([
    [{ number: 5, date: '2020-12' }, '05'],
    [{ number: 99, date: '2020-12' }, '99'],
    [{ number: 100, date: '2020-12' }, '00100'],
    [{ number: 123_456, date: '2020-12' }, undefined],
    [{ date: '2020-12-24' }, '12'],
    [{ date: '2020' }, undefined],
  ])('of %o are %s', (issue, digits) => expect(addOnOf(issue)).toBe(digits));
});

describe('a drawing of the bars as pixels', () => {
  it('is read along a row through the middle', async () => {
    const svg = barcode({ issn: '0317-8471', addOn: '05' }).replaceAll('currentColor', '#000');
    const { data, info } = await sharp(Buffer.from(svg), { density: 600 })
      .flatten({ background: '#fff' })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const middle = Math.round(info.height / 2) * info.width;
    expect(readBars(barsInRow(data.subarray(middle, middle + info.width)))).toEqual({
      ean: '9770317847001',
      addOn: '05',
    });
  });
});
