/** What the file says of itself, twice, and for which paper it is made (ISO 15930-7:2010, 6.2 and 6.5). */

import { PDFRawStream } from '@cantoo/pdf-lib';
import { infoText, xmpValue, type JudgedPdf } from '../document.js';
import type { PreflightRule, Verdict } from '../finding.js';
import { at, bytesOf, dictOf, itemsOf, nameAt, numberAt, textAt } from '../objects.js';

const AGAIN = 'Make the file again with Galley, or export it as PDF/X-4.';

const missing = (what: string, wanted: string): Verdict => ({ found: `no ${what}`, wanted, mend: AGAIN });

export const METADATA_RULES: readonly PreflightRule[] = [
  {
    id: 'pdfx-version',
    severity: 'error',
    why: 'By this a press system knows what it may rely on.',
    judge: (pdf) => {
      const claimed = xmpValue(pdf, 'pdfxid:GTS_PDFXVersion');
      const info = infoText(pdf, 'GTS_PDFXVersion');
      if (pdf.xmp === undefined) return [];
      if (claimed !== 'PDF/X-4')
        return [missing('claim of PDF/X-4 in the XMP packet', 'pdfxid:GTS_PDFXVersion "PDF/X-4"')];
      return info === undefined || info === claimed
        ? []
        : [{ found: `"${info}" in Info, "${claimed}" in XMP`, wanted: 'the same in both', mend: AGAIN }];
    },
  },
  {
    id: 'xmp-packet',
    severity: 'error',
    why: 'Printers’ tools look for the packet in the bare bytes of the file.',
    judge: ({ xmp, xmpIsPlain }) =>
      xmp === undefined
        ? [missing('XMP packet', 'one, unfiltered')]
        : xmpIsPlain
          ? []
          : [{ found: 'a compressed XMP packet', wanted: 'an unfiltered one', mend: AGAIN }],
  },
  {
    id: 'document-ids',
    severity: 'error',
    why: 'Versions of a job are told apart by them.',
    judge: (pdf) =>
      withPacket(pdf, ['xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass'])
        .filter((property) => (xmpValue(pdf, property) ?? '') === '')
        .map((property) => missing(property, 'one in the XMP packet')),
  },
  {
    id: 'title',
    severity: 'error',
    why: 'A job without a title is a job nobody finds.',
    judge: (pdf) => agree(pdf, { key: 'Title', property: 'dc:title', infoValue: infoText(pdf, 'Title') }),
  },
  {
    id: 'dates',
    severity: 'error',
    why: 'The dates in Info and in XMP must be one and the same.',
    judge: (pdf) => [
      ...[
        ['CreationDate', 'xmp:CreateDate'],
        ['ModDate', 'xmp:ModifyDate'],
      ].flatMap(([key = '', property = '']) =>
        agree(pdf, { key, property, infoValue: isoOf(infoText(pdf, key)), same: sameMoment }),
      ),
      ...withPacket(pdf, ['xmp:MetadataDate'])
        .filter((property) => Number.isNaN(Date.parse(xmpValue(pdf, property) ?? '')))
        .map((property) => missing(`date ${property} in XMP`, 'one')),
    ],
  },
  {
    id: 'trapped',
    severity: 'error',
    why: 'The printer must know whether colours already overlap at their edges.',
    judge: (pdf) => {
      const value = nameAt(pdf.info, 'Trapped');
      if (value !== 'True' && value !== 'False') return [missing('word on trapping', '/Trapped /True or /False')];
      const said = xmpValue(pdf, 'pdf:Trapped');
      return pdf.xmp === undefined || said === value
        ? []
        : [{ found: `${value} in Info, ${said ?? 'nothing'} in XMP`, wanted: 'the same', mend: AGAIN }];
    },
  },
  {
    id: 'output-intent',
    severity: 'error',
    why: 'Without it nobody knows for which paper and inks the file is made.',
    judge: (pdf, profile) => {
      const intents = itemsOf(at(pdf.catalog, 'OutputIntents'))
        .map(dictOf)
        .filter((intent) => nameAt(intent, 'S') === 'GTS_PDFX');
      const [intent] = intents;
      if (intents.length !== 1 || !intent) {
        return [{ found: `${intents.length} output intents for PDF/X`, wanted: 'exactly one', mend: AGAIN }];
      }
      const identifier = textAt(intent, 'OutputConditionIdentifier');
      if (identifier === undefined) return [missing('OutputConditionIdentifier', `"${profile.condition.identifier}"`)];
      if (identifier !== profile.condition.identifier) {
        const mend = 'Build with the press profile of this printer, or judge the file by the profile it is made for.';
        return [{ found: `a file for "${identifier}"`, wanted: `"${profile.condition.identifier}"`, mend }];
      }
      const hasWords = textAt(intent, 'RegistryName') !== undefined || textAt(intent, 'Info') !== undefined;
      return hasWords ? [] : [missing('RegistryName or Info with the output condition', 'one of them')];
    },
  },
  {
    id: 'output-profile',
    severity: 'error',
    why: 'The profile says what every ink build looks like; a wrong one gives other colours.',
    judge: (pdf) =>
      itemsOf(at(pdf.catalog, 'OutputIntents')).flatMap((intent) =>
        nameAt(dictOf(intent), 'S') === 'GTS_PDFX' ? profileFaults(at(dictOf(intent), 'DestOutputProfile')) : [],
      ),
  },
];

