/** `build.json`: what a build made, with which engine, and where every article stands. */

import { createHash } from 'node:crypto';
import type { Diagnostic } from '../diagnostic.js';

export interface BuildFacts {
  readonly issue: string;
  readonly title: string;
  /** Version of Galley. */
  readonly galley: string;
  readonly engine?: { readonly name: string; readonly version: string };
  /** Pages of the print edition; the part each belongs to, from page 1 on. */
  readonly pageParts: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The record as JSON text. Files are named relative to the output folder, in order of their names. */
export function buildRecord(files: ReadonlyMap<string, Uint8Array>, facts: BuildFacts): string {
  const { issue, title, galley, engine, pageParts, diagnostics } = facts;
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
    ...(pageParts.length > 0 && { pages: pageParts.length, parts: ranges(pageParts) }),
    files: listed.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    diagnostics,
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** First and last page of every part, in running order. */
function ranges(pageParts: readonly string[]): { id: string; first: number; last: number }[] {
  return [...new Set(pageParts)].map((id) => ({
    id,
    first: pageParts.indexOf(id) + 1,
    last: pageParts.lastIndexOf(id) + 1,
  }));
}
