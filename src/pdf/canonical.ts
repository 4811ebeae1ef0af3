/**
 * The objects of a PDF in an order that follows from what they are. The browser numbers objects, names font subsets and
 * orders dictionaries by what its process happened to do before; the same pages must give the same bytes all the same.
 */

import { PDFArray, PDFDict, PDFInvalidObject, PDFName, PDFNull, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import { name, nameAt } from './document.js';

/** Object n of the file stands at index n - 1. What nothing refers to is gone. */
export interface CanonicalObjects {
  readonly objects: readonly WrittenObject[];
  /** The references that were asked for, renumbered. */
  readonly roots: readonly string[];
}

export interface WrittenObject {
  /** As it stands in the file, one character a byte; of a stream its dictionary. */
  readonly text: string;
  /** Of a stream. */
  readonly contents?: Uint8Array;
}

export async function canonicalObjects(context: PDFContext, roots: readonly PDFRef[]): Promise<CanonicalObjects> {
  const sorted: Sorted = new Map();
  const order = reachable(context, roots, sorted);
  const objects = order.map((ref) => context.lookup(ref) ?? PDFNull);
  // Other threads deflate while this one writes.
  const packing = packAll(objects.filter((object) => object instanceof PDFStream));
  const numbers = new Map(order.map((ref, index) => [ref, `${index + 1} 0 R`]));
  const ref = (old: PDFRef): string => numbers.get(old) ?? 'null';
  const rename: Rename = { sorted, ref, name: subsetNames() };
  const texts = objects.map((object) =>
    object instanceof PDFStream ? linesOf(object.dict, rename) : written(object, rename),
  );
  const filled = await packing;
  return {
    objects: texts.map((text, index) =>
      typeof text === 'string' ? { text } : whole(text, filled.get(objects[index])),
    ),
    roots: roots.map(ref),
  };
}

type Entry = readonly [PDFName, PDFObject];
/** The entries of every dictionary, by key. */
type Sorted = Map<PDFDict, readonly Entry[]>;

/** Depth first from the roots, dictionaries by key. A stack, because outlines are long chains of `Next`. */
function reachable(context: PDFContext, roots: readonly PDFRef[], sorted: Sorted): PDFRef[] {
  const seen = new Set<PDFRef>();
  const waiting = roots.toReversed();
  for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
    const object = seen.has(ref) ? undefined : context.lookup(ref);
    if (!object) continue;
    seen.add(ref);
    const found: PDFRef[] = [];
    findRefs(object, found, sorted);
    for (const next of found.toReversed()) waiting.push(next);
  }
  return [...seen];
}

function findRefs(object: PDFObject, found: PDFRef[], sorted: Sorted): void {
  if (object instanceof PDFRef) found.push(object);
  else if (object instanceof PDFArray) for (const item of object.asArray()) findRefs(item, found, sorted);
  else if (object instanceof PDFStream) findRefs(object.dict, found, sorted);
  else if (object instanceof PDFDict) {
    const entries = object.entries().toSorted(([a], [b]) => (a.asString() < b.asString() ? -1 : 1));
    sorted.set(object, entries);
    for (const [, value] of entries) findRefs(value, found, sorted);
  }
}

interface Packed {
  readonly contents: Uint8Array;
  /** It was bare before. */
  readonly isDeflated: boolean;
}

const deflated = promisify<Uint8Array, Buffer>(deflate);

/** So many at a time: each takes a quarter of a megabyte while it is under way. */
const LANES = 64;

async function packAll(streams: readonly PDFStream[]): Promise<ReadonlyMap<PDFObject | undefined, Packed>> {
  const done = new Map<PDFObject | undefined, Packed>();
  const queue = streams.values();
  const lane = async (): Promise<void> => {
    for (const stream of queue) done.set(stream, await packed(stream));
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return done;
}

// Bare streams are deflated, all but the XMP packet, which tools look for in the bare bytes.
async function packed(stream: PDFStream): Promise<Packed> {
  const isDeflated = !stream.dict.has(name('Filter')) && nameAt(stream.dict, 'Type') !== 'Metadata';
  const contents = stream.getContents();
  return { contents: isDeflated ? await deflated(contents) : contents, isDeflated };
}

interface Rename {
  readonly sorted: Sorted;
  readonly ref: (ref: PDFRef) => string;
  readonly name: (name: PDFName) => string;
}

function written(object: PDFObject, rename: Rename): string {
  if (object instanceof PDFRef) return rename.ref(object);
  if (object instanceof PDFName) return rename.name(object);
  if (object instanceof PDFArray) {
    return `[ ${object
      .asArray()
      .map((item) => `${written(item, rename)} `)
      .join('')}]`;
  }
  if (object instanceof PDFDict) return dictionary(linesOf(object, rename));
  return object instanceof PDFInvalidObject ? bytesOf(object) : object.toString();
}

/** What stands under each key. */
type Lines = ReadonlyMap<string, string>;

const linesOf = (dict: PDFDict, rename: Rename): Lines =>
  new Map(rename.sorted.get(dict)?.map(([key, value]) => [key.asString(), written(value, rename)]));

const dictionary = (lines: Lines): string =>
  `<<\n${Array.from(lines, ([key, value]) => `${key} ${value}\n`).join('')}>>`;

function bytesOf(object: PDFInvalidObject): string {
  const bytes = Buffer.alloc(object.sizeInBytes());
  object.copyBytesInto(bytes, 0);
  return bytes.toString('latin1');
}

function whole(dict: Lines, stream: Packed | undefined): WrittenObject {
  if (!stream) return { text: dictionary(dict) };
  const { contents, isDeflated } = stream;
  const lines = new Map(dict);
  if (isDeflated) {
    lines.delete('/DecodeParms');
    lines.set('/Filter', '/FlateDecode');
  }
  lines.set('/Length', String(contents.length));
  return { text: dictionary(lines), contents };
}

/** `AAAAAA+Name`, `BAAAAA+Name`, … again, but in the order in which the fonts are met. */
function subsetNames(): Rename['name'] {
  const fresh = new Map<string, string>();
  return (old) => {
    const text = old.asString();
    if (!/^\/[A-Z]{6}\+/.test(text)) return text;
    const known = fresh.get(text) ?? `/${subsetTag(fresh.size)}${text.slice(7)}`;
    fresh.set(text, known);
    return known;
  };
}

function subsetTag(index: number): string {
  const letters = Array.from({ length: 6 }, (_, place) => Math.floor(index / 26 ** place) % 26);
  return String.fromCodePoint(...letters.map((letter) => 65 + letter));
}
