/** A small journal with two issues, one of them right to left, that between them hold everything a page can show. */

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp, { type Sharp } from 'sharp';

const journal = `name: Specimen
lang: en
languages: [en, ug]
publisher:
  - { text: Specimen Press, lang: en }
  - { text: نەمۇنە نەشرىياتى, lang: ug }
tagline: A journal for *tests*
about:
  - Every kind of page once.
  - And a second paragraph.
issn: { online: 0000-0000 }
credits:
  - { role: Editor, names: [A. Editor, B. Editor] }
contacts:
  address: [First line, Second line]
  email: [editor@example.org]
  phones: ["+00 000 000 00 00"]
  websites: [{ label: example.org, url: "https://example.org" }]
  social: [{ network: x, handle: specimen, url: "https://example.org/specimen" }, { network: social, handle: Specimen }]
`;

const issue = `---
date: "2021-01"
number: 7
volume: 2
cover:
  headline: The *first* headline </script><b>of all</b>
  kicker: Everything
  lead: harvest
  picture: { src: images/portrait.jpg, alt: A gradient, credit: Made for this test, licence: CC0, focus: "30% 20%" }
articles: [harvest, about, plain, drawn, poster]
editorial: { title: A word before }
---

The editorial speaks of [the harvest](harvest.md) and of [one part of it](harvest.md#a-table).[^e]

[^e]: A note of the editorial.
`;

const harvest = `---
title: "The harvest: a </script> test"
kicker: Kicker
standfirst: [The first point, The *second* point]
byline:
  - by: [A. Writer, B. Writer]
  - additional reporting: C. Writer
  - name: D. Writer
dateline: { place: Somewhere, agency: AGENCY }
source:
  publisher: The Example
  authors: [E. Reporter]
  title: The reported story
  url: https://example.org/story
  date: "2020-11-05"
  accessed: "2020-12-01"
  archive: https://example.org/archive
section: Work
teaser: The harvest
lead: { src: images/photo.jpg, alt: A gradient, caption: 'A caption with [a link](plain.md).', credit: Made for this test, licence: CC0 }
---

The first paragraph holds <span lang="zh-Hans">阿里巴巴</span> and <span lang="ug">ئۇيغۇرچە سۆز</span> at 12:30.[^a] It is long
enough to be set in several lines on a telephone and in some on a desk.[^b]

:::pull-quote{by="A. Writer"}
Words that were lifted out of the text.
:::

:::figure{src="images/drawing.svg" alt="Two bars" credit="Drawn for this test" licence="CC0" width="wide"}
A wide drawing.
:::

:::figure{src="images/see-through.png" alt="A disc on nothing" credit="Made for this test"}
A picture with transparency.
:::

## A table

| Name | Value |
| --- | ---: |
| Cyan | 100 |
| A very long name that has to be broken | 12 |

### A lower heading

:::facts[Facts]
- One
- Two
:::

:::sidebar[Beside]
A box with a [note](#a-table).
:::

:::sidebar
A box without a title.
:::

:::related
[About](about.md)
:::

\`\`\`json
{ "a": "very long line that does not fit on the screen of a telephone and must not make the page scroll sideways" }
\`\`\`

> A quotation.

1. First
2. Second

![Pigments](images/inks.jpg "In four inks")

https://example.org/a/very/long/address/that/cannot/be/broken/anywhere/and/runs/on/and/on

[^a]: The first note, with [a link](https://example.org).

[^b]: The second note.
`;

const uyghur = `---
date: "2021-02"
name: نەمۇنە
lang: ug
names: [{ text: Specimen, lang: en }]
tagline: سىناق ئۈچۈن ژۇرنال
about: [ھەر خىل بەت بىر قېتىمدىن.]
credits: [{ role: تەھرىر, names: [A. Editor] }]
cover: { headline: ھەممە ئادەم تۇغۇلۇشىدىنلا ئەركىن, lead: rights }
articles: [rights]
---
`;

