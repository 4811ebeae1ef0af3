/** The rooms the commands need, opened when they are needed: `--help` and `check` never load a browser driver. */

import type { examineBrowsers } from '../browser/index.js';
import type { build } from '../build.js';
import type { examineCache } from '../cache/index.js';
import type { checkIssue } from '../check/index.js';
import type { logJson, packageIssue, readLog } from '../package/index.js';
import type { preflight, preflightScreen } from '../preflight/index.js';
import type { imposeBooklet } from '../press/index.js';
import type { preview } from '../preview.js';
import type { publish } from '../publish/index.js';
import type { listIssues, readIssue, readProfile } from '../read/index.js';
import type { writeReport } from '../report/index.js';
import type { newArticle, newIssue } from '../scaffold/index.js';
import type { writeSpecimen } from '../specimen/index.js';

/** A function behind a door: what it gives comes later, however it was given. */
type Later<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;

export interface Doors {
  readonly build: Later<typeof build>;
  readonly listIssues: Later<typeof listIssues>;
  readonly readIssue: Later<typeof readIssue>;
  readonly checkIssue: Later<typeof checkIssue>;
  readonly examineBrowsers: Later<typeof examineBrowsers>;
  readonly examineCache: Later<typeof examineCache>;
  readonly preview: Later<typeof preview>;
  readonly newIssue: Later<typeof newIssue>;
  readonly newArticle: Later<typeof newArticle>;
  readonly imposeBooklet: Later<typeof imposeBooklet>;
  readonly packageIssue: Later<typeof packageIssue>;
  readonly readLog: Later<typeof readLog>;
  readonly logJson: Later<typeof logJson>;
  readonly preflight: Later<typeof preflight>;
  readonly preflightScreen: Later<typeof preflightScreen>;
  readonly readProfile: Later<typeof readProfile>;
  readonly writeReport: Later<typeof writeReport>;
  readonly publish: Later<typeof publish>;
  readonly writeSpecimen: Later<typeof writeSpecimen>;
}

export const doors: Doors = {
  build: async (...args) => (await import('../build.js')).build(...args),
  listIssues: async (...args) => (await import('../read/index.js')).listIssues(...args),
  readIssue: async (...args) => (await import('../read/index.js')).readIssue(...args),
  checkIssue: async (...args) => (await import('../check/index.js')).checkIssue(...args),
  examineBrowsers: async (...args) => (await import('../browser/index.js')).examineBrowsers(...args),
  examineCache: async (...args) => (await import('../cache/index.js')).examineCache(...args),
  preview: async (...args) => (await import('../preview.js')).preview(...args),
  newIssue: async (...args) => (await import('../scaffold/index.js')).newIssue(...args),
  newArticle: async (...args) => (await import('../scaffold/index.js')).newArticle(...args),
  imposeBooklet: async (...args) => (await import('../press/index.js')).imposeBooklet(...args),
  packageIssue: async (...args) => (await import('../package/index.js')).packageIssue(...args),
  readLog: async (...args) => (await import('../package/index.js')).readLog(...args),
  logJson: async (...args) => (await import('../package/index.js')).logJson(...args),
  preflight: async (...args) => (await import('../preflight/index.js')).preflight(...args),
  preflightScreen: async (...args) => (await import('../preflight/index.js')).preflightScreen(...args),
  readProfile: async (...args) => (await import('../read/index.js')).readProfile(...args),
  writeReport: async (...args) => (await import('../report/index.js')).writeReport(...args),
  publish: async (...args) => (await import('../publish/index.js')).publish(...args),
  writeSpecimen: async (...args) => (await import('../specimen/index.js')).writeSpecimen(...args),
};
