/** The place pages are laid out in: an origin that exists only inside the browser, and serves what we hand it. */

import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CDPSession, Page, Protocol } from 'puppeteer-core';

/** A file a page may ask for: its address relative to the page, and its bytes. */
export interface ServedFile {
  readonly url: string;
  readonly bytes: Uint8Array;
}

export const ORIGIN = 'https://galley.invalid/';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  ttf: 'font/ttf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  svg: 'image/svg+xml',
};

/**
 * Answers a tab's requests from memory and refuses all others: nothing is fetched from the network or the disk, whatever
 * a template or a picture asks for. Gives the addresses that were refused. By the protocol itself, for Puppeteer's own
 * interception takes 30 ms to write a megabyte of fonts in the letters the protocol wants.
 */
export async function serveTab(tab: Page, files: ReadonlyMap<string, Uint8Array>): Promise<readonly string[]> {
  const refused: string[] = [];
  const session = await tab.createCDPSession();
  session.on('Fetch.requestPaused', (asked) => void answer(session, asked, { files, refused }));
  await session.send('Fetch.enable');
  return refused;
}

interface Serving {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly refused: string[];
}

async function answer(
  session: CDPSession,
  { requestId, request: { url } }: Protocol.Fetch.RequestPausedEvent,
  { files, refused }: Serving,
): Promise<void> {
  const path = decodeURI(new URL(url).pathname.slice(1));
  const bytes = url.startsWith(ORIGIN) ? files.get(path) : undefined;
  try {
    if (url.startsWith('data:')) await session.send('Fetch.continueRequest', { requestId });
    else if (bytes) {
      const value = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
      await session.send('Fetch.fulfillRequest', {
        requestId,
        responseCode: 200,
        responseHeaders: [{ name: 'Content-Type', value }],
        body: base64Of(bytes),
      });
    } else {
      if (!path.endsWith('favicon.ico')) refused.push(url);
      await session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    }
  } catch {
    // The tab closed while it was asking.
  }
}

/** Every tab asks for the same files. */
const base64 = new WeakMap<Uint8Array, string>();

function base64Of(bytes: Uint8Array): string {
  const known = base64.get(bytes) ?? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  base64.set(bytes, known);
  return known;
}

/** Paged.js and our own code for the page. */
export const engineFiles = (): Promise<ReadonlyMap<string, Uint8Array>> => (engine ??= readEngine());

let engine: Promise<ReadonlyMap<string, Uint8Array>> | undefined;

async function readEngine(): Promise<ReadonlyMap<string, Uint8Array>> {
  // From a source checkout the tests run too; the page can read only what the compiler wrote.
  const room = fileURLToPath(
    new URL('../paginate/in-page/', import.meta.url).href.replace('/src/paginate/', '/dist/paginate/'),
  );
  const names = (await readdir(room, { recursive: true })).filter((name) => /(?<!\.test)\.js$/u.test(name));
  const own = await Promise.all(
    names.map(async (name) => [`in-page/${name.replaceAll('\\', '/')}`, await readFile(join(room, name))] as const),
  );
  return new Map<string, Uint8Array>([...own, ['paged.js', await readFile(pagedScript())]]);
}

/** Paged.js names only its module build; the script for a page lies beside it. */
function pagedScript(): string {
  const entry = createRequire(import.meta.url).resolve('pagedjs');
  return join(entry.slice(0, entry.lastIndexOf('pagedjs') + 'pagedjs'.length), 'dist', 'paged.js');
}
