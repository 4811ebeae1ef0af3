/** The browser somebody named: by option, or in the environment. */

import { stat } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { ToolError } from '../diagnostic.js';
import type { Environment } from './private-folder.js';

export interface NamedBrowser {
  /** A path, a program's name, or an endpoint. */
  readonly value: string;
  readonly origin: 'option' | 'environment';
}

/** Where the name was given, in words. */
export const namedBy = ({ origin }: NamedBrowser): string => (origin === 'option' ? '--browser' : 'GALLEY_BROWSER');

export function namedBrowser(option: string | undefined, env: Environment): NamedBrowser | undefined {
  if (option) return { value: option, origin: 'option' };
  const value = env['GALLEY_BROWSER'];
  return value ? { value, origin: 'environment' } : undefined;
}

export const isEndpoint = (value: string): boolean => /^(?:wss?|https?):\/\//i.test(value);

/**
 * The program's absolute path; a bare name is looked up in PATH first.
 * @throws ToolError when there is no such file.
 */
export async function namedProgram(named: NamedBrowser, env: Environment): Promise<string> {
  const { value } = named;
  const onPath = /[\\/]/.test(value) ? undefined : await findOnPath([value], env);
  const path = onPath?.[0] ?? resolve(value);
  if (await isFile(path)) return path;
  throw new ToolError(
    `the browser named by ${namedBy(named)} is not there: ${value}`,
    'name the program itself (or a ws:// endpoint), or name none: galley doctor lists the browsers it finds',
  );
}

/** Every program of these names in PATH: in the order of the names, then of PATH. */
export async function findOnPath(names: readonly string[], env: Environment): Promise<string[]> {
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = names.flatMap((name) => folders.map((folder) => resolve(join(folder, name))));
  return existing(paths);
}

export async function existing(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(isFile));
  return paths.filter((_, index) => found[index]);
}

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => undefined))?.isFile() ?? false;
