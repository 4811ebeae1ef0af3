/** Parts a file into its front matter and its body, both where they were: line and column stay those of the whole file. */

import type { Report, TextFile } from './text-file.js';

export interface Parted {
  readonly yaml: string;
  /** Where `yaml` begins in the file. */
  readonly yamlOffset: number;
  /** The file with everything before the body turned to spaces, line for line. */
  readonly body: string;
  /** False when there is none, so that nobody asks for each of its keys. */
  readonly present: boolean;
}

/** `undefined` when the file is empty. */
export function partFrontMatter(source: TextFile, report: Report): Parted | undefined {
  const { file, text } = source;
  const fail = (rule: string, message: string, mend: string): void =>
    report({ severity: 'error', rule, message, mend, place: { file, line: 1, column: 1 } });
  if (text.trim() === '') {
    fail('empty-file', 'the file is empty', 'begin with the front matter: its keys between two lines of three dashes');
    return undefined;
  }
  const opening = /^\s*?---[ \t]*(?:\r\n|\n|\r|$)/.exec(text);
  if (!opening) {
    const mend = 'begin the file with its keys (title: …) between two lines of three dashes';
    fail('missing-front-matter', 'the file has no front matter', mend);
    return { yaml: '', yamlOffset: 0, body: text, present: false };
  }
  const start = opening[0].length;
  const rest = text.slice(start);
  const closing = /(?:^|\n|\r)---[ \t]*(?=\r|\n|$)/.exec(rest);
  if (closing)
    return part(text, start, { end: start + closing.index, bodyAt: start + closing.index + closing[0].length });
  fail('unclosed-front-matter', 'the front matter has no end', 'put a line of three dashes under its last key');
  const blank = /(?:\r\n|\n|\r)[ \t]*(?=\r|\n)/.exec(rest);
  const end = blank ? start + blank.index : text.length;
  return part(text, start, { end, bodyAt: end });
}

function part(text: string, start: number, { end, bodyAt }: { end: number; bodyAt: number }): Parted {
  const blanked = text.slice(0, bodyAt).replaceAll(/[^\r\n]/g, ' ');
  // The line's end before the closing dashes belongs to the YAML: block scalars are told apart by it.
  return { yaml: `${text.slice(start, end)}\n`, yamlOffset: start, body: blanked + text.slice(bodyAt), present: true };
}
