/** Everything painted is either told or passed over (ISO 14289-1, 7.1 and 7.20). */

import { dictOf, itemsOf } from '../objects.js';
import type { TaggedPdf } from '../tagged/document.js';
import type { Flaws, Passage, Sheet } from '../tagged/marked.js';
import { MAKE_AGAIN, type AccessRule, type AccessVerdict } from '../tagged/rule.js';
import type { Element } from '../tagged/tree.js';

/** One verdict for every page that has such flaws. */
const flawed = (kind: keyof Flaws, found: (times: number) => string, wanted: string) => (pdf: TaggedPdf) =>
  pdf.pages
    .filter(({ flaws }) => flaws[kind] > 0)
    .map(({ flaws, number }): AccessVerdict => ({ page: number, found: found(flaws[kind]), wanted, mend: MAKE_AGAIN }));

const of = (times: number, one: string, many: string): string => (times === 1 ? `one ${one}` : `${times} ${many}`);

export const UA_CONTENT_RULES: readonly AccessRule[] = [
  {
    id: 'ua-bare-content',
    severity: 'error',
    why: 'What is painted in no mark is read by some programs and not by others, anywhere.',
    matterhorn: ['01-005'],
    judge: flawed(
      'bare',
      (times) => `${of(times, 'thing', 'things')} painted outside all marks`,
      'a tag or an artifact around each',
    ),
  },
  {
    id: 'ua-mixed-marks',
    severity: 'error',
    why: 'What is told and passed over at once is one or the other by chance.',
    matterhorn: ['01-003', '01-004'],
    judge: (pdf) => [
      ...flawed('artifactInTagged', (times) => of(times, 'artifact in a tag', 'artifacts in tags'), 'none')(pdf),
      ...flawed('taggedInArtifact', (times) => of(times, 'tag in an artifact', 'tags in artifacts'), 'none')(pdf),
    ],
  },
  {
    id: 'ua-open-marks',
    severity: 'error',
    why: 'A mark that is not closed takes in all that follows.',
    matterhorn: [],
    judge: flawed(
      'unbalanced',
      (times) => of(times, 'mark left open', 'marks left open'),
      'each closed where it began',
    ),
  },
  {
    id: 'ua-invisible-text',
    severity: 'error',
    why: 'Text that is not to be seen is read all the same, and most often for the second time.',
    matterhorn: [],
    judge: flawed('invisible', (times) => of(times, 'invisible text', 'invisible texts'), 'none in the structure'),
  },
  {
    id: 'ua-orphans',
    severity: 'error',
    why: 'A passage that hangs on no element is never read.',
    matterhorn: ['01-005'],
    judge: (pdf) =>
      byPage(
        pdf,
        (sheet) => passagesOf(sheet).filter(({ mcid, isPainted }) => isPainted && !owner(pdf, sheet, mcid)).length,
      ).map(({ page, count }) => ({
        page,
        found: `${of(count, 'passage', 'passages')} in no element`,
        wanted: 'each in one',
        mend: MAKE_AGAIN,
      })),
  },
  {
    id: 'ua-told-twice',
    severity: 'error',
    why: 'What hangs on two elements is read twice.',
    matterhorn: ['30-002'],
    judge: ({ owners, repeated }) => {
      const twice = [...owners.values()].flatMap((sheet) => [...sheet.values()]).filter((each) => each.length > 1);
      return [
        ...(twice.length > 0 ? [`${of(twice.length, 'passage', 'passages')} in more than one element`] : []),
        ...(repeated > 0 ? [`${of(repeated, 'form with tags', 'forms with tags')}, drawn more than once`] : []),
      ].map((found) => ({ found, wanted: 'each once', mend: MAKE_AGAIN }));
    },
  },
  {
    id: 'ua-lost-marks',
    severity: 'error',
    why: 'An element whose passage is not there falls silent.',
    matterhorn: [],
    judge: (pdf) => {
      const lost = [...pdf.owners].flatMap(([dict, owned]) =>
        [...owned.keys()].filter((mcid) => !pdf.sheets.get(dict)?.passages.has(mcid)),
      ).length;
      const found = `${of(lost, 'passage', 'passages')} that the structure speaks of and no page has`;
      return lost > 0 ? [{ found, wanted: 'none', mend: MAKE_AGAIN }] : [];
    },
  },
  {
    id: 'ua-parent-tree',
    severity: 'error',
    why: 'From a place on the page a reading program finds its element by this tree alone.',
    matterhorn: [],
    judge: (pdf) =>
      byPage(pdf, (sheet) => {
        const parents = itemsOf(sheet.key === undefined ? undefined : pdf.tree?.parents.get(sheet.key));
        return passagesOf(sheet).filter(({ mcid }) => {
          const element = owner(pdf, sheet, mcid);
          return element && dictOf(parents[mcid]) !== element.dict;
        }).length;
      }).map(({ page, count }) => ({
        page,
        found: `${of(count, 'passage', 'passages')} that the parent tree leads elsewhere`,
        wanted: 'the element that has it',
        mend: MAKE_AGAIN,
      })),
  },
];

const passagesOf = ({ passages }: Sheet): Passage[] => [...passages.values()];

const owner = ({ owners }: TaggedPdf, { dict }: Sheet, mcid: number): Element | undefined =>
  owners.get(dict)?.get(mcid)?.[0];

/** Pages on which something was counted. */
function byPage(pdf: TaggedPdf, count: (sheet: Sheet) => number): { readonly page: number; readonly count: number }[] {
  return pdf.pages
    .map(({ number, sheets }) => ({ page: number, count: sheets.reduce((sum, sheet) => sum + count(sheet), 0) }))
    .filter(({ count: found }) => found > 0);
}
