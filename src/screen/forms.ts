/**
 * Tagged content that the browser drew in a form of its own (for `opacity`, `mix-blend-mode` and the like). The browser
 * refers to it as if it stood on the page itself, where no reader finds it; it must name the form
 * (ISO 32000-1, 14.7.4.2).
 */

import { PDFRawStream, PDFRef } from '@cantoo/pdf-lib';
import type { PDFDict } from '@cantoo/pdf-lib';
import { decodeStream, dictAt, latin1, nameAt, operatorsOf } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';

/** The forms that marks of a page stand in, by page and number; what stands on the page itself is not listed. */
export type Homes = ReadonlyMap<PDFRef, ReadonlyMap<number, PDFRef>>;

export function homesOf({ pages }: Pdf): Homes {
  const seen = new Set<PDFRef>();
  return new Map(
    pages.map((page) => [
      page.ref,
      new Map(
        Array.from(formsIn(page.resources, seen)).flatMap(({ ref, stream }) =>
          marksIn(latin1(decodeStream(stream))).map((mark) => [mark, ref] as const),
        ),
      ),
    ]),
  );
}

interface Form {
  readonly ref: PDFRef;
  readonly stream: PDFRawStream;
}

/** The forms of the resources and of their forms, each once. */
export function* formsIn(resources: PDFDict | undefined, seen: Set<PDFRef>): Generator<Form> {
  for (const [, ref] of (resources && dictAt(resources, 'XObject')?.entries()) ?? []) {
    if (!(ref instanceof PDFRef) || seen.has(ref)) continue;
    seen.add(ref);
    const stream = resources?.context.lookup(ref);
    if (!(stream instanceof PDFRawStream) || nameAt(stream.dict, 'Subtype') !== 'Form') continue;
    yield { ref, stream };
    yield* formsIn(dictAt(stream.dict, 'Resources'), seen);
  }
}

function marksIn(content: string): number[] {
  if (!content.includes('/MCID')) return [];
  const marks = [...operatorsOf(content)].flatMap(({ operands }) => {
    const at = operands.indexOf('/MCID');
    return at < 0 ? [] : [Number(operands[at + 1])];
  });
  return [...new Set(marks)];
}
