/**
 * The DevTools protocol over two pipes: no port that another user could connect to, and a browser whose builder is killed
 * sees its pipe close and ends by itself. Messages end with a NUL.
 */

import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';

export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  let pending: Buffer[] = [];
  let onclose: (() => void) | undefined;
  const transport: ConnectionTransport = {
    send: (message) => void toBrowser.write(`${message}\0`),
    close: () => void toBrowser.destroy(),
    // A browser may be gone before anybody listens: then tell at once, or its questions wait for ten minutes.
    set onclose(listener: (() => void) | undefined) {
      onclose = listener;
      if (listener && fromBrowser.closed) setImmediate(listener);
    },
    get onclose(): () => void {
      return onclose ?? ignore;
    },
  };
  // A browser that goes away is reported by its exit, not here.
  toBrowser.on('error', ignore);
  fromBrowser.on('error', ignore);
  fromBrowser.on('close', () => onclose?.());
  fromBrowser.on('data', (chunk: Buffer) => {
    const { messages, rest } = split(pending, chunk);
    pending = rest;
    // Puppeteer expects every message in a turn of its own.
    for (const message of messages) setImmediate(() => transport.onmessage?.(message));
  });
  return transport;
}

const ignore = (): void => undefined;

/** A PDF comes in thousands of chunks: they are joined once, when the message is whole. */
function split(pending: Buffer[], chunk: Buffer): { messages: string[]; rest: Buffer[] } {
  const messages: string[] = [];
  let start = 0;
  let parts = pending;
  for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
    messages.push(Buffer.concat([...parts, chunk.subarray(start, end)]).toString());
    parts = [];
    start = end + 1;
  }
  if (start < chunk.length) parts.push(chunk.subarray(start));
  return { messages, rest: parts };
}
