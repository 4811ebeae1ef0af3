/**
 * The objects of a PDF in an order that follows from what they are. The browser numbers objects, names font subsets and
 * orders dictionaries by what its process happened to do before; the same pages must give the same bytes all the same.
 */

import { PDFArray, PDFDict, PDFName, PDFNull, PDFRawStream, PDFRef, PDFStream } from '@cantoo/pdf-lib';
import type { PDFContext, PDFObject } from '@cantoo/pdf-lib';
import { flateStream, name, nameAt } from './document.js';

/** Object n of the file stands at index n - 1. What nothing refers to is gone. */
export interface CanonicalObjects {
  readonly objects: readonly PDFObject[];
  /** The references that were asked for, renumbered. */
  readonly roots: readonly PDFRef[];
}

export function canonicalObjects(context: PDFContext, roots: readonly PDFRef[]): CanonicalObjects {
  const order = reachable(context, roots);
  const numbers = new Map(order.map((ref, index) => [ref, PDFRef.of(index + 1)]));
  const rename: Rename = { context, ref: (ref) => numbers.get(ref) ?? PDFNull, name: subsetNames() };
  const objects = order.map((ref) => copy(context.lookup(ref) ?? PDFNull, rename));
  return { objects, roots: roots.map((ref) => numbers.get(ref) ?? ref) };
}

/** Depth first from the roots, dictionaries by key. A stack, because outlines are long chains of `Next`. */
function reachable(context: PDFContext, roots: readonly PDFRef[]): PDFRef[] {
  const seen = new Set<PDFRef>();
  const waiting = roots.toReversed();
  for (let ref = waiting.pop(); ref; ref = waiting.pop()) {
    const object = context.lookup(ref);
    if (seen.has(ref) || !object) continue;
    seen.add(ref);
    waiting.push(...refsOf(object).toReversed());
  }
  return [...seen];
}

function refsOf(object: PDFObject): PDFRef[] {
  if (object instanceof PDFRef) return [object];
  if (object instanceof PDFArray) return object.asArray().flatMap(refsOf);
  if (object instanceof PDFStream) return refsOf(object.dict);
  if (object instanceof PDFDict) return sortedEntries(object).flatMap(([, value]) => refsOf(value));
  return [];
}

interface Rename {
  readonly context: PDFContext;
  readonly ref: (ref: PDFRef) => PDFObject;
  readonly name: (name: PDFName) => PDFName;
}

function copy(object: PDFObject, rename: Rename): PDFObject {
  if (object instanceof PDFRef) return rename.ref(object);
  if (object instanceof PDFName) return rename.name(object);
  if (object instanceof PDFArray) return copyArray(object, rename);
  if (object instanceof PDFStream) return copyStream(object, rename);
  return object instanceof PDFDict ? copyDict(object, rename) : object;
}

function copyArray(array: PDFArray, rename: Rename): PDFArray {
  const items = array.asArray().map((item) => copy(item, rename));
  const fresh = PDFArray.withContext(rename.context);
  for (const item of items) fresh.push(item);
  return fresh;
}

// Bare streams are deflated, all but the XMP packet, which tools look for in the bare bytes.
function copyStream(stream: PDFStream, rename: Rename): PDFRawStream {
  const isBare = !stream.dict.has(name('Filter')) && nameAt(stream.dict, 'Type') !== 'Metadata';
  const dict = copyDict(stream.dict, rename);
  return isBare ? flateStream(dict, stream.getContents()) : PDFRawStream.of(dict, stream.getContents());
}

function copyDict(dict: PDFDict, rename: Rename): PDFDict {
  const entries = sortedEntries(dict).map(([key, value]): [PDFName, PDFObject] => [key, copy(value, rename)]);
  return PDFDict.fromMapWithContext(new Map(entries), dict.context);
}

const sortedEntries = (dict: PDFDict): [PDFName, PDFObject][] =>
  dict.entries().toSorted(([a], [b]) => (a.asString() < b.asString() ? -1 : 1));

/** `AAAAAA+Name`, `BAAAAA+Name`, … again, but in the order in which the fonts are met. */
function subsetNames(): Rename['name'] {
  const fresh = new Map<string, PDFName>();
  return (old) => {
    const text = old.decodeText();
    if (!/^[A-Z]{6}\+/.test(text)) return old;
    const known = fresh.get(text) ?? PDFName.of(subsetTag(fresh.size) + text.slice(6));
    fresh.set(text, known);
    return known;
  };
}

function subsetTag(index: number): string {
  const letters = Array.from({ length: 6 }, (_, place) => Math.floor(index / 26 ** place) % 26);
  return String.fromCodePoint(...letters.map((letter) => 65 + letter));
}
