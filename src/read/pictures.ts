/** The pictures of an issue: files of its own folder, opened once however often they are used. */

import { readdir, realpath } from 'node:fs/promises';
import { join, posix, relative, sep } from 'node:path';
import type { Place } from '../diagnostic.js';
import { nearestName, type Picture } from '../issue.js';
import { probePicture } from './picture-probe.js';
import type { Report } from './text-file.js';

interface Fault {
  readonly rule: string;
  readonly message: string;
  readonly mend: string;
}

type Answer = { readonly picture: Picture } | { readonly fault: Fault };

/** Finds a picture by what the editor wrote; a fault is reported at `place`. */
export type FindPicture = (src: string, place: Place, report: Report) => Promise<Picture | undefined>;

const PICTURE_FILE = /\.(?:jpe?g|png|webp|svg|gif|avif|tiff?)$/i;

/** @param folder absolute path of the folder. */
export async function openPictures(folder: string): Promise<FindPicture> {
  const files = await filesIn(folder);
  const realFolder = await realpath(folder).catch(() => folder);
  const answers = new Map<string, Promise<Answer>>();
  return async (src, place, report) => {
    const answer = answers.get(src) ?? look(src, { folder, realFolder, files });
    answers.set(src, answer);
    const known = await answer;
    if ('picture' in known) return known.picture;
    report({ severity: 'error', ...known.fault, place });
    return undefined;
  };
}

interface Shelf {
  readonly folder: string;
  /** The same, links followed. */
  readonly realFolder: string;
  /** Every file of the folder, relative to it, by its name in composed letters: file systems differ in how they write é. */
  readonly files: ReadonlyMap<string, string>;
}

async function filesIn(folder: string): Promise<Shelf['files']> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  return new Map(paths.toSorted().map((path) => [path.normalize('NFC'), path]));
}

async function look(src: string, { folder, realFolder, files }: Shelf): Promise<Answer> {
  const fault = addressFault(src);
  if (fault) return { fault };
  const names = [src, decoded(src)].map((name) => posix.normalize(name).normalize('NFC'));
  const name = names.map((candidate) => files.get(candidate)).find((found) => found !== undefined) ?? names[0] ?? src;
  const path = join(folder, name);
  const real = await realpath(path).catch(() => undefined);
  // Asked before whether it is listed: a folder that is a link is not looked into.
  if (real !== undefined && !isInside(realFolder, real)) {
    return { fault: outside('leads out of the issue’s folder by a link') };
  }
  // Some file systems find `Map.svg` under `map.svg`; the next machine does not.
  if (real === undefined || !files.has(name.normalize('NFC'))) return { fault: missing(src, files) };
  const probe = await probePicture(path);
  return 'rule' in probe ? { fault: probe } : { picture: { src, path, ...probe } };
}

function addressFault(src: string): Fault | undefined {
  if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(src)) {
    const mend = 'put the picture’s file in the folder images/ of the issue and name that';
    return { rule: 'remote-picture', message: 'a picture is a file of the issue, not an address', mend };
  }
  const way = posix.normalize(src.replaceAll('\\', '/'));
  const absolute = way.startsWith('/') || /^[a-z]:/i.test(way);
  if (absolute || way === '..' || way.startsWith('../')) return outside(`"${src}" is outside the issue’s folder`);
  return undefined;
}

const outside = (message: string): Fault => ({
  rule: 'picture-outside',
  message,
  mend: 'copy the file into the folder images/ of the issue',
});

function missing(src: string, files: Shelf['files']): Fault {
  const pictures = [...files.values()].filter((file) => PICTURE_FILE.test(file));
  const sameName = pictures.find((file) => posix.basename(file).toLowerCase() === posix.basename(src).toLowerCase());
  const meant = sameName ?? nearestName(src, pictures);
  const question = meant === undefined ? '' : `; did you mean "${meant}"?`;
  const mend = 'write its path from the folder of the issue, capitals and all: images/name.jpg';
  return { rule: 'missing-picture', message: `there is no file "${src}"${question}`, mend };
}

function decoded(src: string): string {
  try {
    return decodeURIComponent(src);
  } catch {
    return src;
  }
}

const isInside = (folder: string, path: string): boolean => path.startsWith(folder + sep);
