/** A build that finds what earlier ones made gives the bytes of one that makes everything itself. */

import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, type BuildResult, type Edition } from './build.js';
import { isError } from './diagnostic.js';

const root = mkdtempSync(join(tmpdir(), 'galley-cached-'));
const cache = join(root, 'cache');
const issue = join(root, 'issues/2021-01');
afterAll(() => rmSync(root, { recursive: true }));

/** The same row of numbers every time, each from 0 to below `most`. */
function chanceOf(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * most);
  };
}

const WORDS = 'cotton harvest prefecture report office coercion independent researcher transfer labour the of a'.split(
  ' ',
);
const UYGHUR = 'پاختا يىغىم دوكلات ئىشخانا مۇستەقىل تەتقىقاتچى كۆچۈرۈش ئەمگەك بۇ ۋە بىر'.split(' ');

interface Article {
  readonly slug: string;
  readonly seed: number;
  readonly head: string;
  readonly picture: string;
}

/** Some hundred words that follow from the seed alone. */
function markdown({ seed, head, picture }: Article): string {
  const chance = chanceOf(seed);
  const tongue = head.includes('lang: ug') ? UYGHUR : WORDS;
  const sentence = (): string => Array.from({ length: 6 + chance(14) }, () => tongue[chance(tongue.length)]).join(' ');
  const paragraph = (): string => `${Array.from({ length: 3 + chance(3) }, sentence).join('. ')}.`;
  const body = Array.from({ length: 4 + chance(8) }, paragraph);
  const place = ['', ' place=top', ' place=spread'][chance(3)];
  body.splice(
    2,
    0,
    `:::figure{src="images/${picture}" alt="Colour" credit="Drawn" licence="CC0"${place}}\nA caption.\n:::`,
  );
  body[0] += '[^note]';
  return `---\ntitle: ${JSON.stringify(sentence())}\n${head}---\n\n${body.join('\n\n')}\n\n[^note]: ${sentence()}\n`;
}

function writeIssue(articles: readonly Article[]): void {
  for (const article of articles) writeFileSync(join(issue, `${article.slug}.md`), markdown(article));
  const slugs = articles.map(({ slug }) => slug);
  const list = `date: 2021-01\ncover:\n  headline: A headline\n  lead: ${slugs[0]}\narticles: [${slugs.join(', ')}]\n`;
  writeFileSync(join(issue, 'issue.md'), `---\n${list}---\n`);
}

const drawPicture = async (name: string, red: number): Promise<void> => {
  const create = { width: 2800, height: 1870, channels: 3 as const, background: { r: red, g: 90, b: 140 } };
  writeFileSync(join(issue, 'images', name), await sharp({ create }).jpeg().toBuffer());
};

const HEADS = ['', 'start: continue\n', 'fit: tight\n', 'lang: ug\n', 'start: right\n', 'opening: feature\n'];
const pictures = ['a.jpg', 'b.jpg', 'c.jpg'];
const newArticle = (number: number): Article => ({
  slug: `story-${number}`,
  seed: number * 7919,
  head: HEADS[number % HEADS.length] ?? '',
  picture: pictures[number % pictures.length] ?? '',
});

let articles = Array.from({ length: 6 }, (_, number) => newArticle(number));

beforeAll(async () => {
  mkdirSync(join(issue, 'images'), { recursive: true });
  const head =
    'name: Specimen\nlang: en\nweb: { baseUrl: "https://specimen.example/" }\npublisher:\n  - text: The Publisher\n    lang: en\n';
  writeFileSync(join(root, 'issues/journal.yaml'), head);
  for (const [index, name] of pictures.entries()) await drawPicture(name, index * 60);
  writeIssue(articles);
});

const make = (only: readonly Edition[], kept: string | false, out: string): Promise<BuildResult> =>
  build({ root, issue: '2021-01', only, cache: kept, out: join(root, out) });

/** Both builds, and that they agree: each file, each finding. */
async function compare(only: readonly Edition[] = ['screen']): Promise<BuildResult> {
  const warm = await make(only, cache, 'warm');
  const cold = await make(only, false, 'cold');
  expect([warm.ok, warm.diagnostics.filter(isError)]).toEqual([true, []]);
  expect({ ...warm, out: '' }).toEqual({ ...cold, out: '' });
  return warm;
}

const entries = (): string[] => readdirSync(cache).toSorted();

/** What an editor does in a day. */
function edit(chance: (most: number) => number, step: number): void {
  const at = chance(articles.length);
  const [chosen] = articles.slice(at, at + 1);
  if (!chosen) return;
  const others = articles.toSpliced(at, 1);
  const ways = [
    () => articles.with(at, { ...chosen, seed: chosen.seed + 1 }),
    () => others.toSpliced(chance(articles.length), 0, chosen),
    () => articles.toSpliced(at, 0, newArticle(100 + step)),
    () => (others.length > 3 ? others : articles),
    () => articles.with(at, { ...chosen, picture: pictures[chance(3)] ?? '' }),
    () => articles.with(at, { ...chosen, head: HEADS[chance(HEADS.length)] ?? '' }),
  ];
  articles = ways[step % ways.length]?.() ?? articles;
}

describe('a build from the cache', () => {
  it('has the bytes of a cold one, whatever is edited, moved, added and taken out', async () => {
    await compare();
    const chance = chanceOf(20);
    for (const [one, two] of [
      [0, 1],
      [2, 4],
      [3, 5],
    ] as const) {
      edit(chance, one);
      edit(chance, two);
      writeIssue(articles);
      await compare();
    }
  }, 240_000);

  it('lays out nothing that it knows', async () => {
    await make(['screen'], cache, 'warm');
    const before = entries();
    await make(['screen'], cache, 'warm');
    expect(entries()).toEqual(before);
  }, 120_000);

  it('sees another picture under an old name, and another style', async () => {
    for (const name of pictures) await drawPicture(name, 200);
    await compare();
    mkdirSync(join(root, 'styles/print'), { recursive: true });
    const columns = readFileSync(new URL('../styles/print/columns.css', import.meta.url), 'utf8');
    writeFileSync(join(root, 'styles/print/columns.css'), `${columns}\n.body p { letter-spacing: 0.01em; }\n`);
    await compare();
    rmSync(join(root, 'styles'), { recursive: true });
  }, 120_000);

  it('that is damaged makes anew what it cannot use', async () => {
    for (const name of entries()) truncateSync(join(cache, name), Math.floor(statSync(join(cache, name)).size / 2));
    await compare();
  }, 120_000);

  it('goes well beside another', async () => {
    rmSync(cache, { recursive: true });
    const [cold, ...warm] = await Promise.all([
      make(['screen'], false, 'cold'),
      make(['screen'], cache, 'one'),
      make(['screen'], cache, 'two'),
    ]);
    for (const each of warm) expect({ ...each, out: '' }).toEqual({ ...cold, out: '' });
  }, 120_000);

  it('has the bytes of a cold one in every edition', async () => {
    await make(['screen', 'press', 'web'], cache, 'warm');
    const [first = newArticle(0)] = articles;
    writeIssue((articles = articles.with(0, { ...first, seed: 4 })));
    await compare(['screen', 'press', 'web']);
  }, 120_000);
});
