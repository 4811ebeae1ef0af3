/** Run when the package is compiled: cuts the faces that its own sheets ask for, so that no build has to. */

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { noCache, type Cache } from '../cache/index.js';
import { READY_CUTS } from './font-cuts.js';
import { layersOf } from './layers.js';
import { bundleStyles } from './styles.js';

const LATIN = 'A';

await rm(READY_CUTS, { recursive: true, force: true });
await mkdir(READY_CUTS, { recursive: true });
const writing: Promise<void>[] = [];
const cache: Cache = {
  ...noCache,
  put: (key, [font]) => void (font && writing.push(writeFile(`${READY_CUTS}${key}.ttf`, font))),
};
await bundleStyles(layersOf(READY_CUTS), { entry: 'styles/print/index.css', text: LATIN, folder: '', cache });
await Promise.all(writing);
