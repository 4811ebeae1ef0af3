/** Packages: what others unpack, check and read; versions and their bytes. */

import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ToolError } from '../diagnostic.js';
import type { Issue } from '../issue.js';
import { finishPress, type PressJob } from '../press/index.js';
import { readIssue } from '../read/index.js';
import { logJson, packageIssue, readLog, type IssuePackage } from './index.js';
import { logText, nextEntry } from './log.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const lacks = (tool: string): boolean => !process.env['CI'] && spawnSync(tool, ['--version']).error !== undefined;
const run = (tool: string, args: readonly string[], cwd = folder): string =>
  execFileSync(tool, args, { cwd, encoding: 'utf8' });
const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const folder = mkdtempSync(join(tmpdir(), 'galley-package-'));
afterAll(() => rmSync(folder, { recursive: true }));
const unpacked = join(folder, 'istiqlal-2020-12-v1');
const NAME = 'istiqlal-2020-12-press.pdf';
const REPORT = 'istiqlal-2020-12-preflight.html';

let issue: Issue;
let files: Map<string, Uint8Array>;
let corrected: Map<string, Uint8Array>;
let first: IssuePackage;

/** The specimen in the inks of the press: in other words on its slug, or with a spot ink for its black. */
function press(changes: Partial<PressJob> = {}): Promise<Uint8Array> {
  const printed = new Uint8Array(readFileSync(new URL('../pdf/fixtures/specimen.pdf', import.meta.url)));
  const job: PressJob = {
    sheet: { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 },
    bleedMm: 3,
    profile: issue.journal.print.profile,
    slug: 'specimen',
    themeInks: [],
    inkPictures: new Map(),
  };
  const said = { title: 'Specimen', author: 'P', subject: '', keywords: [], lang: 'en', dir: 'ltr' } as const;
  return finishPress(printed, { ...job, ...changes }, { ...said, dateIso: '2020-12-01T00:00:00Z' });
}

const SPOT: PressJob['themeInks'] = [{ rgb: [0, 0, 0], build: [100, 70, 0, 10], spot: 'PANTONE 286 C' }];

beforeAll(async () => {
  const read = await readIssue(REPOSITORY, '2020-12');
  issue = read.issue!;
  const report = Buffer.from('<!doctype html>');
  files = new Map([
    [NAME, await press()],
    [REPORT, report],
  ]);
  corrected = new Map([
    [NAME, await press({ themeInks: SPOT })],
    [REPORT, report],
  ]);
  first = await packageIssue({ issue, files, log: [] });
  writeFileSync(join(folder, `${first.name}.zip`), first.zip);
  if (!lacks('unzip')) run('unzip', ['-q', `${first.name}.zip`]);
});

const text = (name: string): string => readFileSync(join(unpacked, name), 'utf8');

describe('the zip', () => {
  it('unpacks to one folder with all that was promised', { skip: lacks('unzip') }, () => {
    expect(readdirSync(unpacked).toSorted()).toEqual([
      'SHA256SUMS',
      REPORT,
      NAME,
      'istiqlal-2020-12-proof.pdf',
      'manifest.json',
      'order-sheet.html',
      'order-sheet.txt',
      'versions.txt',
    ]);
    expect(sha(readFileSync(join(unpacked, NAME)))).toBe(sha(files.get(NAME)!));
  });

  it('is whole by its checksums, and a file of one other byte is not', { skip: lacks('unzip') }, () => {
    expect(run('sha256sum', ['-c', 'SHA256SUMS'], unpacked).match(/: OK/g)).toHaveLength(7);
    const broken = join(folder, 'broken');
    run('cp', ['-r', unpacked, broken]);
    const bytes = readFileSync(join(broken, NAME));
    bytes[5000]! ^= 1;
    writeFileSync(join(broken, NAME), bytes);
    const { status, stdout } = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: broken, encoding: 'utf8' });
    expect(status).not.toBe(0);
    expect(stdout).toContain(`${NAME}: FAILED`);
  });

  it('says in its manifest what it holds', { skip: lacks('unzip') }, () => {
    const manifest = JSON.parse(text('manifest.json'));
    expect(manifest).toMatchObject({ title: 'Istiqlal 2020-12', version: 1, date: '2020-12-01T00:00:00Z' });
    for (const { path, bytes, sha256 } of manifest.files) {
      const file = readFileSync(join(unpacked, path));
      expect([path, file.length, sha(file)]).toEqual([path, bytes, sha256]);
    }
  });
});

