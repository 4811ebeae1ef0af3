/** `build.json`: what a build made, with which engine, and where every article stands. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Diagnostic } from '../diagnostic.js';
import type { Extent } from '../pages.js';

export interface BuildFacts {
  readonly issue: string;
  readonly title: string;
  /** Version of Galley. */
  readonly galley: string;
  readonly engine?: { readonly name: string; readonly version: string };
  /** Pages of the print edition, and what stands on which of them. */
  readonly pages: number;
  readonly extents: readonly Extent[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The record as JSON text. Files are named relative to the output folder, in order of their names. */
export function buildRecord(files: ReadonlyMap<string, Uint8Array>, facts: BuildFacts): string {
  const { issue, title, galley, engine, pages, extents, diagnostics } = facts;
  const listed = [...files].map(([path, bytes]) => ({
    path,
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }));
  const record = {
    issue,
    title,
    galley,
    ...(engine && { engine }),
    ...(pages > 0 && { pages, parts: extents }),
    files: listed.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics,
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** Of this Galley: `0.1.0`. */
export async function galleyVersion(): Promise<string> {
  const text = await readFile(new URL('../../package.json', import.meta.url), 'utf8');
  return /"version":\s*"([^"]+)"/u.exec(text)?.[1] ?? '';
}
