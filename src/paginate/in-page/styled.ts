/** The style sheet of a tab, converted once for all that is laid out and put together with it. */

import { forgetLayout, newPreviewer, prepareHandlers, type Previewer } from './paged.js';

let styled: { readonly css: string; readonly previewer: Previewer } | undefined;

/** One that knows the sheet, and nothing of what was laid out with it before. One layout at a time. */
export async function styledPreviewer(css: string): Promise<Previewer> {
  if (styled?.css !== css) {
    styled?.previewer.polisher.destroy();
    styled = { css, previewer: await convert(css) };
  }
  forgetLayout();
  const { styleSheet } = styled.previewer.polisher;
  while (styleSheet.cssRules.length > 0) styleSheet.deleteRule(0);
  return styled.previewer;
}

async function convert(css: string): Promise<Previewer> {
  prepareHandlers();
  const previewer = newPreviewer();
  previewer.polisher.setup();
  previewer.initializeHandlers();
  await previewer.polisher.add({ [location.href]: css });
  return previewer;
}

/** Adds to it what Paged.js adds before the first page of a document. */
export async function documentPreviewer(css: string): Promise<Previewer> {
  const previewer = await styledPreviewer(css);
  await previewer.chunker.hooks.afterParsed.trigger(document.createDocumentFragment(), previewer.chunker);
  return previewer;
}