/** What to look for in a packet; nothing when there is none, which has a rule of its own. */
const withPacket = ({ xmp }: JudgedPdf, properties: readonly string[]): readonly string[] =>
  xmp === undefined ? [] : properties;

interface Pair {
  readonly key: string;
  readonly property: string;
  readonly infoValue: string | undefined;
  readonly same?: (a: string, b: string) => boolean;
}

function agree(pdf: JudgedPdf, { key, property, infoValue, same = (a, b) => a === b }: Pair): Verdict[] {
  const xmp = xmpValue(pdf, property);
  if (infoValue === undefined || infoValue === '') return [missing(`${key} in Info`, 'one')];
  if (pdf.xmp === undefined) return [];
  if (xmp === undefined || xmp === '') return [missing(`${property} in XMP`, 'one')];
  return same(infoValue, xmp)
    ? []
    : [{ found: `"${infoValue}" in Info, "${xmp}" in XMP`, wanted: 'the same', mend: AGAIN }];
}

/** `D:20201201120000+01'00'` as ISO 8601. */
function isoOf(date: string | undefined): string | undefined {
  const form = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'?\d\d)?/u.exec(date ?? '');
  if (!form) return undefined;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] = form;
  const offset = zone === 'Z' ? 'Z' : zone.replace("'", '').replace(/(\d\d)(\d\d)$/u, '$1:$2');
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}

const sameMoment = (a: string, b: string): boolean => Date.parse(a) === Date.parse(b);

/** ICC.1:2010, 7.2. */
function profileFaults(stream: unknown): Verdict[] {
  if (!(stream instanceof PDFRawStream)) return [missing('embedded ICC profile', 'the profile of the paper')];
  const bytes = Buffer.from(bytesOf(stream));
  const word = (from: number): string => bytes.toString('latin1', from, from + 4);
  const facts = [
    [numberAt(stream.dict, 'N') === 4, `/N ${numberAt(stream.dict, 'N')}`, '/N 4'],
    [word(36) === 'acsp', 'no ICC profile', 'an ICC profile'],
    [word(12) === 'prtr', `a profile of class "${word(12)}"`, 'class "prtr"'],
    [word(16) === 'CMYK', `a profile for "${word(16)}"`, 'CMYK'],
    [(bytes[8] ?? 9) <= 4, `version ${bytes[8]}`, 'version 4 at most'],
    [bytes.includes('A2B0') && bytes.includes('B2A0'), 'a profile without tables', 'tables A2B0 and B2A0'],
  ] as const;
  return facts.filter(([holds]) => !holds).map(([, found, wanted]) => ({ found, wanted, mend: AGAIN }));
}
