/** A screen PDF that everyone can read, broken in one way each: the judge names the rule, and no other. */

import { PDFArray, PDFDict, PDFNumber } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { hex, name, string } from './bench.test.kit.js';
import { ACCESS_RULES, preflightScreen } from './screen.js';
import { brokenScreen, goodScreen, rulesOfScreen, type ScreenBench } from './screen-bench.test.kit.js';

type Break = readonly [what: string, rule: string, how: (bench: ScreenBench) => void];

const DOCUMENT: readonly Break[] = [
  ['not marked as tagged', 'ua-tagged', ({ catalog, set }) => set(catalog, 'MarkInfo', { Marked: false })],
  ['doubted', 'ua-tagged', ({ catalog, set }) => set(catalog, 'MarkInfo', { Marked: true, Suspects: true })],
  ['without a packet', 'ua-identifier', ({ catalog }) => catalog.delete(name('Metadata'))],
  [
    'without a claim',
    'ua-identifier',
    ({ xmp }) => xmp((text) => text.replace(/<pdfuaid:part>.*<\/pdfuaid:part>/u, '')),
  ],
  ['of another part', 'ua-identifier', ({ xmp }) => xmp((text) => text.replace('part>1<', 'part>2<'))],
  ['without a title', 'ua-title', ({ xmp }) => xmp((text) => text.replace(/<dc:title>[^]*<\/dc:title>/u, ''))],
  [
    'named by its file',
    'ua-title',
    ({ catalog, set }) => set(catalog, 'ViewerPreferences', { DisplayDocTitle: false }),
  ],
  ['without viewer preferences', 'ua-title', ({ catalog }) => catalog.delete(name('ViewerPreferences'))],
  ['in no language', 'ua-language', ({ catalog }) => catalog.delete(name('Lang'))],
  [
    'in a language that is none',
    'ua-language',
    ({ element }) => element('P', 2).set(name('Lang'), string('english_us')),
  ],
  ['with a type of its own', 'ua-roles', ({ element, set }) => set(element('H2'), 'S', 'Crosshead')],
  [
    'with types that stand for each other',
    'ua-roles',
    ({ element, root, set }) => {
      set(element('BlockQuote'), 'S', 'Pull');
      set(root, 'RoleMap', { Pull: 'Push', Push: 'Pull' });
    },
  ],
  ['with another paragraph', 'ua-roles', ({ root, set }) => set(root, 'RoleMap', { P: 'Span' })],
  ['with nameless layers', 'ua-layers', ({ catalog, set }) => set(catalog, 'OCProperties', { OCGs: [], D: {} })],
  [
    'with layers that turn themselves on',
    'ua-layers',
    ({ catalog, set }) => set(catalog, 'OCProperties', { OCGs: [], D: { Name: hex('All'), AS: [] } }),
  ],
  ['with fields', 'ua-forms', ({ catalog, set }) => set(catalog, 'AcroForm', { Fields: [{ FT: 'Tx' }] })],
  ['with files in it', 'ua-forms', ({ catalog, set }) => set(catalog, 'Names', { EmbeddedFiles: { Names: [] } })],
];

const CONTENT: readonly Break[] = [
  ['a line in no mark', 'ua-bare-content', ({ content }) => content((text) => `${text}\n0 0 m 9 9 l S`)],
  ['a shading in no mark', 'ua-bare-content', ({ content }) => content((text) => `${text}\n/Sh0 sh`)],
  [
    'an artifact in a tag',
    'ua-mixed-marks',
    ({ content }) => content((text) => text.replace(BEGIN, '$& /Artifact BMC EMC')),
  ],
  [
    'a tag in an artifact',
    'ua-mixed-marks',
    ({ content }) =>
      content((text) => text.replace(/(\/\w+ ?<<\s*\/MCID 3\s*>>\s*BDC)([^]*?EMC)/u, '/Artifact BMC $1$2 EMC')),
  ],
  ['a mark left open', 'ua-open-marks', ({ content }) => content((text) => `${text}\n/Span BMC`)],
  ['a mark closed twice', 'ua-open-marks', ({ content }) => content((text) => `${text}\nEMC`)],
  [
    'text that is not to be seen',
    'ua-invisible-text',
    ({ content }) => content((text) => text.replace(BEGIN, '$& 3 Tr')),
  ],
  ['a passage of nothing', 'ua-orphans', ({ element }) => kids(element('Caption')).remove(0)],
  ['a passage told twice', 'ua-told-twice', ({ element }) => kids(element('H2')).push(PDFNumber.of(8))],
  ['a passage that is not there', 'ua-lost-marks', ({ element }) => kids(element('H2')).push(PDFNumber.of(99))],
  [
    'a parent tree that leads astray',
    'ua-parent-tree',
    ({ root, element, refOf }) => {
      const numbers = root.lookup(name('ParentTree'), PDFDict).lookup(name('Nums'), PDFArray);
      numbers.lookup(1, PDFArray).set(8, refOf(element('H1')));
    },
  ],
];
const BEGIN = /\/\w+ ?<<\s*\/MCID 3\s*>>\s*BDC/u;

