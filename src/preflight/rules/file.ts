/** The file as a whole (ISO 15930-7:2010, 6.1, 6.3 and 6.16 to 6.20). */

import { PDFDict, PDFRawStream } from '@cantoo/pdf-lib';
import type { PreflightRule, Verdict } from '../finding.js';
import { at, dictOf, itemsOf, nameAt, nameOf } from '../objects.js';

const AGAIN = 'Make the file again with Galley, or export it as PDF/X-4.';

export const FILE_RULES: readonly PreflightRule[] = [
  {
    id: 'pdf-version',
    severity: 'error',
    why: 'PDF/X-4 is PDF 1.6; what later versions added a press system may not know.',
    judge: ({ version }) =>
      Number(version) <= 1.6 && version !== ''
        ? []
        : [{ found: `PDF ${version}`, wanted: 'PDF 1.6 at most', mend: AGAIN }],
  },
  {
    id: 'file-id',
    severity: 'error',
    why: 'The identifier tells versions of a job apart.',
    judge: ({ hasId }) =>
      hasId ? [] : [{ found: 'no identifier in the trailer', wanted: 'an /ID of two strings', mend: AGAIN }],
  },
  {
    id: 'actions',
    severity: 'error',
    why: 'Scripts and actions have no place in a job for a press.',
    judge: ({ catalog, objects, pages }) => {
      const dicts = objects.flatMap((object) => dictOf(object) ?? []);
      const kinds = new Set(dicts.map((dict) => nameAt(dict, 'S') ?? ''));
      const found = [
        ...['AA', 'OpenAction'].filter((key) => at(catalog, key) !== undefined),
        ...(pages.some(({ dict }) => at(dict, 'AA') !== undefined) ? ['AA of a page'] : []),
        ...['JavaScript', 'Launch', 'SubmitForm', 'ImportData'].filter((kind) => kinds.has(kind)),
        ...(at(dictOf(at(catalog, 'Names')), 'JavaScript') === undefined ? [] : ['JavaScript']),
      ];
      return found.map((name) => ({ found: `/${name}`, wanted: 'no actions', mend: AGAIN }));
    },
  },
  {
    id: 'embedded-files',
    severity: 'error',
    why: 'Files inside the file are not printed, and hide what is.',
    judge: ({ catalog, objects }) => {
      const names = at(dictOf(at(catalog, 'Names')), 'EmbeddedFiles') !== undefined;
      const streams = objects.some((object) => nameAt(dictOf(object), 'Type') === 'EmbeddedFile');
      return names || streams ? [{ found: 'embedded files', wanted: 'none', mend: AGAIN }] : [];
    },
  },
  {
    id: 'forms',
    severity: 'error',
    why: 'Fields are drawn by each program in its own way.',
    judge: ({ catalog }) =>
      itemsOf(at(dictOf(at(catalog, 'AcroForm')), 'Fields')).length > 0 || at(dictOf(at(catalog, 'AcroForm')), 'XFA')
        ? [{ found: 'form fields', wanted: 'none', mend: AGAIN }]
        : [],
  },
  {
    id: 'filters',
    severity: 'error',
    why: 'PDF/X-4 leaves LZW out; encryption filters hide content.',
    judge: ({ objects }) => {
      const filters = objects.flatMap((object) => (object instanceof PDFRawStream ? filtersOf(object) : []));
      const bad = new Set(filters.filter((filter) => filter === 'LZWDecode' || filter === 'LZW' || filter === 'Crypt'));
      return [...bad].map((filter) => ({ found: `streams with ${filter}`, wanted: 'Flate or DCT', mend: AGAIN }));
    },
  },
  {
    id: 'optional-content',
    severity: 'warning',
    why: 'Layers may be printed or not, as each program decides.',
    judge: ({ catalog }) =>
      at(catalog, 'OCProperties') === undefined
        ? []
        : [{ found: 'layers (optional content)', wanted: 'none', mend: 'Flatten the layers before exporting.' }],
  },
  {
    id: 'foreign-objects',
    severity: 'error',
    why: 'PostScript, references to other files and proxies of pictures do not print as they are seen.',
    judge: ({ objects }) => {
      const found = new Set<string>();
      for (const object of objects) {
        const dict = dictOf(object);
        if (!(dict instanceof PDFDict) || nameAt(dict, 'Type') === 'StructElem') continue;
        if (nameAt(dict, 'Subtype') === 'PS') found.add('a PostScript object');
        if (object instanceof PDFRawStream)
          for (const key of ['OPI', 'Ref', 'Alternates']) if (at(dict, key) !== undefined) found.add(`/${key}`);
      }
      return [...found].map((what): Verdict => ({ found: what, wanted: 'none', mend: AGAIN }));
    },
  },
  {
    id: 'odd-operators',
    severity: 'error',
    why: 'What a program does not know in a page it leaves out, or stops at.',
    judge: ({ pages }) =>
      pages.flatMap(({ number, oddities }) =>
        oddities.map((name) => ({
          page: number,
          found: `the operator "${name.replaceAll(/[^!-~]/gu, '?')}"`,
          wanted: 'operators of PDF 1.6',
          mend: AGAIN,
        })),
      ),
  },
];

const filtersOf = ({ dict }: PDFRawStream): string[] => {
  const filter = at(dict, 'Filter');
  return [nameOf(filter), ...itemsOf(filter).map(nameOf)].filter((name) => name !== undefined);
};
