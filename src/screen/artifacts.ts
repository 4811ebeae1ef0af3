/**
 * Marks what is painted outside the structure as artifact: folios, running heads, rules, backgrounds (PDF/UA-1, 7.1).
 * The browser tags what it knows and leaves the rest bare.
 */

import { PDFRawStream } from '@cantoo/pdf-lib';
import type { PDFDict, PDFObject } from '@cantoo/pdf-lib';
import {
  decodeStream,
  dictAt,
  flateStream,
  latin1,
  name,
  nameAt,
  operatorsOf,
  pageContent,
  setPageContent,
} from '../pdf/index.js';
import type { Operator, Pdf } from '../pdf/index.js';

/** What is known of the forms met so far. */
interface Survey {
  readonly pdf: Pdf;
  /** Forms that hold tagged content, themselves or in a form of theirs. */
  readonly tagged: Map<PDFObject, boolean>;
  readonly marked: Set<PDFObject>;
}

export function markArtifacts(pdf: Pdf): void {
  const survey: Survey = { pdf, tagged: new Map(), marked: new Set() };
  for (const page of pdf.pages) {
    const content = markContent(pageContent(page), page.resources, survey);
    if (content !== undefined) setPageContent(page, content);
  }
}

/** The content with its bare parts wrapped; undefined when there are none. Forms with tags in them are marked in place. */
function markContent(source: string, resources: PDFDict | undefined, survey: Survey): string | undefined {
  const xObjects = resources && dictAt(resources, 'XObject');
  const formOf = (operand = ''): PDFRawStream | undefined => {
    const form = xObjects?.lookup(name(operand.slice(1)));
    return form instanceof PDFRawStream && isTagged(form, survey) ? form : undefined;
  };
  const runs = bareRuns(source, (operand) => {
    const form = formOf(operand);
    if (form) markForm(form, survey);
    return form !== undefined;
  });
  return runs.length > 0 ? wrap(source, runs) : undefined;
}

function markForm(form: PDFRawStream, survey: Survey): void {
  if (survey.marked.has(form)) return;
  survey.marked.add(form);
  const content = markContent(latin1(decodeStream(form)), dictAt(form.dict, 'Resources'), survey);
  if (content !== undefined) form.updateContents(flateStream(form.dict, Buffer.from(content, 'latin1')).contents);
}

function isTagged(form: PDFRawStream, survey: Survey): boolean {
  if (nameAt(form.dict, 'Subtype') !== 'Form') return false;
  const known = survey.tagged.get(form);
  if (known !== undefined) return known;
  survey.tagged.set(form, false);
  const resources = dictAt(form.dict, 'Resources');
  const xObjects = resources && dictAt(resources, 'XObject');
  const inner = (xObjects?.keys() ?? []).map((key) => xObjects?.lookup(key));
  const tagged =
    /\/MCID\b/.test(latin1(decodeStream(form))) ||
    inner.some((object) => object instanceof PDFRawStream && isTagged(object, survey));
  survey.tagged.set(form, tagged);
  return tagged;
}

type Run = readonly [start: number, end: number];

const PATH_BEGINS = new Set(['m', 're']);
const PATH_PAINTED = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*']);

/** The text objects, paths, shadings and images that stand in no marked content. */
function bareRuns(source: string, holdsTags: (operand: string | undefined) => boolean): Run[] {
  const runs: Run[] = [];
  let depth = 0;
  let from: number | undefined;
  let text: { readonly from: number; readonly bare: boolean } | undefined;
  const finish = ({ end }: Operator): void => {
    if (from !== undefined) runs.push([from, end]);
    from = undefined;
  };
  for (const operator of operatorsOf(source)) {
    const { name: verb, operands, start, end } = operator;
    if (verb === 'BDC' || verb === 'BMC') {
      depth += 1;
      // Text that is tagged in part stays as it is.
      if (text && operands.includes('/MCID')) text = { ...text, bare: false };
    } else if (verb === 'EMC') depth -= 1;
    else if (verb === 'BT') text = { from: start, bare: depth === 0 };
    else if (verb === 'ET') {
      if (text?.bare && depth === 0) runs.push([text.from, end]);
      text = undefined;
    } else if (depth > 0 || text) continue;
    else if (PATH_BEGINS.has(verb)) from ??= start;
    else if (PATH_PAINTED.has(verb)) finish(operator);
    else if (verb === 'n') from = undefined;
    else if (verb === 'sh' || verb === 'BI' || (verb === 'Do' && !holdsTags(operands[0]))) runs.push([start, end]);
  }
  return runs;
}

function wrap(source: string, runs: readonly Run[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of runs) {
    parts.push(source.slice(at, start), '/Artifact BMC\n', source.slice(start, end), '\nEMC');
    at = end;
  }
  parts.push(source.slice(at));
  return parts.join('');
}
