/** The door of composition: an issue and the designer's templates become the HTML of an edition. */

import type { Diagnostic } from '../diagnostic.js';
import type { Issue } from '../issue.js';
import { faultFinding, TemplateFault } from './fault.js';
import { newMemory, type ComposeMemory } from './memory.js';
import { printEdition, type PrintComposition } from './print.js';
import { readTheme } from './theme.js';
import { webEdition, type SiteFacts, type WebComposition } from './web.js';

export { picturesOf, type Asset } from './pictures.js';
export { newMemory, type ComposeMemory } from './memory.js';
export type { Part, PrintComposition } from './print.js';
export { composeSpine } from './spine.js';
export type { PictureFile, WebPicture } from './web-pictures.js';
export type { PublishedIssue } from './web-published.js';
export type { PdfFile } from './web-words.js';
export type { SiteFacts, WebComposition, WebPage } from './web.js';

/** A composition, or the findings about the designer's files that prevent it. */
export interface Composed<T> {
  readonly edition?: T;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The print edition of an issue, with the templates and styles of the journal at `root` over the package's own.
 * @param memory for whoever composes again and again
 */
export async function composePrint(
  issue: Issue,
  root: string,
  memory: ComposeMemory = newMemory(),
): Promise<Composed<PrintComposition>> {
  return guarded(async () => printEdition(issue, (memory.theme ??= await readTheme(root)), memory));
}

/**
 * The web edition of an issue with the home page of its site.
 * @param site what stands around it: pictures, other issues; and a memory for whoever composes again and again
 */
export async function composeWeb(
  issue: Issue,
  root: string,
  { memory = newMemory(), ...site }: SiteFacts & { readonly memory?: ComposeMemory },
): Promise<Composed<WebComposition>> {
  return guarded(async () => webEdition(issue, (memory.theme ??= await readTheme(root)), { ...site, memory }));
}

async function guarded<T>(compose: () => Promise<T>): Promise<Composed<T>> {
  try {
    return { edition: await compose(), diagnostics: [] };
  } catch (error) {
    if (error instanceof TemplateFault) return { diagnostics: [faultFinding(error)] };
    throw error;
  }
}
