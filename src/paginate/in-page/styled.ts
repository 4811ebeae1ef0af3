/** The style sheet of a tab, converted once for all that is laid out and put together with it. */

import { forgetLayout, newPreviewer, prepareHandlers, type Previewer } from './paged.js';

let styled: Previewer | undefined;

/** Converts the sheet of all pages of the tab. Once, and before anything else. */
export async function wear(css: string): Promise<void> {
  prepareHandlers();
  const previewer = newPreviewer();
  previewer.polisher.setup();
  previewer.initializeHandlers();
  await previewer.polisher.add({ [location.href]: css });
  styled = previewer;
}

/** One that knows the sheet, and nothing of what was laid out with it before. One layout at a time. */
export function styledPreviewer(): Previewer {
  if (!styled) throw new Error('the tab has no style sheet yet');
  forgetLayout();
  const { styleSheet } = styled.polisher;
  while (styleSheet.cssRules.length > 0) styleSheet.deleteRule(0);
  return styled;
}

/** Adds to it what Paged.js adds before the first page of a document. */
export async function documentPreviewer(): Promise<Previewer> {
  const previewer = styledPreviewer();
  await previewer.chunker.hooks.afterParsed.trigger(document.createDocumentFragment(), previewer.chunker);
  return previewer;
}
