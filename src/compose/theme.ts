/** The designer's files: templates ready to set, and the layers that style sheets are read from. */

import { layersOf, type Layers } from './layers.js';
import { loadTemplates, type Render } from './templates.js';

export interface Theme {
  readonly layers: Layers;
  readonly render: Render;
}

/** Reads the theme of a journal: its own `templates/` and `styles/` over those of the package. */
export async function readTheme(root: string): Promise<Theme> {
  const layers = layersOf(root);
  return { layers, render: await loadTemplates(layers) };
}
