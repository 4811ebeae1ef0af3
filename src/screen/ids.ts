/** Names of elements, numbered in reading order: the browser's count the nodes its tab ever had. */

import { PDFArray, PDFDict, PDFHexString, PDFString, type PDFObject } from '@cantoo/pdf-lib';
import { name } from '../pdf/index.js';
import { withAll, type Node } from './tree.js';

/** Notes get one each; cells that others name as their heads keep one, and the others follow. */
export function nameIds(top: Node): void {
  const nodes = [...withAll(top)];
  const fresh = new Map<string, PDFString>();
  let count = 0;
  for (const node of nodes) {
    if (node.id === undefined && node.type !== 'Note') continue;
    const id = `node${String((count += 1)).padStart(8, '0')}`;
    if (node.id !== undefined) fresh.set(node.id, PDFString.of(id));
    node.id = id;
  }
  for (const { attributes } of nodes) for (const dict of dictsOf(attributes)) renameHeaders(dict, fresh);
}

function dictsOf(value: PDFObject | undefined): PDFDict[] {
  const all = value instanceof PDFArray ? value.asArray().map((_, index) => value.lookup(index)) : [value];
  return all.filter((attributes) => attributes instanceof PDFDict);
}

function renameHeaders(attributes: PDFDict, fresh: ReadonlyMap<string, PDFString>): void {
  const headers = attributes.lookup(name('Headers'));
  if (!(headers instanceof PDFArray)) return;
  const renamed = headers.asArray().flatMap((id) => fresh.get(textOf(id) ?? '') ?? []);
  attributes.set(name('Headers'), attributes.context.obj(renamed));
}

const textOf = (value: PDFObject | undefined): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;
