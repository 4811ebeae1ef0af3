/** What stands round the page for the printer: marks and slug line in every plate, and the bar of the inks. */

import type { PDFContext, PDFDict, PDFRef } from '@cantoo/pdf-lib';
import { dictAt, name, pageContent, ptFromMm, setPageContent } from '../../pdf/index.js';
import type { Pdf } from '../../pdf/index.js';
import type { PressProfile } from '../../profile.js';
import type { PressBoxes } from '../sheet.js';
import { colourBar } from './colour-bar.js';
import { lettering, letteringWidth } from './lettering.js';
import { CLEARANCE_PT, cropMarks, foldMarks, targets } from './lines.js';

const LINE_PT = 0.25;
const LETTER_PT = ptFromMm(1.6);
const COLOUR_SPACE = 'RegistrationAll';

export interface MarksJob {
  readonly profile: PressProfile;
  /** What the slug line says before the page: journal, issue, date. */
  readonly slug: string;
}

/** Draws the marks the profile asks for on every page. */
export function drawMarks(pdf: Pdf, boxes: PressBoxes, { profile, slug }: MarksJob): void {
  const { marks } = profile;
  const all = registrationColour(pdf.context);
  const lines = [
    ...(marks.includes('crop') ? cropMarks(boxes) : []),
    ...(marks.includes('registration') ? targets(boxes) : []),
  ];
  const bar = marks.includes('colour-bar') ? colourBar(boxes) : [];
  for (const [index, page] of pdf.pages.entries()) {
    const words = `${slug}  page ${index + 1} / ${pdf.pages.length}  ${profile.name}`;
    const line = marks.includes('slug-line') ? slugLine(words, boxes) : [];
    addColourSpace(page.resources, all);
    const drawn = [`/${COLOUR_SPACE} CS 1 SCN ${LINE_PT} w`, ...lines, ...line, ...bar];
    setPageContent(page, `${pageContent(page)}\n${['/Artifact BMC', 'q', ...drawn, 'Q', 'EMC'].join('\n')}\n`);
  }
}

interface SheetMarks {
  /** What the slug line says. */
  readonly words: string;
  /** Where the sheet is folded, from its left. */
  readonly folds: readonly number[];
}

/** The marks of a sheet that is folded: crop, registration and fold, and a slug line. Operators, for its content. */
export function drawSheetMarks(resources: PDFDict, boxes: PressBoxes, { words, folds }: SheetMarks): string[] {
  addColourSpace(resources, registrationColour(resources.context));
  const lines = [...cropMarks(boxes), ...targets(boxes, 1 / 4), ...foldMarks(boxes, folds), ...slugLine(words, boxes)];
  return ['/Artifact BMC', 'q', `/${COLOUR_SPACE} CS 1 SCN ${LINE_PT} w`, ...lines, 'Q', 'EMC'];
}

/** Below the foot of the page, beside the target, as long as there is room; a longer one is left out at its end. */
function slugLine(words: string, { trim, bleed }: PressBoxes): string[] {
  const x = trim[0] + ptFromMm(8);
  const room = (trim[0] + trim[2]) / 2 - ptFromMm(4) - x;
  const fitting = words.slice(0, Math.floor(room / letteringWidth('  ', LETTER_PT)) * 2);
  const text = letteringWidth(words, LETTER_PT) <= room ? words : fitting;
  return lettering(text, { x, y: bleed[1] - CLEARANCE_PT - ptFromMm(1.5) - LETTER_PT, heightPt: LETTER_PT });
}

/** Separation /All: the ink of every plate (ISO 32000-1, 8.6.6.4). */
function registrationColour(context: PDFContext): PDFRef {
  const tint = { FunctionType: 2, Domain: [0, 1], C0: [0, 0, 0, 0], C1: [1, 1, 1, 1], N: 1 };
  return context.register(context.obj(['Separation', 'All', 'DeviceCMYK', tint]));
}

function addColourSpace(resources: PDFDict, colourSpace: PDFRef): void {
  const spaces = dictAt(resources, 'ColorSpace') ?? resources.context.obj({});
  spaces.set(name(COLOUR_SPACE), colourSpace);
  resources.set(name('ColorSpace'), spaces);
}
