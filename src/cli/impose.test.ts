import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readIssue } from '../read/index.js';
import type { Doors } from './doors.js';
import { ERROR, galley, root } from './fake.test.kit.js';

const REPOSITORY = join(import.meta.dirname, '../..');
const press = join(root, 'output/2020-12/press/istiqlal-2020-12-press.pdf');
afterEach(() => rmSync(join(root, 'output'), { recursive: true, force: true }));

function made(): void {
  mkdirSync(join(root, 'output/2020-12/press'), { recursive: true });
  writeFileSync(press, 'the press file');
}

const asked: Parameters<Doors['imposeBooklet']>[] = [];
const rooms: Partial<Doors> = {
  readIssue: () => readIssue(REPOSITORY, '2020-12'),
  imposeBooklet: (...given) => {
    asked.push(given);
    return Promise.resolve({ pdf: new Uint8Array(2000), sheets: 7 });
  },
  publish: (_, files) => Promise.resolve(Array.from(files.keys(), (path) => ({ path, bytes: 2000, sha256: 'a' }))),
};

describe('impose', () => {
  it('takes the press PDF of the issue, with the paper of its profile', async () => {
    made();
    const ran = await galley(['impose', '2020-12'], rooms);
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(ran.out).toContain('istiqlal-2020-12-booklet.pdf: 7 sheets, 2.0 KB');
    expect(Buffer.from(asked.at(-1)![0]).toString()).toBe('the press file');
    expect(asked.at(-1)![1]).toEqual({ caliperMm: 0.1, slug: 'istiqlal-2020-12' });
  });

  it('takes another paper when told', async () => {
    made();
    expect((await galley(['impose', '--caliper', '0.2', '--json'], rooms)).out).toContain('"sheets": 7');
    expect(asked.at(-1)![1]).toMatchObject({ caliperMm: 0.2 });
    expect((await galley(['impose', '--caliper', 'thick'], rooms)).code).toBe(2);
  });

  it('says what to do when nothing was built', async () => {
    const ran = await galley(['impose'], rooms);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('galley build 2020-12');
  });

  it('is refused for an issue that is glued', async () => {
    const { issue } = await readIssue(REPOSITORY, '2020-12');
    const { journal } = issue!;
    const bound = { ...issue!, journal: { ...journal, print: { ...journal.print, binding: 'perfect' as const } } };
    const ran = await galley(['impose'], {
      ...rooms,
      readIssue: () => Promise.resolve({ issue: bound, diagnostics: [] }),
    });
    expect(ran.code).toBe(2);
    expect(ran.err).toContain('2020-12 is in perfect binding');
  });

  it('tells the problems of an issue that cannot be read', async () => {
    const ran = await galley(['impose'], { ...rooms, readIssue: () => Promise.resolve({ diagnostics: [ERROR] }) });
    expect(ran.code).toBe(1);
    expect(ran.err).toContain('wrong');
  });
});
