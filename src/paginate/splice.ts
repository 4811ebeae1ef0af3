/** Whole objects of the browser's PDF replaced, and its table of objects written anew. ISO 32000-1, 7.5.4. */

import { ToolError } from '../diagnostic.js';

/** How marks begin, and how long they are, so that one search finds all. */
export interface Marks {
  readonly begin: string;
  readonly length: number;
}

/** Each object that contains one of the marks gets the new content (from the dictionary to `endobj`). */
export function replaceObjects(
  pdf: Uint8Array,
  contents: ReadonlyMap<string, Uint8Array>,
  { begin, length: markLength }: Marks,
): Uint8Array {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  const table = readTable(bytes);
  const inOrder = table.entries.filter(({ used }) => used).toSorted((a, b) => a.offset - b.offset);
  const replaced = new Map<number, Uint8Array>();
  let owner = 0;
  // A picture that stands in the journal under two names stands in the PDF twice.
  for (let at = bytes.indexOf(begin); at >= 0; at = bytes.indexOf(begin, at + begin.length)) {
    while ((inOrder[owner + 1]?.offset ?? Infinity) < at) owner += 1;
    const content = contents.get(bytes.toString('latin1', at, at + markLength));
    const number = inOrder[owner]?.number;
    if (content && number !== undefined) replaced.set(number, content);
  }
  const pieces: Uint8Array[] = [bytes.subarray(0, inOrder[0]?.offset ?? 0)];
  const offsets = new Map<number, number>();
  let length = pieces[0]?.length ?? 0;
  for (const [index, { number, offset }] of inOrder.entries()) {
    const content = replaced.get(number);
    const whole = bytes.subarray(offset, inOrder[index + 1]?.offset ?? table.start);
    const piece = content ? Buffer.concat([Buffer.from(`${number} 0 obj\n`), content]) : whole;
    offsets.set(number, length);
    pieces.push(piece);
    length += piece.length;
  }
  return Buffer.concat([...pieces, Buffer.from(writeTable(table, offsets, length), 'latin1')]);
}

interface Entry {
  readonly number: number;
  readonly offset: number;
  readonly used: boolean;
}

interface Table {
  readonly entries: readonly Entry[];
  readonly trailer: string;
  /** Where the table begins. */
  readonly start: number;
}

/** One table of classic form is what Chromium writes. @throws ToolError for a file of another kind. */
function readTable(bytes: Buffer): Table {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/u.exec(bytes.toString('latin1', bytes.length - 64))?.[1]);
  const text = bytes.toString('latin1', start);
  const head = /^xref\s+0 (\d+)\s+/u.exec(text);
  const trailer = /trailer\s[^]*?(?=startxref)/u.exec(text)?.[0];
  if (!head || !trailer) {
    throw new ToolError(
      'the browser wrote a PDF of a form Galley does not know',
      'Use the browser that comes with Galley: unset GALLEY_BROWSER and --browser.',
    );
  }
  const entries = Array.from({ length: Number(head[1]) }, (_, number) => {
    const line = text.slice(head[0].length + number * 20, head[0].length + number * 20 + 20);
    return { number, offset: Number(line.slice(0, 10)), used: line[17] === 'n' };
  });
  return { entries, trailer, start };
}

function writeTable({ entries, trailer }: Table, offsets: ReadonlyMap<number, number>, start: number): string {
  const lines = entries.map(({ number, used }) =>
    used ? `${String(offsets.get(number)).padStart(10, '0')} 00000 n \n` : '0000000000 65535 f \n',
  );
  return `xref\n0 ${entries.length}\n${lines.join('')}${trailer}startxref\n${start}\n%%EOF\n`;
}