describe('the version', () => {
  it('is the same for the same files, and so is every byte, in whatever time zone', async () => {
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    const again = await packageIssue({ issue, files, log: first.log, note: 'not new, so not noted' });
    vi.unstubAllEnvs();
    expect(again).toMatchObject({ name: 'istiqlal-2020-12-v1', isNew: false, log: first.log });
    expect(sha(again.zip)).toBe(sha(first.zip));
  });

  it('is the next for other files, and says what changed', async () => {
    const second = await packageIssue({ issue, files: corrected, log: first.log, note: 'A spot ink for black' });
    expect(second).toMatchObject({ name: 'istiqlal-2020-12-v2', isNew: true });
    expect(second.entry).toMatchObject({ version: 2, differs: 'every page looks other than in v1' });
    expect(second.log.map(({ version }) => version)).toEqual([1, 2]);
    const old = await packageIssue({ issue, files, log: second.log });
    expect(old).toMatchObject({ name: 'istiqlal-2020-12-v1', isNew: false });
    expect(sha(old.zip)).toBe(sha(first.zip));
    const third = await packageIssue({ issue: { ...issue, number: 7 }, files, log: second.log });
    expect(third).toMatchObject({ name: 'istiqlal-2020-12-v3', isNew: true });
  });

  it('names the pages that look other, or says that none does', () => {
    const labels = ['page 1', 'page 2', 'page 3'];
    const log = [nextEntry([], { content: 'a', pages: ['x', 'y', 'z'], labels })];
    const differs = (...pages: readonly string[]): unknown => nextEntry(log, { content: 'b', pages, labels }).differs;
    expect(differs('x', 'other', 'new')).toBe('other than in v1: page 2, page 3');
    expect(differs('x', 'y', 'z')).toBe('no page looks other than in v1; the files or papers differ');
    expect(differs('x', 'y')).toBe('a proof of 2 pages, v1 had 3');
    expect(
      logText('a-1', [...log, nextEntry(log, { content: 'c', pages: ['x', 'y', 'o'], labels }, 'Mended')]),
    ).toContain('v2  c  proof of 3 pages  other than in v1: page 3\n    Mended\n');
  });
});

describe('the log', () => {
  const place = mkdtempSync(join(tmpdir(), 'galley-log-'));
  afterAll(() => rmSync(place, { recursive: true }));
  const read = (): ReturnType<typeof readLog> => readLog(place, 'istiqlal-2020-12');

  it('is found in the newest zip when it is lost, and read from its file when it is there', async () => {
    expect(await read()).toEqual([]);
    const second = await packageIssue({ issue, files: corrected, log: first.log });
    for (const made of [first, second]) writeFileSync(join(place, `${made.name}.zip`), made.zip);
    expect(await read()).toEqual(second.log);
    writeFileSync(join(place, 'packages.json'), logJson(first.log));
    expect(await read()).toEqual(first.log);
  });

  it('is refused when it is broken, for no version may be given twice', async () => {
    writeFileSync(join(place, 'packages.json'), '{');
    await expect(read()).rejects.toThrow(ToolError);
  });
});

describe('the proof', () => {
  const proof = join(unpacked, 'istiqlal-2020-12-proof.pdf');

  it('says so on every page, and which page of which version it is', { skip: lacks('pdftotext') }, () => {
    const pages = run('pdftotext', ['-layout', proof, '-']).split('\f').slice(0, -1);
    expect(pages).toHaveLength(2);
    for (const [index, page] of pages.entries()) {
      expect(page.replaceAll(/\s+/g, ' ')).toContain(`PROOF istiqlal-2020-12 v1 page ${index + 1} low resolution`);
    }
  });

  it('is sound to others, and its pictures are coarse', { skip: lacks('qpdf') || lacks('pdfimages') }, () => {
    expect(run('qpdf', ['--check', proof])).toContain('No syntax or stream encoding errors found');
    const rows = run('pdfimages', ['-list', proof]).trim().split('\n').slice(2);
    expect(rows).toHaveLength(2);
    for (const row of rows) expect(row).toMatch(/ jpeg .* 90 +90 /);
  });
});

describe('the order sheet', () => {
  it('leaves open what only a person knows, and tells the rest', { skip: lacks('unzip') }, () => {
    const sheet = text('order-sheet.txt');
    expect(sheet).toMatch(/^Quantity +_{40} copies$/m);
    expect(sheet).toMatch(/^Weight and make +_{40}$/m);
    expect(sheet).toContain('210 × 280 mm, upright');
    expect(sheet).toContain('2, cover included');
    expect(sheet).toContain('4/4: cyan, magenta, yellow, black\n');
    expect(sheet).toContain('PDF/X-4');
    expect(sheet).toMatch(/^Preflight +istiqlal-2020-12-preflight.html$/m);
    expect(sheet).toContain('info@turkistanmedia.com');
    const html = text('order-sheet.html');
    for (const { text: name } of issue.journal.publisher) expect(html).toContain(`<bdi>${name}</bdi>`);
    expect(html).not.toMatch(/https?:\/\/(?!www\.color\.org)/);
  });

  it('names the spot inks of the file, and the side of a journal read from the right', async () => {
    const arabic = { ...issue, journal: { ...issue.journal, dir: 'rtl' as const, name: 'A <b> & "c"' } };
    const made = await packageIssue({ issue: arabic, files: corrected, log: [] });
    const entries = unzipSync(made.zip);
    const read = (name: string): string => Buffer.from(entries[`${made.name}/${name}`]!).toString('utf8');
    expect(read('order-sheet.txt')).toContain('5/5: cyan, magenta, yellow, black, PANTONE 286 C');
    expect(read('order-sheet.txt')).toContain('on the right');
    expect(read('order-sheet.html')).toContain('A &lt;b&gt; &amp; &quot;c&quot;');
  });
});

it('refuses what is no press file, and to pack nothing', async () => {
  await expect(packageIssue({ issue, files: new Map(), log: [] })).rejects.toThrow('no press file');
  const broken = new Map([[NAME, new Uint8Array(9)]]);
  await expect(packageIssue({ issue, files: broken, log: [] })).rejects.toThrow('is no press PDF');
});
