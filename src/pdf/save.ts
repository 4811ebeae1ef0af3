/** Writes a PDF so that the same objects always give the same bytes: no clock, no chance, an identifier from the content. */

import { PDFRef } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { canonicalObjects, type WrittenObject } from './canonical.js';
import type { Pdf } from './document.js';

export interface SaveOptions {
  readonly version: '1.6' | '1.7';
  /** Packs small objects together (ISO 32000-1, 7.5.7): a tagged document shrinks to a fraction. */
  readonly objectStreams: boolean;
}

/** Stands where the identifier will, so that the identifier can be the hash of everything else. */
const BLANK_ID = '0'.repeat(32);
const OBJECTS_PER_STREAM = 200;

export async function savePdf(pdf: Pdf, { version, objectStreams }: SaveOptions): Promise<Uint8Array> {
  const { Root, Info } = pdf.context.trailerInfo;
  const { objects, roots } = await canonicalObjects(
    pdf.context,
    [Root, Info].filter((ref) => ref instanceof PDFRef),
  );
  const [root, info] = roots;
  const file = begin(version);
  const trailer = `/Root ${root} ${info ? `/Info ${info} ` : ''}/ID [<${BLANK_ID}> <${BLANK_ID}>]`;
  if (objectStreams) writePacked(file, objects, trailer);
  else writePlain(file, objects, trailer);
  return identify(Buffer.concat(file.chunks));
}

/** A file in the making. */
interface Draft {
  readonly chunks: Uint8Array[];
  length: number;
}

function append(file: Draft, ...chunks: readonly Uint8Array[]): void {
  for (const chunk of chunks) {
    file.chunks.push(chunk);
    file.length += chunk.length;
  }
}

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');

function begin(version: string): Draft {
  const file: Draft = { chunks: [], length: 0 };
  // Four bytes above 127 tell transfer programs that the file is binary (ISO 32000-1, 7.5.2).
  append(file, bytes(`%PDF-${version}\n%\u00E2\u00E3\u00CF\u00D3\n`));
  return file;
}

/** Fills the blank identifier with the hash of the file. */
function identify(file: Buffer): Uint8Array {
  const id = createHash('sha256').update(file).digest('hex').slice(0, BLANK_ID.length).toUpperCase();
  file.write(`/ID [<${id}> <${id}>]`, file.lastIndexOf(`/ID [<${BLANK_ID}>`, undefined, 'latin1'), 'latin1');
  return new Uint8Array(file.buffer, file.byteOffset, file.length);
}

/** Writes `n 0 obj … endobj` and returns the byte it began at. */
function writeObject(file: Draft, number: number, { text, contents }: WrittenObject): number {
  const offset = file.length;
  if (contents) append(file, bytes(`${number} 0 obj\n${text}\nstream\n`), contents, bytes('\nendstream\nendobj\n'));
  else append(file, bytes(`${number} 0 obj\n${text}\nendobj\n`));
  return offset;
}

/** One object after the other and a classic cross-reference table (ISO 32000-1, 7.5.4). */
function writePlain(file: Draft, objects: readonly WrittenObject[], trailer: string): void {
  const offsets = objects.map((object, index) => writeObject(file, index + 1, object));
  const start = file.length;
  const size = objects.length + 1;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  append(file, bytes(`xref\n0 ${size}\n0000000000 65535 f \n${rows.join('')}`));
  append(file, bytes(`trailer\n<< /Size ${size} ${trailer} >>\nstartxref\n${start}\n%%EOF\n`));
}

/** What a cross-reference stream says of one object: kind, then offset and 0, or object stream and index. */
type Row = readonly [kind: 0 | 1 | 2, place: number, index: number];

/** Streams as they are, everything else in object streams, and a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8). */
function writePacked(file: Draft, objects: readonly WrittenObject[], trailer: string): void {
  const rows: Row[] = Array.from({ length: objects.length + 1 }, () => [0, 0, 0]);
  const small: number[] = [];
  objects.forEach((object, index) => {
    if (object.contents) rows[index + 1] = [1, writeObject(file, index + 1, object), 0];
    else small.push(index + 1);
  });
  for (let from = 0; from < small.length; from += OBJECTS_PER_STREAM) {
    const numbers = small.slice(from, from + OBJECTS_PER_STREAM);
    const container = rows.length;
    numbers.forEach((number, index) => (rows[number] = [2, container, index]));
    rows.push([1, writeObject(file, container, objectStream(objects, numbers)), 0]);
  }
  const start = file.length;
  rows.push([1, start, 0]);
  writeObject(file, rows.length - 1, crossReferenceStream(rows, trailer));
  append(file, bytes(`startxref\n${start}\n%%EOF\n`));
}

function objectStream(objects: readonly WrittenObject[], numbers: readonly number[]): WrittenObject {
  const texts = numbers.map((number) => objects[number - 1]?.text ?? 'null');
  let offset = 0;
  const index = texts.map((text, at) => {
    const pair = `${numbers[at]} ${offset} `;
    offset += text.length + 1;
    return pair;
  });
  const head = index.join('');
  const data = bytes(`${head}${texts.join('\n')}\n`);
  return deflated(`/Type /ObjStm /N ${numbers.length} /First ${head.length}`, data);
}

function crossReferenceStream(rows: readonly Row[], trailer: string): WrittenObject {
  const data = Buffer.alloc(rows.length * 7);
  rows.forEach(([kind, place, index], row) => {
    data.writeUInt8(kind, row * 7);
    data.writeUInt32BE(place, row * 7 + 1);
    data.writeUInt16BE(index, row * 7 + 5);
  });
  return deflated(`/Type /XRef /Size ${rows.length} /W [1 4 2] ${trailer}`, data);
}

function deflated(entries: string, data: Buffer): WrittenObject {
  const contents = deflateSync(data);
  return { text: `<< ${entries} /Filter /FlateDecode /Length ${contents.length} >>`, contents };
}
