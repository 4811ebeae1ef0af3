/** The browser as a process: started in a group of its own, listened to, and surely ended. */

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionTransport } from 'puppeteer-core';
import { pipeTransport } from './pipe.js';
import type { Environment } from './private-folder.js';

export interface Command {
  readonly path: string;
  readonly flags: readonly string[];
  readonly env: Environment;
  readonly folder: string;
}

export interface Child {
  readonly transport: ConnectionTransport;
  /** Settles when the process has ended, or could not be started, with how: `ended with code 127`. */
  readonly ended: Promise<string>;
  /** What it last wrote to stderr. */
  readonly lastLines: () => readonly string[];
  /** Ends the whole group; waits until the browser itself is gone. */
  readonly kill: () => Promise<void>;
  /** The same without waiting. */
  readonly killNow: () => void;
}

const KEPT_LINES = 8;
const isWindows = process.platform === 'win32';

export function startChild({ path, flags, env, folder }: Command): Child {
  const process_ = spawn(path, flags, {
    cwd: folder,
    env: { ...env },
    detached: !isWindows,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [, , , toBrowser, fromBrowser] = process_.stdio;
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable))
    throw new TypeError('no pipes to the browser');
  const ended = endOf(process_);
  const killNow = (): void => killGroup(process_);
  return {
    transport: pipeTransport(toBrowser, fromBrowser),
    ended,
    lastLines: lastLinesOf(process_),
    killNow,
    kill: async () => {
      killNow();
      await ended;
    },
  };
}

function endOf(process_: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    process_.once('error', (error) =>
      resolve(`cannot be run (${'code' in error ? String(error.code) : error.message})`),
    );
    process_.once('exit', (code, signal) => {
      const how = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      // Its last words may still be under way; a grandchild that keeps the pipe open must not hold us up.
      const heard = new Promise((done) => process_.once('close', done));
      void Promise.race([heard, sleep(100, undefined, { ref: false })]).then(() => resolve(how));
    });
  });
}

function lastLinesOf({ stderr }: ChildProcess): () => readonly string[] {
  let said = '';
  stderr?.setEncoding('utf8');
  stderr?.on('data', (text: string) => {
    said = (said + text).slice(-8192);
  });
  return () =>
    said
      .split('\n')
      .filter((line) => line.trim() !== '')
      .slice(-KEPT_LINES);
}

/** Ends the browser and its children, also those that outlived it. */
function killGroup(process_: ChildProcess): void {
  const { pid } = process_;
  if (pid === undefined) return;
  try {
    // On Windows the browser's children belong to a job that ends with it.
    if (isWindows) process_.kill('SIGKILL');
    else process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left to receive it.
  }
}
