/** Objects of a PDF as the judge reads them: tolerant, for files come from anywhere. */

import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  decodePDFRawStream,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib';
import { inflateSync } from 'node:zlib';

/** Left, bottom, right, top in points. */
export type Box = readonly [left: number, bottom: number, right: number, top: number];

/** pdf-lib decodes the text of a name before it looks the name up; some are asked for at every letter. */
const names = new Map<string, PDFName>();

function nameFor(key: string): PDFName {
  let known = names.get(key);
  if (!known) names.set(key, (known = PDFName.of(key)));
  return known;
}

export const at = (dict: PDFDict | undefined, key: string): PDFObject | undefined => {
  try {
    return dict?.lookup(nameFor(key));
  } catch {
    return undefined;
  }
};

export const dictOf = (object: PDFObject | undefined): PDFDict | undefined =>
  object instanceof PDFDict ? object : object instanceof PDFRawStream ? object.dict : undefined;

export const dictAt = (dict: PDFDict | undefined, key: string): PDFDict | undefined => dictOf(at(dict, key));

export function nameAt(dict: PDFDict | undefined, key: string): string | undefined {
  return nameOf(at(dict, key));
}

export const nameOf = (object: PDFObject | undefined): string | undefined =>
  object instanceof PDFName ? object.decodeText() : undefined;

export function numberAt(dict: PDFDict | undefined, key: string): number | undefined {
  const value = at(dict, key);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

export function textAt(dict: PDFDict | undefined, key: string): string | undefined {
  const value = at(dict, key);
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
}

/** What an array holds, references followed; nothing for what is none. */
export function itemsOf(object: PDFObject | undefined): (PDFObject | undefined)[] {
  return object instanceof PDFArray ? object.asArray().map((_, index) => object.lookup(index)) : [];
}

export const numbersOf = (object: PDFObject | undefined): number[] =>
  itemsOf(object).flatMap((item) => (item instanceof PDFNumber ? [item.asNumber()] : []));

export function boxAt(dict: PDFDict | undefined, key: string): Box | undefined {
  const [a, b, c, d] = numbersOf(at(dict, key));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

export const entriesOf = (dict: PDFDict | undefined): (readonly [string, PDFObject | undefined])[] =>
  (dict?.keys() ?? []).map((key) => [key.decodeText(), at(dict, key.decodeText())] as const);

/** Bytes of a stream, filters undone; nothing where that cannot be done. */
export function bytesOf(stream: PDFRawStream): Uint8Array {
  const filter = nameAt(stream.dict, 'Filter');
  if (at(stream.dict, 'Filter') === undefined) return stream.contents;
  try {
    if (filter === 'FlateDecode' && at(stream.dict, 'DecodeParms') === undefined) return inflateSync(stream.contents);
    return decodePDFRawStream(stream).decode();
  } catch {
    return new Uint8Array();
  }
}

/** Forms, tiles and letters; pages’ own contents have no type, and neither have fonts and profiles. */
export function isContent({ dict }: PDFRawStream): boolean {
  const subtype = nameAt(dict, 'Subtype');
  if (subtype === 'Form' || at(dict, 'PatternType') !== undefined) return true;
  const isOther = ['N', 'Length1', 'FunctionType', 'ShadingType', 'Width', 'First', 'W'].some(
    (key) => at(dict, key) !== undefined,
  );
  return subtype === undefined && nameAt(dict, 'Type') === undefined && !isOther;
}

/** What nothing leads to, such as the leavings of earlier versions of the file, no program prints. */
export function reachable(context: PDFContext, roots: readonly (PDFObject | undefined)[]): PDFObject[] {
  const seen = new Set<PDFObject>();
  const waiting = [...roots];
  while (waiting.length > 0) {
    const next = waiting.pop();
    const object = next instanceof PDFRef ? context.lookup(next) : next;
    const held = object instanceof PDFArray ? object.asArray() : dictOf(object)?.values();
    if (!object || !held || seen.has(object)) continue;
    seen.add(object);
    for (const one of held) if (one instanceof PDFRef || isContainer(one)) waiting.push(one);
  }
  return [...seen];
}

const isContainer = (object: PDFObject): boolean => object instanceof PDFArray || dictOf(object) !== undefined;
