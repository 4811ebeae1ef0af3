/** The report: what was found is told whole, to people, programs and editors. */

import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { MeasuredPage } from '../pages.js';
import type { PagePlates, Preflight, PreflightFinding } from '../preflight/index.js';
import { readProfile } from '../read/index.js';
import { diagnosticsOf, writeReport, type Report, type ReportJob } from './index.js';
import { ranges } from './words.js';

const { profile } = await readProfile('/', { name: 'coated-fogra39', place: { file: '' } });
const job: ReportJob = { file: 'a <b> & c-press.pdf', bytes: new TextEncoder().encode('file'), profile: profile! };

const WET: PreflightFinding = {
  rule: 'ink-limit',
  severity: 'error',
  page: 1,
  area: [10, 20, 30, 40],
  found: 'up to 340 % of ink on 40 mm²',
  wanted: '300 % at most',
  mend: 'Give it less.',
};
const COARSE: PreflightFinding = { ...WET, rule: 'picture-resolution', severity: 'warning', page: 2, widthPx: 400 };
const NOTE: PreflightFinding = { ...WET, rule: 'blank-page', severity: 'info' };

const plate = (amount: number): Uint8Array => new Uint8Array(8 * 8).fill(amount);
const PLATES: PagePlates = {
  page: 1,
  box: [0, 0, 16, 16],
  mostInk: 339.6,
  wet: [],
  coverage: { Cyan: 0, Magenta: 0.004, Yellow: 0.5, Black: 1, 'PANTONE 654 C': 0.25 },
  previews: { Cyan: plate(0), Magenta: plate(255), Yellow: plate(255), Black: plate(0), 'PANTONE 654 C': plate(60) },
  widthPx: 8,
  heightPx: 8,
};

const JUDGED: Preflight = {
  pages: 2,
  findings: [WET, COARSE, NOTE],
  plates: [PLATES],
  views: [],
  rules: ['ink-limit', 'picture-resolution'],
  inventory: {
    file: {
      bytes: 4,
      version: '1.6',
      title: '<script>',
      producer: 'Galley',
      standard: 'PDF/X-4',
      condition: 'FOGRA39',
    },
    sheets: [1, 2].map((page) => ({
      page,
      mediaMm: [236, 306],
      bleedMm: [216, 286],
      trimMm: [210, 280],
      paperMm: [210, 280],
    })),
    fonts: [{ name: 'Serif', kind: 'Type0 CIDFontType2', isEmbedded: true, isSubset: true, pages: [1, 2] }],
    pictures: [{ page: 2, area: [1, 2, 3, 4], widthPx: 400, heightPx: 300, ppi: 120, space: 'DeviceCMYK', bits: 8 }],
    inks: [
      { name: 'Cyan', isSpot: false },
      { name: 'Yellow', isSpot: false },
      { name: 'PANTONE 654 C', isSpot: true, build: [1, 0.7, 0, 0.3] },
    ],
  },
};

let report: Report;
beforeAll(async () => {
  report = await writeReport(JUDGED, job);
});
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('the page for people', () => {
  it('gives the verdict and every finding, with its place on the page', () => {
    const html = text(report.html);
    expect(html).toContain('Not for the press: 1 error, 1 warning');
    for (const { found, wanted, mend, rule } of JUDGED.findings)
      for (const said of [found, wanted, mend, rule]) expect(html).toContain(said);
    // 10 of 210 mm and 20 of 280 mm from the corner, 30 mm wide and 40 mm high.
    expect(html).toContain('inset-inline-start:4.8%;inset-block-start:7.1%;inline-size:14.3%;block-size:14.3%');
    expect(html).toContain('340 %');
  });

  it('needs nothing else, runs nothing, and shows what a file says of itself as words', () => {
    const html = text(report.html);
    const addresses = Array.from(html.matchAll(/(?:src|href)="([^"]*)"/gu), ([, address = '']) => address);
    expect(addresses.filter((address) => !/^(?:#|data:image\/jpeg;base64,)/u.test(address))).toEqual([]);
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(html).toContain('a &lt;b&gt; &amp; c-press.pdf');
  });

  it('says that nothing was found', async () => {
    const { html } = await writeReport({ ...JUDGED, findings: [NOTE] }, job);
    expect(text(html)).toContain('<h1>Passed</h1>');
    expect(text(html)).not.toContain('class="failed"');
  });

  it('is the same again', async () => {
    expect(await writeReport(JUDGED, job)).toEqual(report);
  });
});

it('gives programs the whole of it', () => {
  const record = JSON.parse(text(report.json));
  expect(record).toMatchObject({
    file: job.file,
    sha256: createHash('sha256').update('file').digest('hex'),
    verdict: { passed: false, errors: 1, warnings: 1, notes: 1 },
    profile: { name: 'coated-fogra39', maxInk: 300 },
    findings: JUDGED.findings,
    ink: [{ page: 1, mostInk: 339.6, coverage: { Magenta: 0.4, Black: 100 } }],
    inventory: JUDGED.inventory,
  });
  // The profile's bytes are in the press file already.
  expect(record.profile.icc).toBeUndefined();
});

describe('the editor is told', () => {
  const place = { file: 'issues/2020-12/cotton.md', line: 41 };
  const block = { kind: 'picture', place, excerpt: '', isCutAbove: false, isCutBelow: false } as const;
  const page = (number: number): MeasuredPage => ({
    number,
    part: 'cotton',
    pieces: [{ text: 'Words', place: { file: place.file, line: 12 } }],
    furniture: '',
    layout: {
      blocks: [block],
      columns: [],
      pictures: [{ block: 0, ppi: 100, widthMm: 90, widthPx: 400 }],
      overflows: [],
      strangers: [],
    },
  });
  const told = diagnosticsOf([WET, COARSE, NOTE, { ...WET, page: 9 }], {
    file: 'issues/2020-12/issue.md',
    pages: [page(1), page(2)],
  });

  it('of errors and warnings, with the page', () => {
    expect(told.map(({ rule, severity, page: on }) => [rule, severity, on])).toEqual([
      ['ink-limit', 'error', 1],
      ['picture-resolution', 'warning', 2],
      ['ink-limit', 'error', 9],
    ]);
    expect(told[0]?.message).toBe(
      'the press PDF has up to 340 % of ink on 40 mm², 10 mm from the left and 20 mm from the top; wanted: 300 % at most',
    );
  });

  it('with the line of a picture, the file of a page, and the issue for the rest', () => {
    expect(told.map(({ place: at }) => at)).toEqual([{ file: place.file }, place, { file: 'issues/2020-12/issue.md' }]);
  });
});

it('joins numbers that follow each other', () => {
  expect(ranges([3, 1, 2, 2, 7, 9, 10])).toBe('1–3, 7, 9–10');
});
