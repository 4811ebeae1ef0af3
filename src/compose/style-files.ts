/** The files style sheets name: of the journal, of the package, of npm packages (`@fontsource/…`), and of nowhere else. */

import { realpath, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import type { Place } from '../diagnostic.js';
import { TemplateFault } from './fault.js';
import type { Layers } from './layers.js';

/** A style sheet that exists. */
export interface SheetFile {
  /** As messages call it, and for one of the layers its path there: `styles/tokens.css`. */
  readonly name: string;
  /** Absolute. */
  readonly path: string;
  /** The npm package it is part of; none for one of the layers. */
  readonly home?: string;
}

interface Naming {
  /** The sheet that names the file, and the place where it does. */
  readonly from: SheetFile;
  readonly place: Place;
  readonly layers: Layers;
}

export async function entrySheet(layers: Layers, name: string): Promise<SheetFile> {
  const path = await layers.find(name);
  if (path === undefined) throw new TemplateFault('there is no such style sheet', { file: name });
  return { name, path };
}

/** The sheet an `@import` means. */
export async function sheetNamedBy(address: string, naming: Naming): Promise<SheetFile> {
  const found = await locate(address, naming);
  if (found === undefined) throw new TemplateFault(`there is no style sheet "${address}"`, naming.place);
  return found;
}

/** Absolute path of the file a `url()` means. */
export async function fileNamedBy(address: string, naming: Naming): Promise<string> {
  const found = await locate(address, naming);
  if (found === undefined) throw new TemplateFault(`there is no file "${address}"`, naming.place);
  return found.path;
}

async function locate(address: string, { from, place, layers }: Naming): Promise<SheetFile | undefined> {
  const outside = new TemplateFault(`"${address}" lies outside the journal`, place);
  if (/^[a-z][a-z0-9+.-]*:|^[/\\]/iu.test(address)) throw outside;
  if (address.startsWith('@')) return inPackage(address, outside);
  const name = posix.join(posix.dirname(from.name), address.replaceAll('\\', '/'));
  if (from.home !== undefined)
    return inHome({ name, path: join(dirname(from.path), address), home: from.home }, outside);
  if (name.startsWith('../')) throw outside;
  const path = await layers.find(name);
  if (path === undefined || !(await isFile(path))) return undefined;
  await mustBeInside(path, path.slice(0, -name.length), outside);
  return { name, path };
}

async function inPackage(address: string, outside: TemplateFault): Promise<SheetFile | undefined> {
  const [scope = '', name = '', ...rest] = address.split('/');
  try {
    const home = dirname(createRequire(import.meta.url).resolve(`${scope}/${name}/package.json`));
    return await inHome({ name: address, path: join(home, ...rest), home }, outside);
  } catch (error) {
    if (error instanceof TemplateFault) throw error;
    return undefined;
  }
}

async function inHome(file: SheetFile & { home: string }, outside: TemplateFault): Promise<SheetFile | undefined> {
  const { path, home } = file;
  if (isOutside(path, home)) throw outside;
  return (await isFile(path)) ? file : undefined;
}

/** A link in the journal's folder could lead anywhere. */
async function mustBeInside(path: string, home: string, outside: TemplateFault): Promise<void> {
  if (isOutside(await realpath(path), await realpath(home))) throw outside;
}

function isOutside(path: string, home: string): boolean {
  const way = relative(home, path);
  return way === '..' || way.startsWith(`..${sep}`);
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
