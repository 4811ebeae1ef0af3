/** What a file for everyone says of itself (ISO 14289-1, 5, 6.2, 7.1, 7.2 and 7.9 to 7.20). */

import type { PDFDict } from '@cantoo/pdf-lib';
import { xmpValue } from '../document.js';
import { at, dictAt, dictOf, itemsOf, textAt } from '../objects.js';
import { markInfo } from '../tagged/document.js';
import { MAKE_AGAIN, type AccessRule, type AccessVerdict } from '../tagged/rule.js';
import { STANDARD } from '../tagged/tree.js';

const missing = (found: string, wanted: string): AccessVerdict => ({ found, wanted, mend: MAKE_AGAIN });

/** BCP 47 in its shape, with no look at the registry. */
const LANGUAGE = /^(?:[a-z]{2,8}(?:-[\da-z]{1,8})*|x(?:-[\da-z]{1,8})+)$/iu;

export const UA_DOCUMENT_RULES: readonly AccessRule[] = [
  {
    id: 'ua-tagged',
    severity: 'error',
    why: 'Without a structure nobody can have the pages read to them in order.',
    matterhorn: ['01-007'],
    judge: (pdf) => [
      ...(pdf.tree && pdf.tree.elements.length > 0 ? [] : [missing('no structure', 'a tagged file')]),
      ...(markInfo(pdf, 'Marked') === 'true' ? [] : [missing('a file not marked as tagged', '/Marked true')]),
      ...(markInfo(pdf, 'Suspects') === 'true' ? [missing('/Suspects true', 'tags nobody doubts')] : []),
    ],
  },
  {
    id: 'ua-identifier',
    severity: 'error',
    why: 'By this a reading program knows that it may rely on the tags.',
    matterhorn: ['06-001', '06-002'],
    judge: (pdf) =>
      pdf.xmp === undefined
        ? [missing('no XMP packet', 'one')]
        : xmpValue(pdf, 'pdfuaid:part') === '1'
          ? []
          : [missing('no claim of PDF/UA-1 in the XMP packet', 'pdfuaid:part 1')],
  },
  {
    id: 'ua-title',
    severity: 'error',
    why: 'The title is the first thing that is read aloud; a file name tells nobody anything.',
    matterhorn: ['06-003', '07-001', '07-002'],
    judge: (pdf) => [
      ...(pdf.xmp === undefined || (xmpValue(pdf, 'dc:title') ?? '') !== ''
        ? []
        : [missing('no dc:title in the XMP packet', 'one')]),
      ...(at(dictAt(pdf.catalog, 'ViewerPreferences'), 'DisplayDocTitle')?.toString() === 'true'
        ? []
        : [missing('a window named by the file', '/DisplayDocTitle true')]),
    ],
  },
  {
    id: 'ua-language',
    severity: 'error',
    why: 'A voice that takes Uyghur for English cannot be understood.',
    matterhorn: ['11-001', '11-002', '11-003', '11-004', '11-006'],
    judge: ({ catalog, tree, pages }) => {
      const said = textAt(catalog, 'Lang');
      const tags = [
        ...(said === undefined ? [] : [said]),
        ...(tree?.elements ?? []).flatMap(({ dict }) => textAt(dict, 'Lang') ?? []),
        ...pages
          .flatMap(({ sheets }) => sheets.flatMap(({ passages }) => [...passages.values()]))
          .flatMap(({ lang }) => lang ?? []),
      ];
      return [
        ...(said === undefined || said === '' ? [missing('no language of the document', '/Lang')] : []),
        ...[...new Set(tags)]
          .filter((tag) => tag !== '' && !LANGUAGE.test(tag))
          .map((tag) => missing(`"${tag}" as a language`, 'a tag like "ug" or "zh-Hans"')),
      ];
    },
  },
  {
    id: 'ua-roles',
    severity: 'error',
    why: 'A tag no reading program knows is passed over, with all that stands in it.',
    matterhorn: ['02-001', '02-003', '02-004'],
    judge: ({ tree }) => [
      ...[...new Set((tree?.elements ?? []).filter(({ role }) => !STANDARD.has(role)).map(({ type }) => type))].map(
        (type) => missing(`<${type}>, which stands for nothing`, 'a role map to a standard type'),
      ),
      ...[...(tree?.roleMap.keys() ?? [])]
        .filter((type) => STANDARD.has(type))
        .map((type) => missing(`<${type}> as a name for something else`, 'standard types as they are')),
    ],
  },
  {
    id: 'ua-locked',
    severity: 'error',
    why: 'A file that keeps programs out keeps reading programs out too.',
    matterhorn: ['26-001', '26-002'],
    judge: ({ isEncrypted }) => (isEncrypted ? [missing('an encrypted file', 'one that is open to all')] : []),
  },
  {
    id: 'ua-layers',
    severity: 'error',
    why: 'Layers without a name cannot be chosen by who does not see them.',
    matterhorn: ['20-001', '20-002', '20-003'],
    judge: ({ catalog }) => {
      const layers = dictAt(catalog, 'OCProperties');
      const configurations = [dictAt(layers, 'D'), ...itemsOf(at(layers, 'Configs')).map(dictOf)];
      return configurations.filter((one) => one !== undefined).flatMap(layerFaults);
    },
  },
  {
    id: 'ua-forms',
    severity: 'error',
    why: 'Fields and files inside the file need words of their own, and a journal has none.',
    matterhorn: ['21-001', '25-001', '28-005', '28-010'],
    judge: ({ catalog }) => [
      ...(itemsOf(at(dictAt(catalog, 'AcroForm'), 'Fields')).length > 0 || at(dictAt(catalog, 'AcroForm'), 'XFA')
        ? [missing('fields to fill in', 'none')]
        : []),
      ...(at(dictAt(catalog, 'Names'), 'EmbeddedFiles') === undefined ? [] : [missing('embedded files', 'none')]),
    ],
  },
];

const layerFaults = (configuration: PDFDict): AccessVerdict[] => [
  ...(textAt(configuration, 'Name') ? [] : [missing('layers without a name', '/Name')]),
  ...(at(configuration, 'AS') === undefined ? [] : [missing('layers that turn themselves on', 'no /AS')]),
];