const kids = (element: PDFDict): PDFArray => element.lookup(name('K'), PDFArray);

const STRUCTURE: readonly Break[] = [
  [
    'two beginnings',
    'ua-root',
    ({ root, context, refOf, element }) => {
      const second = context.obj({ Type: 'StructElem', S: 'Document', P: refOf(root), K: [] });
      root.set(name('K'), context.obj([refOf(element('Document')), context.register(second)]));
    },
  ],
  ['another parent', 'ua-parents', ({ element, refOf }) => element('H2').set(name('P'), refOf(element('Table')))],
  ['a level left out', 'ua-headings', ({ element, set }) => set(element('H2'), 'S', 'H3')],
  ['a heading of no level', 'ua-headings', ({ element, set }) => set(element('H2'), 'S', 'H')],
  ['a heading without words', 'ua-empty-headings', ({ element, add }) => add(element('Document'), { S: 'H2', K: [] })],
  ['a row in no table', 'ua-tables', ({ element, add }) => add(element('Document'), { S: 'TR', K: [] })],
  ['a paragraph in a table', 'ua-tables', ({ element, add }) => add(element('Table'), { S: 'P', K: [] })],
  ['a head without a scope', 'ua-table-heads', ({ element }) => element('TH').delete(name('A'))],
  ['a row too short', 'ua-table-shape', ({ element, add }) => add(element('Table'), { S: 'TR', K: [] })],
  ['a list of paragraphs', 'ua-lists', ({ element, add }) => add(element('L'), { S: 'P', K: [] })],
  ['an item without a body', 'ua-lists', ({ element, add }) => add(element('LI'), { S: 'P', K: [] })],
  [
    'an entry in no table of contents',
    'ua-contents',
    ({ element, add }) => add(element('Document'), { S: 'TOCI', K: [] }),
  ],
  [
    'a heading in a table of contents',
    'ua-contents',
    ({ element, add, context, refOf }) => {
      const contents = add(element('Document'), { S: 'TOC', K: [] });
      const entry = add(contents, { S: 'TOCI', K: [] });
      const heading = element('H2');
      const reference = add(entry, { S: 'Reference', K: [refOf(heading)] });
      heading.set(name('P'), refOf(reference));
      const document = element('Document');
      document.set(
        name('K'),
        context.obj(
          kids(document)
            .asArray()
            .filter((kid) => kid !== refOf(heading)),
        ),
      );
    },
  ],
  ['a reading above nothing', 'ua-ruby', ({ element, add }) => add(element('P'), { S: 'RT', K: [] })],
  ['a picture nobody describes', 'ua-figures', ({ element }) => element('Figure').delete(name('Alt'))],
  ['a picture read twice', 'ua-figure-parts', ({ element, add }) => add(element('Figure'), { S: 'Span', K: [] })],
  ['a note without a name', 'ua-notes', ({ element, add }) => add(element('Document'), { S: 'Note', K: [] })],
  [
    'two notes of one name',
    'ua-notes',
    ({ element, add }) => {
      for (const _ of [1, 2]) add(element('Document'), { S: 'Note', ID: string('note'), K: [] });
    },
  ],
];

