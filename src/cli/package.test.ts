import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { readIssue } from '../read/index.js';
import type { Doors } from './doors.js';
import { built, ERROR, galley, root } from './fake.test.kit.js';

const REPOSITORY = join(import.meta.dirname, '../..');
afterEach(() => rmSync(join(root, 'output'), { recursive: true, force: true }));

const PRESS = '2020-12/press/istiqlal-2020-12-press.pdf';
const entry = { version: 2, content: 'c', pages: ['a', 'b'], differs: 'other than in v1: page 2' };
const asked: Parameters<Doors['packageIssue']>[] = [];
const written: Parameters<Doors['publish']>[1][] = [];
let isNew = true;
const rooms: Partial<Doors> = {
  build: (options) => {
    expect(options).toMatchObject({ only: ['press'] });
    mkdirSync(join(root, 'output/2020-12/press'), { recursive: true });
    writeFileSync(join(root, 'output', PRESS), 'the press file');
    writeFileSync(join(root, 'output/2020-12/press/booklet.pdf'), 'of another command');
    const files = [PRESS, '2020-12/build.json'].map((path) => ({ path, bytes: 1, sha256: 'a' }));
    return Promise.resolve(built({ files }));
  },
  readIssue: () => readIssue(REPOSITORY, '2020-12'),
  packageIssue: (job) => {
    asked.push([job]);
    const name = 'istiqlal-2020-12-v2';
    return Promise.resolve({ name, zip: new Uint8Array(3000), entry, isNew, log: [entry] });
  },
  publish: (_, files) => {
    written.push(files);
    return Promise.resolve(Array.from(files.keys(), (path) => ({ path, bytes: 3000, sha256: 'a' })));
  },
};

describe('package', () => {
  it('packs what the build has put in the press folder, and keeps the log', async () => {
    const ran = await galley(['package', '--note', 'Name corrected'], rooms);
    expect(ran).toMatchObject({ code: 0 });
    expect(ran.out).toBe(
      'output/2020-12/istiqlal-2020-12-v2.zip: 3.0 KB, proof of 2 pages; other than in v1: page 2\n',
    );
    const [job] = asked.at(-1)!;
    expect(job.note).toBe('Name corrected');
    expect([...job.files.keys()]).toEqual(['istiqlal-2020-12-press.pdf']);
    expect([...written.at(-1)!.keys()]).toEqual(['2020-12/istiqlal-2020-12-v2.zip', '2020-12/packages.json']);
  });

  it('says when nothing is new', async () => {
    isNew = false;
    expect((await galley(['package'], rooms)).out).toContain('as packed before');
    expect(JSON.parse((await galley(['package', '--json'], rooms)).out)).toMatchObject({ isNew: false, version: 2 });
    isNew = true;
  });

  it('packs nothing that has errors', async () => {
    const before = asked.length;
    const failing = { ...rooms, build: () => Promise.resolve(built({ ok: false, diagnostics: [ERROR] })) };
    const ran = await galley(['package'], failing);
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.err).toContain('error e: wrong');
    expect(ran.err).toContain('2020-12: not packed, for it has errors');
    expect(JSON.parse((await galley(['package', '--json'], failing)).out)).toMatchObject({ ok: false });
    expect(asked).toHaveLength(before);
  });
});
