/** Elements stand where they may (ISO 32000-1, 14.8.4; ISO 14289-1, 7.2 to 7.10). */

import { at, nameAt, numberAt, textAt } from '../objects.js';
import type { TaggedPdf } from '../tagged/document.js';
import { MAKE_AGAIN, type AccessRule, type AccessVerdict } from '../tagged/rule.js';
import { attributesOf, HEADINGS, pageOf, textIn, type Element } from '../tagged/tree.js';

const elementsOf = ({ tree }: TaggedPdf): readonly Element[] => tree?.elements ?? [];
const all = (pdf: TaggedPdf, role: string): Element[] => elementsOf(pdf).filter((element) => element.role === role);

const verdict = (
  pdf: TaggedPdf,
  element: Element,
  { found, wanted }: Pick<AccessVerdict, 'found' | 'wanted'>,
): AccessVerdict => {
  const page = pageOf(element, pdf);
  return { ...(page !== undefined && { page }), found, wanted, mend: MAKE_AGAIN };
};

/** What an element may stand in, and what may stand in it; nothing where ISO 32000-1 leaves it open. */
interface Place {
  readonly within?: readonly string[];
  readonly holds?: readonly string[];
}

const words = (text: string): string[] => text.split(' ');

const TABLES: Readonly<Record<string, Place>> = {
  Table: { holds: words('TR THead TBody TFoot Caption') },
  THead: { within: ['Table'], holds: ['TR'] },
  TBody: { within: ['Table'], holds: ['TR'] },
  TFoot: { within: ['Table'], holds: ['TR'] },
  TR: { within: words('Table THead TBody TFoot'), holds: words('TH TD') },
  TH: { within: ['TR'] },
  TD: { within: ['TR'] },
};
const LISTS: Readonly<Record<string, Place>> = {
  L: { holds: words('L LI Caption') },
  LI: { within: ['L'], holds: words('Lbl LBody') },
  LBody: { within: ['LI'] },
};
const CONTENTS: Readonly<Record<string, Place>> = {
  TOC: { holds: words('TOC TOCI Caption') },
  TOCI: { within: ['TOC'], holds: words('Lbl Reference NonStruct P TOC') },
};

const RUBY: Readonly<Record<string, Place>> = {
  Ruby: { holds: words('RB RT RP') },
  RB: { within: ['Ruby'] },
  RT: { within: ['Ruby'] },
  RP: { within: ['Ruby'] },
};

const placed = (places: Readonly<Record<string, Place>>) => (pdf: TaggedPdf) =>
  elementsOf(pdf).flatMap((element) => {
    const { within, holds } = places[element.role] ?? {};
    const above = standsIn(element)?.role ?? 'nothing';
    const strangers = holds ? kidsOf(element).filter((role) => !holds.includes(role)) : [];
    return [
      ...(within && !within.includes(above)
        ? [verdict(pdf, element, { found: `<${element.role}> in <${above}>`, wanted: `<${within.join('>, <')}>` })]
        : []),
      ...[...new Set(strangers)].map((role) =>
        verdict(pdf, element, { found: `<${role}> in <${element.role}>`, wanted: `<${holds?.join('>, <')}>` }),
      ),
    ];
  });

/** The element above; one that says nothing is looked through. */
const standsIn = ({ parent }: Element): Element | undefined =>
  parent && parent.role === 'NonStruct' ? standsIn(parent) : parent;

const isIn = ({ parent }: Element, role: string): boolean =>
  parent !== undefined && (parent.role === role || isIn(parent, role));

function kidsOf(element: Element): string[] {
  return element.kids.flatMap((kid) => {
    if (kid.kind === 'annotation') return [];
    if (kid.kind === 'passage') return ['bare text'];
    return kid.element.role === 'NonStruct' && element.role !== 'TOCI' ? kidsOf(kid.element) : [kid.element.role];
  });
}

