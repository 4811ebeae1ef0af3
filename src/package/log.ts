/** The log of an issue's packages: which versions there are, and what sets each apart from the one before. */

import { unzipSync } from 'fflate';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { ToolError } from '../diagnostic.js';

const entrySchema = z.object({
  version: z.int().min(1),
  /** SHA-256 over all files of the package, as they are without the number of the version. */
  content: z.string(),
  /** A hash of the look of each page, in the order of the proof. */
  pages: z.array(z.string()),
  /** What differs from the version before. */
  differs: z.string().optional(),
  note: z.string().optional(),
});
const logSchema = z.object({ versions: z.array(entrySchema) });

export type PackagedVersion = Readonly<z.output<typeof entrySchema>>;

/**
 * The packages there are: by `packages.json`, or where that is lost by the newest zip, which holds the same.
 * @param folder Where the packages of the issue stand. @param stem `istiqlal-2020-12`
 * @throws ToolError when what is there cannot be read: a version must not be given twice.
 */
export async function readLog(folder: string, stem: string): Promise<readonly PackagedVersion[]> {
  const text = await readFile(join(folder, LOG), 'utf8').catch(() => undefined);
  if (text !== undefined) return parse(text, join(folder, LOG));
  const newest = (await readdir(folder).catch(() => []))
    .map((name) => ({ name, version: versionIn(name, stem) }))
    .toSorted((a, b) => b.version - a.version)[0];
  if (!newest || newest.version === 0) return [];
  const path = join(folder, newest.name);
  const files = unzipSync(await readFile(path), { filter: ({ name }) => name.endsWith('/manifest.json') });
  return parse(Buffer.from(Object.values(files)[0] ?? new Uint8Array()).toString('utf8'), path);
}

const LOG = 'packages.json';

function versionIn(name: string, stem: string): number {
  const number = name.startsWith(`${stem}-v`) && name.endsWith('.zip') ? name.slice(stem.length + 2, -4) : '';
  return /^[1-9]\d*$/u.test(number) ? Number(number) : 0;
}

function parse(text: string, path: string): readonly PackagedVersion[] {
  try {
    return logSchema.parse(JSON.parse(text)).versions;
  } catch (cause) {
    const mend = 'Put back the file as it was; moved away, the log is read from the newest zip.';
    throw new ToolError(`the log of packages cannot be read: ${path}`, mend, { cause });
  }
}

export const logJson = (versions: readonly PackagedVersion[]): string =>
  `${JSON.stringify({ versions }, undefined, 2)}\n`;

/** What is in a package, for the log. */
interface Made {
  readonly content: string;
  readonly pages: readonly string[];
  /** What each page of the proof is called. */
  readonly labels: readonly string[];
}

/** The line of content that no version has had. */
export function nextEntry(log: readonly PackagedVersion[], made: Made, note?: string): PackagedVersion {
  const before = log.at(-1);
  return {
    version: Math.max(0, ...log.map(({ version }) => version)) + 1,
    content: made.content,
    pages: [...made.pages],
    ...(before && { differs: difference(before, made) }),
    ...(note !== undefined && note !== '' && { note }),
  };
}

function difference(before: PackagedVersion, { pages, labels }: Made): string {
  const since = `v${before.version}`;
  if (pages.length !== before.pages.length) {
    return `a proof of ${pages.length} pages, ${since} had ${before.pages.length}`;
  }
  const changed = labels.filter((_, index) => pages[index] !== before.pages[index]);
  if (changed.length === 0) return `no page looks other than in ${since}; the files or papers differ`;
  if (changed.length === labels.length) return `every page looks other than in ${since}`;
  return `other than in ${since}: ${changed.join(', ')}`;
}

/** For people: one line a version, and what a person said of it under it. */
export function logText(stem: string, log: readonly PackagedVersion[]): string {
  const lines = log.flatMap(({ version, content, pages, differs, note }) => [
    `v${version}  ${content.slice(0, 12)}  proof of ${pages.length} pages  ${differs ?? 'the first'}`,
    ...(note === undefined ? [] : [`    ${note}`]),
  ]);
  const head = `Versions of the print package ${stem}. Print the last; the others are out of date.`;
  return `${head}\n\n${lines.join('\n')}\n`;
}
