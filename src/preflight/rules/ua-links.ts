/** Links and other annotations are part of the structure (ISO 14289-1, 7.18). */

import type { PDFDict } from '@cantoo/pdf-lib';
import { at, dictOf, nameAt, numberAt, textAt } from '../objects.js';
import type { TaggedPage, TaggedPdf } from '../tagged/document.js';
import { MAKE_AGAIN, type AccessRule, type AccessVerdict } from '../tagged/rule.js';
import { textIn, type Element } from '../tagged/tree.js';

const each = (
  pdf: TaggedPdf,
  isWrong: (annotation: PDFDict) => boolean,
  { found, wanted }: Pick<AccessVerdict, 'found' | 'wanted'>,
): AccessVerdict[] =>
  pdf.pages.flatMap(({ annotations, number }) =>
    annotations.filter(isWrong).map(() => ({ page: number, found, wanted, mend: MAKE_AGAIN })),
  );

const isLink = (annotation: PDFDict): boolean => nameAt(annotation, 'Subtype') === 'Link';
/** Hidden, or a mark of the printer's. */
const isOut = (annotation: PDFDict): boolean =>
  ((numberAt(annotation, 'F') ?? 0) & 2) !== 0 || nameAt(annotation, 'Subtype') === 'PrinterMark';

export const UA_LINK_RULES: readonly AccessRule[] = [
  {
    id: 'ua-link-elements',
    severity: 'error',
    why: 'A link that is not in the text it stands on is met at the end of the page, or not at all.',
    matterhorn: ['28-002', '28-011'],
    judge: (pdf) => {
      const holders = holdersOf(pdf);
      return each(
        pdf,
        (annotation) => !isOut(annotation) && holders.get(annotation)?.role !== (isLink(annotation) ? 'Link' : 'Annot'),
        { found: 'a link in no <Link>', wanted: 'its /OBJR in a <Link>' },
      );
    },
  },
  {
    id: 'ua-link-parents',
    severity: 'error',
    why: 'From the link under the finger a reading program finds its words by the parent tree alone.',
    matterhorn: [],
    judge: (pdf) => {
      const holders = holdersOf(pdf);
      return each(
        pdf,
        (annotation) => {
          const holder = holders.get(annotation);
          const parent = dictOf(pdf.tree?.parents.get(numberAt(annotation, 'StructParent') ?? -1));
          return holder !== undefined && parent !== holder.dict;
        },
        { found: 'a link that the parent tree leads elsewhere', wanted: 'the element that has it' },
      );
    },
  },
  {
    id: 'ua-link-words',
    severity: 'error',
    why: 'Who hears "link" wants to know where it leads.',
    matterhorn: ['28-004', '28-012'],
    judge: (pdf) => [
      ...each(pdf, (annotation) => !isOut(annotation) && (textAt(annotation, 'Contents') ?? '').trim() === '', {
        found: 'a link without a description',
        wanted: '/Contents',
      }),
      ...(pdf.tree?.elements ?? [])
        .filter(({ role }) => role === 'Link')
        .filter((link) => textIn(link, pdf).trim() === '' && !hasPicture(link))
        .map(() => ({ found: 'a <Link> without words', wanted: 'words', mend: MAKE_AGAIN })),
    ],
  },
  {
    id: 'ua-link-goals',
    severity: 'error',
    why: 'A link that leads nowhere is a door painted on the wall.',
    matterhorn: [],
    judge: (pdf) =>
      each(pdf, (annotation) => isLink(annotation) && !at(annotation, 'Dest') && !at(annotation, 'A'), {
        found: 'a link that leads nowhere',
        wanted: '/Dest or /A',
      }),
  },
  {
    id: 'ua-tab-order',
    severity: 'error',
    why: 'Who goes from link to link by a key goes in the order of the text.',
    matterhorn: ['28-008', '28-009'],
    judge: ({ pages }) =>
      pages
        .filter((page) => page.annotations.length > 0 && tabsOf(page) !== 'S')
        .map((page) => ({
          page: page.number,
          found: tabsOf(page) === undefined ? 'links in no order' : `links in the order ${tabsOf(page)}`,
          wanted: '/Tabs /S',
          mend: MAKE_AGAIN,
        })),
  },
  {
    id: 'ua-annotations',
    severity: 'error',
    why: 'Fields, sounds and traps need more than a structure can say.',
    matterhorn: ['28-006', '28-007', '28-017'],
    judge: (pdf) =>
      each(pdf, (annotation) => !isLink(annotation), { found: 'an annotation that is no link', wanted: 'links alone' }),
  },
];

const tabsOf = ({ dict }: TaggedPage): string | undefined => nameAt(dict, 'Tabs');

function holdersOf({ tree }: TaggedPdf): ReadonlyMap<PDFDict | undefined, Element> {
  return new Map(
    (tree?.elements ?? []).flatMap((element) =>
      element.kids.flatMap((kid) => (kid.kind === 'annotation' ? [[kid.annotation, element] as const] : [])),
    ),
  );
}

const hasPicture = ({ kids }: Element): boolean =>
  kids.some((kid) => kid.kind === 'element' && (kid.element.role === 'Figure' || hasPicture(kid.element)));