// The first article of the Universal Declaration of Human Rights.
const rights = `---
title: ھەممە ئادەم تۇغۇلۇشىدىنلا ئەركىن
kicker: ھوقۇق
standfirst: ئىززەت-ھۆرمەت ۋە ھوقۇقتا باپباراۋەر بولۇپ تۇغۇلغان
byline: [{ by: A. Writer }]
section: قانۇن
lead: { src: images/drawing.svg, alt: ئىككى تۈۋرۈك, credit: سىناق ئۈچۈن سىزىلغان }
---

ھەممە ئادەم تۇغۇلۇشىدىنلا ئەركىن، ئىززەت-ھۆرمەت ۋە ھوقۇقتا باپباراۋەر بولۇپ تۇغۇلغان. ئۇلار ئەقىلگە ۋە ۋىجدانغا ئىگە
ھەمدە بىر-بىرىگە قېرىنداشلىق مۇناسىۋىتىگە خاس روھ بىلەن مۇئامىلە قىلىشى كېرەك.[^a]

:::pull-quote
ئۇلار ئەقىلگە ۋە ۋىجدانغا ئىگە.
:::

:::figure{src="images/drawing.svg" alt="يەنە شۇ رەسىم" credit="سىناق ئۈچۈن سىزىلغان"}
:::

## ئىككىنچى قىسىم

<span lang="en">Universal Declaration of Human Rights</span>، 1948-يىل.

[^a]: بىرىنچى ماددا.
`;

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 300">
<defs><linearGradient id="g"><stop offset="0" stop-color="#b3131b"/><stop offset="1" stop-color="#333"/></linearGradient></defs>
<rect x="20" y="40" width="200" height="240" fill="url(#g)"/><rect x="300" y="140" width="200" height="140" fill="currentColor"/>
<text x="20" y="30" font-size="14">Left</text></svg>
`;

const texts: Readonly<Record<string, string>> = {
  'journal.yaml': journal,
  '2021-01/issue.md': issue,
  '2021-01/harvest.md': harvest,
  '2021-01/about.md': '---\ntitle: Called like a page\nlang: tr\n---\n\nİlk paragraf.\n',
  '2021-01/plain.md': '---\ntitle: Plain\n---\n\nBack to [the harvest](harvest.md#a-table).\n',
  '2021-01/drawn.md':
    '---\ntitle: A cartoon\nkind: cartoon\nlead: { src: images/photo.jpg, alt: A gradient, credit: Made for this test }\n---\n',
  '2021-01/poster.md':
    '---\ntitle: A full page\nkind: page\nlead: { src: images/portrait.jpg, alt: A gradient, credit: Made for this test }\n---\n',
  '2021-01/images/drawing.svg': drawing,
  '2021-02/issue.md': uyghur,
  '2021-02/rights.md': rights,
  '2021-02/images/drawing.svg': drawing,
};

/** Writes the journal into a folder, with pictures of every kind that has to be handled. */
export async function writeJournal(root: string): Promise<void> {
  for (const [name, content] of Object.entries(texts)) await put(join(root, 'issues', name), content);
  const images = join(root, 'issues/2021-01/images');
  await put(join(images, 'photo.jpg'), await gradient(1800, 1200).jpeg().toBuffer());
  // Lying on its side, with a mark that says so.
  await put(join(images, 'portrait.jpg'), await gradient(800, 600).withMetadata({ orientation: 6 }).jpeg().toBuffer());
  await put(join(images, 'inks.jpg'), await gradient(600, 400).toColourspace('cmyk').jpeg().toBuffer());
  await put(join(images, 'see-through.png'), await disc());
}

async function put(path: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Red above, green below: which way is up can be told from a pixel. */
function gradient(width: number, height: number): Sharp {
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const green = Math.round((255 * y) / height);
    for (let x = 0; x < width; x += 1) pixels.set([255 - green, green, 40], 3 * (y * width + x));
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } });
}

const disc = (): Promise<Buffer> =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"><circle cx="150" cy="150" r="100" fill="#b3131b"/></svg>',
    ),
  )
    .png()
    .toBuffer();
