import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberIn } from '../chart.js';
import { readIssue } from '../read/index.js';
import { bare, openShelf, setArticle, story, type Shelf } from './specimen.test.kit.js';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.clear());

async function chart(body: string, front = ''): Promise<string> {
  const root = await shelf.journal(story(body, front));
  const { issue } = await readIssue(root, '2021-01');
  return (await setArticle(issue!, 'story', 'print')).html;
}

interface Shape {
  readonly name: string;
  readonly x: number;
  readonly width: number;
}

function shapes(html: string): Shape[] {
  const found: Shape[] = [];
  visit(fromHtml(html, { fragment: true }), { type: 'element', tagName: 'rect' }, ({ properties }) => {
    const { className, x, width } = properties;
    found.push({ name: [className].flat().join(' '), x: Number(x), width: Number(width) });
  });
  return found;
}

const words = (html: string): string[] =>
  Array.from(html.matchAll(/<text[^>]*>([^<]*)<\/text>/gu), ([, said]) => said!);

const PAIRS = `:::chart[Counted]{source="The Example"}
| | One | Two |
| --- | --- | --- |
| First | 4,000 | 1,000 |
| Second | 2,000 | 0 |

Words under it.
:::`;

describe('bars', () => {
  it('are as long as their numbers say, with a name and the number as typed', async () => {
    const html = await chart(PAIRS);
    const widths = (name: string): number[] =>
      shapes(html)
        .filter((shape) => shape.name === name && shape.width !== 9)
        .map(({ width }) => width);
    const [a = 0, b] = widths('series-1');
    const [c, d] = widths('series-2');
    expect([b! / a, c! / a, d]).toEqual([expect.closeTo(0.5, 2), expect.closeTo(0.25, 2), 0]);
    expect(words(html)).toEqual(['One', 'Two', 'First', '4,000', '1,000', 'Second', '2,000', '0']);
  });

  it('stand with title, caption and source, and are told in words to those who cannot see them', async () => {
    const html = bare(await chart(PAIRS));
    expect(html).toMatch(/^<figure class="figure figure-column chart"><p class="chart-title no-hyphens">Counted<\/p>/u);
    expect(html).toContain('role="img" aria-label="First: One 4,000, Two 1,000; Second: One 2,000, Two 0"');
    expect(html).toContain(
      '<span class="caption">Words under it.</span> <span class="credit">Source: The Example</span>',
    );
    expect(html).not.toContain('<table');
  });

  it('of shares are drawn on the whole', async () => {
    const html = await chart(':::chart{source="S"}\n| | % |\n| --- | --- |\n| A | 25% |\n| B | 100% |\n:::');
    const [whole, quarter, , all] = shapes(html);
    expect([whole!.name, quarter!.width / whole!.width, all!.width]).toEqual([
      'chart-whole',
      expect.closeTo(0.25, 2),
      whole!.width,
    ]);
  });

  it('grow from the right where the text does', async () => {
    const html = await chart(PAIRS, 'lang: ug\n');
    expect(html).toContain('chart-drawing runs-rtl');
    const bars = shapes(html).filter(({ name, width }) => name === 'series-1' && width !== 9);
    expect(bars.map(({ x, width }) => x + width)).toEqual([318, 318]);
  });

  it('have their numbers as a table on the web', async () => {
    const root = await shelf.journal(story(PAIRS));
    const { issue } = await readIssue(root, '2021-01');
    const { html } = await setArticle(issue!, 'story', 'web');
    expect(html).toContain('aria-hidden="true"');
    expect(html).toContain('<tr><th scope="row">Second</th><td>2,000</td><td>0</td></tr>');
  });

  it('stay on the board, however long names and numbers are', async () => {
    const long = 'A name that is much longer than any column could hold in a single line of its own';
    const html = await chart(
      `:::chart{source="S"}\n| | N |\n| --- | --- |\n| ${long} | about 9,000,000 of them all |\n:::`,
    );
    expect(words(html).slice(0, -1).join(' ')).toBe(long);
    expect(words(html).length).toBeGreaterThan(2);
    for (const { x, width } of shapes(html)) expect(x + width).toBeLessThan(318);
  });
});

describe('a line', () => {
  const LINE =
    ':::chart{kind="line" source="S"}\n| | N |\n| --- | --- |\n| 2018 | 10 |\n| 2019 | 40 |\n| 2020 | 25 |\n:::';

  it('goes through its points, on rules with round numbers', async () => {
    const html = await chart(LINE);
    const [, d = ''] = /<path d="([^"]*)" class="chart-line series-1">/u.exec(html) ?? [];
    const heights = Array.from(d.matchAll(/[ML][\d.]+ ([\d.]+)/gu), ([, y]) => Number(y));
    expect(heights).toHaveLength(3);
    const [ten = 0, forty = 0, last = 0] = heights;
    expect((ten - last) / (ten - forty)).toBeCloseTo(0.5, 2);
    expect(words(html)).toEqual(['0', '10', '20', '30', '40', '25', '2018', '2019', '2020']);
  });

  it('of a single step is a point', async () => {
    expect(await chart(LINE.replace(/\n\| 2019.*\n.*\n/u, '\n'))).toContain('<circle');
  });
});

describe('a chart that cannot be drawn', () => {
  it('stands nowhere', async () => {
    expect(bare(await chart(`Before.\n\n${PAIRS.replace('4,000', 'many')}`))).toBe('<p>Before.</p>');
  });
});

describe('the number of a cell', () => {
  it.each([
    ['84%', 'en', 84],
    ['over 20%', 'en', 20],
    ['5,918', 'en', 5918],
    ['1.95 million', 'en', 1.95],
    ['1,95 Millionen', 'de', 1.95],
    ['1.234.567,5', 'tr', 1_234_567.5],
    ['12 345', 'fr', undefined],
    ['12\u202f345', 'fr', 12_345],
    ['\u22123.5', 'en', -3.5],
    ['٤٠٪', 'ar', 40],
    ['۱٫۵', 'fa', 1.5],
    ['40 to 50', 'en', undefined],
    ['1.2.3', 'en', undefined],
    ['none', 'en', undefined],
    ['', 'en', undefined],
  ])('%s (%s) is %s', (text, lang, value) => expect(numberIn(text, lang)).toBe(value));
});
