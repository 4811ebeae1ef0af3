/** The server of the preview: this machine's browsers alone may ask it, and it has nothing but what it was handed. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { ToolError } from '../diagnostic.js';
import type { FindingsMessage, Message, PagesMessage, ShownLeaf, WebMessage } from './messages.js';
import { clientFile, FRAME, SHELL } from './shell.js';

/** A file to be served: its bytes, its text, or where on the disk it is. */
export type Served = Uint8Array | string | { readonly path: string };

export interface ViewerOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** What the pages load, by address without the leading slash. Asked anew with every request. */
  readonly file: (address: string) => Served | undefined;
}

export interface Viewer {
  readonly url: string;
  /** To every browser that looks, and to those that come later. */
  readonly send: (message: Message) => void;
  readonly close: () => Promise<void>;
}

const HOST = '127.0.0.1';

/** @throws ToolError when the port is taken. */
export async function openViewer({ port, file }: ViewerOptions): Promise<Viewer> {
  const watchers = new Set<ServerResponse>();
  const shown: Shown = {};
  const server = createServer((request, response) => {
    if (!isOwn(request, portOf(server))) return refuse(response, 403, 'this address is for the preview alone\n');
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'the preview only shows\n');
    const { pathname } = new URL(request.url ?? '/', `http://${HOST}`);
    if (pathname === '/events') return attend(response, { watchers, shown });
    void answer(response, { pathname, file }).catch(() => refuse(response, 404, 'not found\n'));
  });
  await listen(server, port);
  return {
    url: `http://${HOST}:${portOf(server)}/`,
    send: (message) => {
      remember(shown, message);
      const event = eventOf(message);
      for (const watcher of watchers) watcher.write(event);
    },
    close: async () => {
      for (const watcher of watchers) watcher.end();
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
};

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const mend = taken ? 'Give another with --port, or stop what listens there.' : 'Give another with --port.';
      reject(new ToolError(`port ${port} cannot be opened: ${taken ? 'it is in use' : error.message}`, mend));
    });
    server.listen(port, HOST, resolve);
  });
}

/**
 * A page of the web may send its readers' browsers to this server, under a name of its own that leads here (DNS rebinding)
 * or as a request from elsewhere: neither has a Host or an Origin of ours.
 */
function isOwn({ headers }: IncomingMessage, port: number): boolean {
  const own = [`${HOST}:${port}`, `localhost:${port}`];
  const { host, origin } = headers;
  const site = headers['sec-fetch-site'];
  if (host === undefined || !own.includes(host)) return false;
  if (origin !== undefined && !own.some((name) => origin === `http://${name}`)) return false;
  return site === undefined || site === 'same-origin' || site === 'none';
}

const COMMON = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
};

function refuse(response: ServerResponse, status: number, why: string): void {
  if (response.headersSent) return void response.end();
  response.writeHead(status, { ...COMMON, 'content-type': 'text/plain; charset=utf-8' }).end(why);
}

interface Asked {
  readonly pathname: string;
  readonly file: ViewerOptions['file'];
}

async function answer(response: ServerResponse, { pathname, file }: Asked): Promise<void> {
  const address = decodeURIComponent(pathname).slice(1);
  const found = await ownFile(address, file);
  if (found === undefined) return refuse(response, 404, `there is no ${address}\n`);
  const body = typeof found === 'string' || found instanceof Uint8Array ? found : await readFile(found.path);
  response.writeHead(200, { ...COMMON, 'content-type': typeOf(address) }).end(body);
}

async function ownFile(address: string, file: ViewerOptions['file']): Promise<Served | undefined> {
  if (address === '') return SHELL;
  if (address === 'pages') return FRAME;
  if (address.startsWith('viewer/')) return clientFile(address.slice('viewer/'.length));
  return file(address);
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  woff2: 'font/woff2',
  woff: 'font/woff',
  ttf: 'font/ttf',
  otf: 'font/otf',
};

const typeOf = (address: string): string =>
  /^(?:|pages)$|\/$/u.test(address)
    ? 'text/html; charset=utf-8'
    : (TYPES[/\.(\w+)$/u.exec(address)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream');

/** What a browser that comes now has to be told: everything, in one go. */
interface Shown {
  pages?: PagesMessage;
  findings?: FindingsMessage;
  web?: WebMessage;
}

function remember(shown: Shown, message: Message): void {
  if (message.kind === 'findings') shown.findings = message;
  else if (message.kind === 'web') shown.web = message;
  else shown.pages = whole(message, shown.pages);
}

/** The pages with what a browser would know from before. */
function whole(message: PagesMessage, before: PagesMessage | undefined): PagesMessage {
  const known = new Map(before?.leaves.map(({ id, html }) => [id, html]));
  const css = message.css ?? before?.css;
  const leaves = message.leaves.map((leaf): ShownLeaf => {
    const html = leaf.html ?? known.get(leaf.id);
    return html === undefined ? leaf : { ...leaf, html };
  });
  return { ...message, leaves, ...(css !== undefined && { css }) };
}

function attend(response: ServerResponse, { watchers, shown }: { watchers: Set<ServerResponse>; shown: Shown }): void {
  response.writeHead(200, { ...COMMON, 'content-type': 'text/event-stream' });
  response.write('retry: 500\n\n');
  for (const message of [shown.pages, shown.findings, shown.web]) if (message) response.write(eventOf(message));
  watchers.add(response);
  response.on('close', () => void watchers.delete(response));
}

const eventOf = (message: Message): string => `data: ${JSON.stringify(message)}\n\n`;
