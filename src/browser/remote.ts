/** A Chrome that runs elsewhere and stays running: we take tabs of our own in it and leave no other trace. */

import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, ConnectOptions } from 'puppeteer-core';
import { ToolError } from '../diagnostic.js';
import { VIEWPORT } from './local.js';
import { connectPuppeteer } from './puppeteer.js';

export interface RemoteBrowser {
  readonly browser: Browser;
  readonly name: string;
  readonly version: string;
  readonly close: () => Promise<void>;
}

const CONNECT_WITHIN_MS = 15_000;

/**
 * Connects to `ws://…`, `wss://…`, or the `http://host:port` of a Chrome's debugging port.
 * @throws ToolError naming the endpoint (without its credentials) when nothing answers there.
 */
export async function connectRemote(endpoint: string, signal?: AbortSignal): Promise<RemoteBrowser> {
  signal?.throwIfAborted();
  const opened = open(endpoint);
  const done = new AbortController();
  try {
    return await Promise.race([opened, late(done.signal), aborted(done.signal, signal)]).then((remote) =>
      closingOn(remote, signal),
    );
  } catch (error) {
    void opened.then(({ close }) => close()).catch(() => undefined);
    signal?.throwIfAborted();
    throw unreachable(endpoint, error);
  } finally {
    done.abort();
  }
}

async function open(endpoint: string): Promise<RemoteBrowser> {
  const where: ConnectOptions = /^ws/i.test(endpoint) ? { browserWSEndpoint: endpoint } : { browserURL: endpoint };
  const browser = await connectPuppeteer({ ...where, defaultViewport: VIEWPORT });
  const close = await ownTabsOnly(browser);
  const [name = '', version = ''] = (await browser.version()).split('/');
  return { browser, name, version, close };
}

/**
 * Has every tab opened in a context of our own, so that closing it closes ours and nobody else's, and shares neither
 * cookies nor cache with theirs.
 */
async function ownTabsOnly(browser: Browser): Promise<() => Promise<void>> {
  const context = await browser.createBrowserContext();
  const contexts = [context];
  const createBrowserContext = browser.createBrowserContext.bind(browser);
  browser.newPage = (options) => context.newPage(options);
  browser.createBrowserContext = async (options) => {
    const another = await createBrowserContext(options);
    contexts.push(another);
    return another;
  };
  return async () => {
    // The other side may be gone already, or a context closed by who made it.
    await Promise.allSettled(browser.connected ? contexts.map((each) => each.close()) : []);
    await browser.disconnect();
  };
}

function closingOn(remote: RemoteBrowser, signal?: AbortSignal): RemoteBrowser {
  let closing: Promise<void> | undefined;
  const onAbort = (): void => void close();
  const close = (): Promise<void> => {
    signal?.removeEventListener('abort', onAbort);
    return (closing ??= remote.close());
  };
  signal?.addEventListener('abort', onAbort, { once: true });
  return { ...remote, close };
}

async function late(done: AbortSignal): Promise<never> {
  await sleep(CONNECT_WITHIN_MS, undefined, { signal: done });
  throw new Error(`no answer within ${CONNECT_WITHIN_MS / 1000} s`);
}

function aborted(done: AbortSignal, signal?: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true, signal: done });
  });
}

function unreachable(endpoint: string, error: unknown): ToolError {
  const why = error instanceof Error ? error.message : 'the connection was refused';
  return new ToolError(
    `cannot connect to the browser at ${withoutSecrets(endpoint)}: ${why || 'the connection was refused'}`,
    'see that it runs with --remote-debugging-port, and that this machine may reach it',
    { cause: error },
  );
}

/** Hosted browsers carry a token in the address. */
export function withoutSecrets(endpoint: string): string {
  if (!URL.canParse(endpoint)) return endpoint;
  const { protocol, host, pathname } = new URL(endpoint);
  return `${protocol}//${host}${pathname}`;
}
