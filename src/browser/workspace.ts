/** What one run of the browser needs on the disk, in one private temp folder that goes when the run ends. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lastResortFont } from './last-resort.js';

export interface Workspace {
  readonly profileFolder: string;
  /** Serves the browser as home, so that it reads and leaves nothing in the user's. */
  readonly home: string;
  readonly fontConfig: string;
  readonly remove: () => Promise<void>;
  /** For the last moment of the process, when nothing can be awaited any more. */
  readonly removeNow: () => void;
}

const PREFIX = 'galley-browser-';
const STALE_AFTER_MS = 24 * 3_600_000;

export function makeWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const fonts = join(root, 'fonts');
  const home = join(root, 'home');
  for (const folder of [fonts, home]) mkdirSync(folder);
  writeFileSync(join(fonts, 'last-resort.ttf'), lastResortFont());
  writeFileSync(join(root, 'fonts.conf'), fontConfig(fonts, join(root, 'fontconfig')));
  // The browser's last writes may come between the listing of a folder and its removal.
  const removal = { recursive: true, force: true, maxRetries: 5, retryDelay: 50 };
  return {
    profileFolder: join(root, 'profile'),
    home,
    fontConfig: join(root, 'fonts.conf'),
    remove: () => rm(root, removal),
    removeNow: () => rmSync(root, removal),
  };
}

/** Every font comes from the page's own `@font-face`; the system has one, and that one is empty. */
const fontConfig = (fonts: string, cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>${xml(fonts)}</dir><cachedir>${xml(cache)}</cachedir></fontconfig>
`;

const xml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Removes what runs that were killed outright left behind. */
export async function removeStaleWorkspaces(): Promise<void> {
  for (const entry of await readdir(tmpdir()).catch(() => [])) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(entry)?.[1];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const path = join(tmpdir(), entry);
    const facts = await stat(path).catch(() => undefined);
    const ours = facts?.uid === process.getuid?.();
    // A process unknown here may run in another container over the same temp folder: only after a day is it surely gone.
    const stale = facts !== undefined && ours && Date.now() - facts.mtimeMs > STALE_AFTER_MS;
    // Gone in the meantime is as good as removed.
    if (stale) await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
