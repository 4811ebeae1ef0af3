/** Files an editor wrote, as text with places. Whatever is wrong with the bytes becomes a finding, never an exception. */

import { isUtf8 } from 'node:buffer';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic, Place } from '../diagnostic.js';

export type Report = (diagnostic: Diagnostic) => void;

export interface TextFile {
  /** Path relative to the journal's root. */
  readonly file: string;
  /** Without byte-order mark; line ends as typed. */
  readonly text: string;
  /** The place of an offset into `text`. */
  readonly at: (offset: number) => Place;
}

/** Far more than any article; a file beyond it is something else, and would only be slow to say so. */
const MOST_BYTES = 1_000_000;

export function textFile(file: string, text: string): TextFile {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return {
    file,
    text,
    at: (offset) => {
      const line = lastNotAfter(starts, offset);
      return { file, line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
    },
  };
}

function lastNotAfter(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The text of a file; nothing, and a finding, when it is no text. */
export async function loadText(root: string, file: string, report: Report): Promise<TextFile | undefined> {
  const bytes = await loadBytes(join(root, file), { file, report });
  if (bytes === undefined) return undefined;
  const encoding = foreignEncoding(bytes);
  if (encoding !== undefined) {
    const mend = 'save it as plain text in UTF-8';
    report({ severity: 'error', rule: 'invalid-encoding', message: `the file is ${encoding}`, mend, place: { file } });
    return undefined;
  }
  const source = textFile(file, new TextDecoder().decode(bytes));
  if (!isUtf8(bytes)) {
    report({
      severity: 'error',
      rule: 'invalid-encoding',
      message: 'the letters from here on are not UTF-8',
      mend: 'save the file in UTF-8 and look at the letters beyond A to Z',
      place: source.at(Math.max(0, source.text.indexOf('\uFFFD'))),
    });
  }
  return source;
}

interface Loading {
  readonly file: string;
  readonly report: Report;
}

async function loadBytes(path: string, { file, report }: Loading): Promise<Uint8Array | undefined> {
  const fail = (rule: string, message: string, mend: string): undefined => {
    report({ severity: 'error', rule, message, mend, place: { file } });
    return undefined;
  };
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) {
      const megabytes = (size / 1_000_000).toFixed(1);
      return fail(
        'file-too-large',
        `the file has ${megabytes} MB of text`,
        'keep it below 1 MB; pictures stand in files',
      );
    }
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') return fail('missing-file', `there is no ${file}`, 'write it, or bring it back');
    if (code === 'EISDIR') return fail('unreadable-file', 'this is a folder, not a file', 'rename the folder');
    return fail('unreadable-file', 'the file cannot be read', 'see to its permissions');
  }
}

function foreignEncoding(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'UTF-16';
  return bytes.includes(0) ? 'no text but binary data' : undefined;
}