const LINKS: readonly Break[] = [
  ['that are in no text', 'ua-link-elements', ({ element, set }) => set(element('Link'), 'S', 'Span')],
  ['whose parents are others', 'ua-link-parents', ({ link }) => link().set(name('StructParent'), PDFNumber.of(77))],
  ['without a description', 'ua-link-words', ({ link }) => link().delete(name('Contents'))],
  ['without words', 'ua-link-words', ({ element, add }) => add(element('Document'), { S: 'Link', K: [] })],
  [
    'that lead nowhere',
    'ua-link-goals',
    ({ link }) => {
      for (const key of ['A', 'Dest']) link().delete(name(key));
    },
  ],
  ['in the order of rows', 'ua-tab-order', ({ page, set }) => set(page, 'Tabs', 'R')],
  ['in no order', 'ua-tab-order', ({ page }) => page.delete(name('Tabs'))],
  [
    'and a trap',
    'ua-annotations',
    ({ page, set }) => {
      const trap = { Type: 'Annot', Subtype: 'TrapNet', F: 2, Contents: hex('Trap'), Rect: [0, 0, 1, 1] };
      set(page, 'Annots', [...page.lookup(name('Annots'), PDFArray).asArray(), trap]);
    },
  ],
];

const TEXT: readonly Break[] = [
  ['no table of letters', 'ua-unread-letters', ({ page }) => fontOf(page).delete(name('ToUnicode'))],
  ['no font', 'ua-fonts', ({ page }) => descriptorOf(page).delete(name('FontFile2'))],
  ['no table of glyphs', 'ua-fonts', ({ page }) => descendantOf(page).delete(name('CIDToGIDMap'))],
  [
    'a letter there is no glyph for',
    'ua-fonts',
    ({ content, page }) => content((text) => `${text}\n/Artifact BMC BT /${fontName(page)} 9 Tf <0000> Tj ET EMC`),
  ],
  [
    'Chinese said to be English',
    'ua-foreign-words',
    ({ context }) => {
      for (const [, dict] of context.enumerateIndirectObjects()) {
        const lang = dict instanceof PDFDict && dict.has(name('S')) ? dict.lookup(name('Lang')) : undefined;
        if (dict instanceof PDFDict && String(lang).includes('zh')) dict.delete(name('Lang'));
      }
    },
  ],
];

const fontName = (page: PDFDict): string =>
  page.lookup(name('Resources'), PDFDict).lookup(name('Font'), PDFDict).keys()[0]!.decodeText();
const fontOf = (page: PDFDict): PDFDict =>
  page
    .lookup(name('Resources'), PDFDict)
    .lookup(name('Font'), PDFDict)
    .lookup(name(fontName(page)), PDFDict);
const descendantOf = (page: PDFDict): PDFDict =>
  fontOf(page).lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict);
const descriptorOf = (page: PDFDict): PDFDict => descendantOf(page).lookup(name('FontDescriptor'), PDFDict);

describe('the good file', () => {
  it('is good', async () => {
    expect(await preflightScreen(await goodScreen())).toEqual([]);
  });
});

const BREAKS = { document: DOCUMENT, content: CONTENT, structure: STRUCTURE, links: LINKS, text: TEXT };

describe.each(Object.entries(BREAKS))('%s', (_, breaks) => {
  it.each(breaks)('%s: %s', async (_what, rule, how) => {
    expect(await rulesOfScreen(await brokenScreen(how))).toEqual([rule]);
  });
});

describe('the judge', () => {
  it('has a break for every rule', () => {
    const broken = new Set(Object.values(BREAKS).flatMap((breaks) => breaks.map(([, rule]) => rule)));
    const without = ACCESS_RULES.map(({ id }) => id).filter((id) => !broken.has(id));
    // Tested by bytes.
    expect(without).toEqual(['ua-locked']);
  });

  it('says what it cannot read', async () => {
    expect(await rulesOfScreen(new Uint8Array(100))).toEqual(['unreadable']);
  });

  it('finds a file without tags wanting', async () => {
    const bare = await brokenScreen(({ catalog }) => {
      for (const key of ['StructTreeRoot', 'MarkInfo']) catalog.delete(name(key));
    });
    expect(await rulesOfScreen(bare)).toEqual(expect.arrayContaining(['ua-tagged', 'ua-orphans', 'ua-link-elements']));
  });

  it('finds a locked file wanting', async () => {
    const locked = await brokenScreen(({ context }) => {
      context.trailerInfo.Encrypt = context.register(context.obj({ Filter: 'Standard', V: 2 }));
    });
    expect(await rulesOfScreen(locked)).toEqual(expect.arrayContaining(['ua-locked']));
  });
});
