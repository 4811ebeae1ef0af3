/** The browser inside `@sparticuz/chromium`: unpacked once into the private cache folder, never half. */

import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import { ToolError } from '../diagnostic.js';
import { assertPrivate, fileFault } from './private-folder.js';
import { readTar } from './tar.js';

/** The packed browser: where it lies, and a name that changes whenever its content does. */
export interface Package {
  readonly binFolder: string;
  /** `chromium-147.0.0-5f1c0c2f9a3b` */
  readonly name: string;
}

export interface BundledBrowser {
  readonly executable: string;
  /** Shared libraries that a bare system lacks. */
  readonly libraryFolder: string;
}

/** The programs inside are built for this kind of machine alone. */
export const bundledRunsHere = (): boolean => process.platform === 'linux' && process.arch === 'x64';

const BROWSER = 'chromium.br';
const LIBRARIES = 'al2023.tar.br';
/** Raise when what we make of the package changes. */
const LAYOUT = 1;
const SAMPLE_BYTES = 65_536;
const STALE_AFTER_MS = 3_600_000;

/** Finds the package; undefined when it is not installed. */
export async function findPackage(): Promise<Package | undefined> {
  const binFolder = packageBin();
  if (binFolder === undefined) return undefined;
  const manifest = await readFile(join(dirname(binFolder), 'package.json'), 'utf8');
  const version = versionOf(manifest);
  const identity = createHash('sha256').update(`${LAYOUT} ${version}`);
  for (const file of [BROWSER, LIBRARIES]) identity.update(await sample(join(binFolder, file)));
  return { binFolder, name: `chromium-${version}-${identity.digest('hex').slice(0, 12)}` };
}

function versionOf(manifest: string): string {
  const data: unknown = JSON.parse(manifest);
  if (typeof data !== 'object' || data === null || !('version' in data)) return 'unknown';
  return String(data.version);
}

function packageBin(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../../bin');
  } catch {
    return undefined;
  }
}

/** Size and both ends of a file: tells two packings apart without reading 60 MB at every start. */
async function sample(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const length = Math.min(SAMPLE_BYTES, size);
    const bytes = Buffer.alloc(2 * length);
    await file.read(bytes, 0, length, 0);
    await file.read(bytes, length, length, size - length);
    return Buffer.concat([Buffer.from(`${size} `), bytes]);
  } finally {
    await file.close();
  }
}

/**
 * The unpacked browser, unpacking it when it is not there yet. Builds that start at once may both unpack; the first to
 * finish wins and the others use what it made.
 * @throws ToolError when the disk is full or read-only, or the folder is not ours alone.
 */
export async function unpackBrowser(packed: Package, cache: string, signal?: AbortSignal): Promise<BundledBrowser> {
  const folder = join(cache, packed.name);
  if (!(await exists(folder))) {
    await removeStale(cache);
    await unpackInto(folder, packed.binFolder, signal);
  }
  const browser = { executable: join(folder, 'chromium'), libraryFolder: join(folder, 'lib') };
  await assertPrivate(folder);
  await assertPrivate(browser.executable);
  return browser;
}

/** Fills a sibling and renames it: a folder of the final name is always whole. */
async function unpackInto(folder: string, binFolder: string, signal?: AbortSignal): Promise<void> {
  let part: string | undefined;
  try {
    part = await mkdtemp(`${folder}.part-`);
    await allOver([
      unpackProgram(join(binFolder, BROWSER), join(part, 'chromium'), signal),
      unpackLibraries(join(binFolder, LIBRARIES), part),
    ]);
    await rename(part, folder).catch((error: unknown) => acceptWinner(folder, error));
  } catch (error) {
    if (signal?.aborted) throw signal.reason;
    throw error instanceof ToolError ? error : fileFault(folder, error);
  } finally {
    if (part !== undefined) await rm(part, { recursive: true, force: true });
  }
}

/** Like `Promise.all`, but fails only when nobody writes any more, so that what was written can be removed. */
async function allOver(tasks: readonly Promise<void>[]): Promise<void> {
  await Promise.allSettled(tasks);
  await Promise.all(tasks);
}

async function acceptWinner(folder: string, error: unknown): Promise<void> {
  if (!(await exists(folder))) throw error;
}

async function unpackProgram(from: string, to: string, signal?: AbortSignal): Promise<void> {
  // Flushed to the disk before the rename: a power cut must not leave a whole folder with an empty program.
  const target = createWriteStream(to, { flags: 'wx', mode: 0o700, flush: true });
  const packed = createReadStream(from, { highWaterMark: 1 << 20 });
  const inflate = createBrotliDecompress({ chunkSize: 1 << 20 });
  await (signal ? pipeline(packed, inflate, target, { signal }) : pipeline(packed, inflate, target));
}

async function unpackLibraries(from: string, folder: string): Promise<void> {
  const archive = await promisify(brotliDecompress)(await readFile(from));
  for (const { path, bytes, executable } of readTar(archive)) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await writeFile(target, bytes, { flag: 'wx', mode: executable ? 0o700 : 0o600, flush: true });
  }
}

/** Siblings that a killed build left. An hour old is nobody's work in hand. */
async function removeStale(cache: string): Promise<void> {
  for (const entry of await readdir(cache)) {
    if (!/^chromium-.*\.part-/.test(basename(entry))) continue;
    const path = join(cache, entry);
    const facts = await stat(path).catch(() => undefined);
    if (facts && Date.now() - facts.mtimeMs > STALE_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
}

const exists = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined)) !== undefined;
