/** The specimen as Markdown: what it shows, and that there is nothing to complain of. */

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkIssue } from '../check/index.js';
import { readIssue, readProfile } from '../read/index.js';
import { writeSpecimen, type Specimen, type SpecimenOptions } from './index.js';
import { flowOf, LANGUAGES, readTexts } from './texts.js';

const root = mkdtempSync(join(tmpdir(), 'galley-specimen-'));
afterAll(() => rmSync(root, { recursive: true }));

/** The specimen in an empty folder. */
function fresh(options: SpecimenOptions): Promise<Specimen> {
  rmSync(root, { recursive: true, force: true });
  return writeSpecimen(root, options);
}

/** Every file written, and what is in it. */
const checksums = (): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(root, name)).isFile())
    .toSorted()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(root, name)))
          .digest('hex')}`,
    );

describe.each(['own', 'declaration'] as const)('the specimen (%s)', (texts) => {
  beforeAll(async () => {
    expect(await fresh({ texts })).toEqual({ issues: ['ltr', 'rtl'], texts });
  });

  it.each(['ltr', 'rtl'] as const)('passes the check (%s)', async (id) => {
    const { issue, diagnostics } = await readIssue(root, id);
    expect(diagnostics).toEqual([]);
    expect(issue?.journal.dir).toBe(id);
    expect(issue && checkIssue(issue)).toEqual([]);
  });

  it.each(['ltr', 'rtl'] as const)('has whole stories in every language (%s)', async (id) => {
    const { issue } = await readIssue(root, id);
    const langs = issue?.articles.map(({ lang }) => lang);
    expect(new Set(langs)).toEqual(new Set(LANGUAGES));
  });
});

it('is the same, byte for byte, whenever it is written', async () => {
  const [first, second] = [
    await fresh({ texts: 'own' }).then(checksums),
    await fresh({ texts: 'own' }).then(checksums),
  ];
  expect(second).toEqual(first);
  expect(first.length).toBeGreaterThan(50);
});

describe('texts', () => {
  it('are the Declaration where its package is installed, and our own when they are asked for', async () => {
    expect((await readTexts(undefined)).name).toBe('declaration');
    expect((await readTexts('own')).name).toBe('own');
  });

  it.each(LANGUAGES)('of the Declaration are whole (%s)', async (lang) => {
    const { by, cited } = await readTexts('declaration');
    expect(cited?.publisher).toBe('United Nations');
    // Thirty articles and the preamble.
    expect(by[lang].heads).toHaveLength(31);
    expect(by[lang].sentences.length).toBeGreaterThan(60);
    expect(by[lang].sentences.join(' ')).not.toMatch(/[<>\u2010]/u);
  });

  it('are dealt out on and on, in the length asked for', async () => {
    const flow = flowOf(await readTexts('own'), 'en');
    const [first, second] = [flow.paragraph(300), flow.paragraph(300)];
    expect(first.length).toBeGreaterThanOrEqual(300);
    expect(second.startsWith(first.slice(0, 20))).toBe(false);
    expect(flow.line(60)).toMatch(/^.{10,60}(?<![.,;])$/u);
    expect(flow.paragraphs(3).split('\n\n')).toHaveLength(3);
  });

  it('have as many pieces in each of our languages', async () => {
    const { by } = await readTexts('own');
    for (const lang of LANGUAGES) expect([by[lang].heads.length, by[lang].sentences.length]).toEqual([6, 12]);
  });
});

describe('the theme', () => {
  const theme = mkdtempSync(join(tmpdir(), 'galley-theme-'));
  afterAll(() => rmSync(theme, { recursive: true }));

  it('is the journal’s own, with its tokens and their inks', async () => {
    mkdirSync(join(theme, 'styles'));
    const tokens = ':root { --colour-sea: #123456; --ink-sea: 90 60 30 10; --size-loud: 90px; --margin-top: 12mm; }';
    writeFileSync(join(theme, 'styles/tokens.css'), tokens);
    await fresh({ theme, texts: 'own' });
    expect(readFileSync(join(root, 'styles/tokens.css'), 'utf8')).toBe(tokens);
    const page = (name: string): string => readFileSync(join(root, 'issues/rtl', name), 'utf8');
    expect(page('colours.md')).toContain('| `--colour-sea` | `#123456` | `90 60 30 10` |');
    expect(page('type.md')).toContain('<span title="--size-loud">');
    expect(page('measures.md')).toContain('| `--margin-top` | `12mm` |');
    const samples = readFileSync(join(root, 'styles/specimen.css'), 'utf8');
    expect(samples).toMatch(/\[title='--colour-sea'\] \{.* background: var\(--colour-sea\);/u);
    expect(readFileSync(join(root, 'styles/print/index.css'), 'utf8')).toMatch(/@import '..\/specimen.css';\n$/u);
  });

  it('is set at the journal’s trim', async () => {
    const { profile } = await readProfile(root, { name: 'uncoated-fogra29', place: { file: '' } });
    const print = {
      trimWidthMm: 148,
      trimHeightMm: 210,
      bleedMm: 4,
      safeMarginMm: 6,
      filler: 'blank',
      binding: 'perfect',
      profile: profile!,
      pageMultiple: 2,
    } as const;
    await fresh({ texts: 'own', print });
    const { issue } = await readIssue(root, 'ltr');
    expect(issue?.journal.print).toEqual(print);
  });
});
