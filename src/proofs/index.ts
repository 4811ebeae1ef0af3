/** Pages as pictures: drawn from a finished PDF, compared with those that were approved, shown side by side. */

export { changesPage } from './changes-page.js';
export { compareProofs, type ProofChange } from './compare.js';
export { drawPages, type DrawnPage, type DrawOptions } from './draw.js';
export { drawProofs, type Proofs } from './proofs.js';
