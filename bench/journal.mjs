/**
 * A journal to measure with: articles of 700 to 800 words, each with a picture, two notes and a pull quote, the fourth of
 * every twenty in Uyghur. Its words are those of the Universal Declaration of Human Rights in their order, its pictures
 * drawn: nothing in it is meant to be read. The same number of articles gives the same files.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { between, chanceOf, run } from '../dist/paginate/generated-words.test.kit.js';

const SECTIONS = ['Law', 'Work', 'Schools', 'Courts', 'Letters'];
export const ISSUE = '2021-01';

/** Writes the journal into `root`. Gives the slugs of its articles in order. */
export async function writeJournal(root, articles) {
  const folder = join(root, 'issues', ISSUE);
  mkdirSync(join(folder, 'images'), { recursive: true });
  const slugs = Array.from({ length: articles }, (_, index) => `article-${String(index + 1).padStart(3, '0')}`);
  writeFileSync(
    join(root, 'issues/journal.yaml'),
    'name: Measure\nlang: en\npublisher:\n  - text: The Publisher\n    lang: en\nprint:\n  trim: 210 x 280 mm\n',
  );
  writeFileSync(
    join(folder, 'issue.md'),
    `---\ndate: "${ISSUE}"\ncover:\n  headline: All human beings are born free\n  lead: ${slugs[0]}\narticles:\n${slugs.map((slug) => `  - ${slug}\n`).join('')}---\n`,
  );
  for (const [index, slug] of slugs.entries()) writeFileSync(join(folder, `${slug}.md`), article(index, slugs));
  await Promise.all(
    Array.from({ length: Math.min(20, articles) }, async (_, index) =>
      writeFileSync(join(folder, 'images', `picture-${index + 1}.jpg`), await picture(index)),
    ),
  );
  return slugs;
}

/** The Markdown of an article. `edit` changes some words of it, as an editor would. */
export function article(index, slugs, edit = 0) {
  const tongue = index % 20 === 3 ? 'ug' : 'en';
  const chance = chanceOf(index + 1);
  const words = (count) => run(chance, tongue, count).join(' ');
  const stop = tongue === 'ug' ? '۔' : '.';
  const sentence = (count) => capital(words(count)) + stop;
  const paragraph = (extra = '') =>
    Array.from({ length: 4 }, () => sentence(between(chance, 13, 22))).join(' ') + extra;
  const next = slugs[(index + 1) % Math.min(5, slugs.length)];
  const body = [
    paragraph() + (edit > 0 ? ` ${run(chanceOf(10_000 + edit), tongue, 6).join(' ')}${stop}` : ''),
    paragraph('[^one]'),
    `## ${capital(words(4))}`,
    paragraph(),
    `:::figure{src="images/picture-${(index % 20) + 1}.jpg" alt="Bands of colour" credit="Drawn" licence="CC0"}\n${sentence(10)}\n:::`,
    paragraph(tongue === 'en' ? ` See [the next](${next}.md).` : ''),
    paragraph(),
    `## ${capital(words(4))}`,
    paragraph(),
    `:::pull-quote\n${sentence(12)}\n:::`,
    paragraph('[^two]'),
    `## ${capital(words(3))}`,
    paragraph(),
    paragraph(),
    paragraph(),
    `[^one]: ${sentence(14)}`,
    `[^two]: ${sentence(12)}`,
  ];
  const head = { title: capital(words(6)), standfirst: sentence(22), section: SECTIONS[index % 5] };
  return `---\ntitle: ${JSON.stringify(head.title)}\nstandfirst: ${JSON.stringify(head.standfirst)}\nsection: ${head.section}\n${tongue === 'ug' ? 'lang: ug\n' : ''}---\n\n${body.join('\n\n')}\n`;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** 1600 by 1000 pixels of coloured bands under a grain, so that the file is as large as a photograph's. */
function picture(index) {
  const [width, height] = [1600, 1000];
  const chance = chanceOf(500 + index);
  const pixels = Buffer.alloc(width * height * 3);
  for (let at = 0; at < pixels.length; at += 3) {
    const [x, y] = [(at / 3) % width, Math.floor(at / 3 / width)];
    const grain = chance() * 24;
    pixels[at] = 90 + 80 * Math.sin(x / (90 + index * 7)) + grain;
    pixels[at + 1] = 110 + 70 * Math.sin((x + y) / (140 + index * 3)) + grain;
    pixels[at + 2] = 120 + 60 * Math.cos(y / (70 + index * 5)) + grain;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } }).jpeg({ quality: 80 }).toBuffer();
}