export const UA_STRUCTURE_RULES: readonly AccessRule[] = [
  {
    id: 'ua-root',
    severity: 'error',
    why: 'One document has one beginning.',
    matterhorn: [],
    judge: (pdf) => {
      const top = elementsOf(pdf).filter(({ parent }) => !parent);
      return top.length === 1 && top[0]?.role === 'Document'
        ? []
        : [{ found: `${top.length} elements at the top`, wanted: 'one <Document>', mend: MAKE_AGAIN }];
    },
  },
  {
    id: 'ua-parents',
    severity: 'error',
    why: 'A program that goes up the tree comes to another place than one that goes down.',
    matterhorn: [],
    judge: (pdf) =>
      elementsOf(pdf)
        .filter(({ dict, parent }) => at(dict, 'P') !== (parent?.dict ?? pdf.tree?.root))
        .map((element) => verdict(pdf, element, { found: `<${element.role}> with another parent`, wanted: 'its own' })),
  },
  {
    id: 'ua-headings',
    severity: 'error',
    why: 'Who listens leaps from heading to heading; a level left out looks like a part left out.',
    matterhorn: ['14-002', '14-003', '14-006', '14-007'],
    judge: (pdf) => {
      const found: AccessVerdict[] = [];
      let last = 0;
      for (const element of elementsOf(pdf)) {
        const level = HEADINGS.indexOf(element.role) + 1;
        if (element.role === 'H') found.push(verdict(pdf, element, { found: '<H>', wanted: '<H1> to <H6>' }));
        if (level > last + 1) {
          const from = last === 0 ? 'the beginning' : `<H${last}>`;
          found.push(verdict(pdf, element, { found: `<H${level}> after ${from}`, wanted: `<H${last + 1}> at most` }));
        }
        if (level > 0) last = level;
      }
      return found;
    },
  },
  {
    id: 'ua-empty-headings',
    severity: 'error',
    why: 'A heading without words leads nowhere.',
    matterhorn: [],
    judge: (pdf) =>
      elementsOf(pdf)
        .filter(({ role }) => HEADINGS.includes(role))
        .filter((element) => textIn(element, pdf).trim() === '')
        .map((element) => verdict(pdf, element, { found: `<${element.role}> without words`, wanted: 'words' })),
  },
  {
    id: 'ua-tables',
    severity: 'error',
    why: 'Cells that are not in rows, and rows that are not in a table, are read as a heap of words.',
    matterhorn: ['09-004'],
    judge: placed(TABLES),
  },
  {
    id: 'ua-table-heads',
    severity: 'error',
    why: 'A cell is understood by what stands at the head of its column or row.',
    matterhorn: ['15-003'],
    judge: (pdf) =>
      all(pdf, 'TH')
        .filter((cell) => !['Row', 'Column', 'Both'].includes(scopeOf(cell) ?? ''))
        .map((cell) => verdict(pdf, cell, { found: '<TH> without a scope', wanted: 'Row, Column or Both' })),
  },
  {
    id: 'ua-table-shape',
    severity: 'error',
    why: 'In a row with a cell too few every other cell goes under the wrong head.',
    matterhorn: [],
    judge: (pdf) =>
      all(pdf, 'Table')
        .filter((table) => !isRectangle(table))
        .map((table) => verdict(pdf, table, { found: 'a table with rows of unlike length', wanted: 'a rectangle' })),
  },
  {
    id: 'ua-lists',
    severity: 'error',
    why: 'An item is announced by its label, and read by its body.',
    matterhorn: ['09-005'],
    judge: placed(LISTS),
  },
  {
    id: 'ua-contents',
    severity: 'error',
    why: 'Entries of a table of contents are leapt to from a list; others are only read.',
    matterhorn: ['09-006'],
    judge: (pdf) => [
      ...placed(CONTENTS)(pdf),
      ...elementsOf(pdf)
        .filter((element) => HEADINGS.includes(element.role) && isIn(element, 'TOC'))
        .map((element) => verdict(pdf, element, { found: 'a heading in a <TOC>', wanted: 'headings before it' })),
    ],
  },
  {
    id: 'ua-ruby',
    severity: 'error',
    why: 'The reading above a word is read in its place, or both run together.',
    matterhorn: ['09-007'],
    judge: placed(RUBY),
  },
  {
    id: 'ua-figures',
    severity: 'error',
    why: 'A picture nobody describes is silence.',
    matterhorn: ['13-004', '17-002'],
    judge: (pdf) =>
      elementsOf(pdf)
        .filter(({ role }) => role === 'Figure' || role === 'Formula')
        .filter(({ dict }) => (textAt(dict, 'Alt') ?? textAt(dict, 'ActualText') ?? '').trim() === '')
        .map((element) => verdict(pdf, element, { found: `<${element.role}> without words`, wanted: '/Alt' })),
  },
  {
    id: 'ua-figure-parts',
    severity: 'error',
    why: 'A picture with a description and elements inside is read twice.',
    matterhorn: [],
    judge: (pdf) =>
      all(pdf, 'Figure')
        .filter(({ kids, dict }) => at(dict, 'Alt') !== undefined && kids.some(({ kind }) => kind === 'element'))
        .map((element) => verdict(pdf, element, { found: 'elements in a described <Figure>', wanted: 'none' })),
  },
  {
    id: 'ua-notes',
    severity: 'error',
    why: 'A note is found from its number by its name.',
    matterhorn: ['19-003', '19-004'],
    judge: (pdf) => {
      const seen = new Set<string>();
      return all(pdf, 'Note').flatMap((note) => {
        const id = textAt(note.dict, 'ID');
        const isSecond = id !== undefined && seen.has(id);
        if (id !== undefined) seen.add(id);
        if (id !== undefined && !isSecond) return [];
        return [
          verdict(pdf, note, { found: isSecond ? `two notes "${id}"` : 'a note without /ID', wanted: 'its own /ID' }),
        ];
      });
    },
  },
];

const scopeOf = (cell: Element): string | undefined =>
  attributesOf(cell, 'Table').flatMap((attributes) => nameAt(attributes, 'Scope') ?? [])[0];

const spanOf = (cell: Element, key: string): number =>
  Math.max(1, attributesOf(cell, 'Table').flatMap((attributes) => numberAt(attributes, key) ?? [])[0] ?? 1);

/** Whether every row has as many columns, cells over several rows and columns counted in each. */
function isRectangle(table: Element): boolean {
  const rows = rowsOf(table);
  const widths = rows.map(() => 0);
  rows.forEach((row, index) => {
    for (const kid of row.kids) {
      if (kid.kind !== 'element') continue;
      const [rowSpan, colSpan] = [spanOf(kid.element, 'RowSpan'), spanOf(kid.element, 'ColSpan')];
      for (let below = index; below < index + rowSpan; below += 1) widths[below] = (widths[below] ?? 0) + colSpan;
    }
  });
  return new Set(widths).size <= 1;
}

const rowsOf = ({ kids }: Element): Element[] =>
  kids.flatMap((kid) =>
    kid.kind !== 'element' ? [] : kid.element.role === 'TR' ? [kid.element] : rowsOf(kid.element),
  );
