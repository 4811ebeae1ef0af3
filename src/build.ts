/** The whole pipeline on one screen: from an issue's folder to its editions. */

import type { Diagnostic } from './diagnostic.js';

export type Edition = 'screen' | 'press' | 'web';

export interface BuildOptions {
  /** The journal's root: the folder that holds `issues/`. Absolute. */
  readonly root: string;
  /** Folder name of the issue; the newest when not given. */
  readonly issue?: string;
  /** All when not given. */
  readonly only?: readonly Edition[];
  /** Where `output/` stands; `<root>/output` when not given. Absolute. */
  readonly out?: string;
  /** Path of a browser, or a `ws://` endpoint. */
  readonly browser?: string;
  /** Warnings fail the build too. */
  readonly strict?: boolean;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

export type Stage = 'check' | 'compose' | 'paginate' | 'screen' | 'press' | 'web' | 'write';

/** A stage began (`done` absent), goes on, or ended (`done === total`). */
export interface Progress {
  readonly stage: Stage;
  /** What is counted: `pages`, `pictures`, `files`. */
  readonly unit?: string;
  readonly done?: number;
  readonly total?: number;
}

export interface WrittenFile {
  /** Relative to the output folder, forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface BuildResult {
  readonly issue: string;
  /** False when errors (or, under `strict`, warnings) stopped it: nothing was written. */
  readonly ok: boolean;
  readonly diagnostics: readonly Diagnostic[];
  readonly files: readonly WrittenFile[];
  readonly pages: number;
  readonly out: string;
}

export async function build(options: BuildOptions): Promise<BuildResult> {
  throw new Error(`not yet: ${options.root}`);
}
