/**
 * The object layer under the finished PDFs: open a PDF, change it, save it so that the same content gives the same bytes.
 * A layer, not a stage, so its door is wider than a room's: three verbs, and the words to work between them.
 */

export { openPdf, decodeStream, dictAt, flateStream, name, nameAt } from './document.js';
export type { Pdf, PdfPage } from './document.js';
export { openPrinted } from './printed.js';
export type { Printed } from './printed.js';
export { savePdf } from './save.js';
export type { SaveOptions } from './save.js';
export { describePdf, fontsOfPages } from './describe.js';
export type { PdfDescription } from './describe.js';

export { boxAt, boxHeight, boxWidth, growBox, numbersOf, operand, ptFromMm, setBox } from './geometry.js';
export type { Box } from './geometry.js';
export { latin1, operatorsOf, pageContent, setPageContent } from './content.js';
export type { Operator } from './content.js';
export { movePages } from './move.js';
export { setViewer } from './viewer.js';
export { setMetadata } from './metadata.js';
export type { Conformance, DocumentMetadata } from './metadata.js';
