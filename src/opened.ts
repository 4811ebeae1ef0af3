/**
 * The rooms a build goes through, each opened when it is needed. Loading them all takes longer than reading an issue: what
 * finishes the pages is loaded while the browser prints them, and what nobody asks for is not loaded at all.
 */

import type * as check from './check/index.js';
import type * as compose from './compose/index.js';
import type * as findings from './page-findings.js';
import type * as pdf from './pdf/index.js';
import type * as press from './press/index.js';
import type * as files from './press-files.js';
import type * as proof from './proofread/index.js';
import type * as read from './read/index.js';
import type * as screen from './screen-file.js';
import type * as web from './web/index.js';

/** What a function gives comes later, however it was given. */
type Later<F> = F extends (...args: infer A) => infer R ? (...args: A) => Promise<Awaited<R>> : never;

const rooms = {
  read: () => import('./read/index.js'),
  check: () => import('./check/index.js'),
  compose: () => import('./compose/index.js'),
  findings: () => import('./page-findings.js'),
  pdf: () => import('./pdf/index.js'),
  proofread: () => import('./proofread/index.js'),
  screen: () => import('./screen-file.js'),
  press: () => import('./press/index.js'),
  pressFiles: () => import('./press-files.js'),
  web: () => import('./web/index.js'),
};

/** Opens what will finish so many pages. Whoever then needs a room hears of what went wrong. */
export function openFinishers(only: readonly ('screen' | 'press' | 'web')[], pages: number): void {
  const readers = async (): Promise<void> => (await rooms.proofread()).openReaders(pages);
  const wanted: (() => Promise<unknown>)[] = [readers, rooms.findings];
  if (only.includes('screen')) wanted.push(rooms.screen);
  if (only.includes('press')) wanted.push(rooms.pressFiles);
  for (const open of wanted) open().catch(() => {});
}

export const listIssues: Later<typeof read.listIssues> = async (...a) => (await rooms.read()).listIssues(...a);
export const readIssue: Later<typeof read.readIssue> = async (...a) => (await rooms.read()).readIssue(...a);
export const checkIssue: Later<typeof check.checkIssue> = async (...a) => (await rooms.check()).checkIssue(...a);
export const composePrint: Later<typeof compose.composePrint> = async (...a) =>
  (await rooms.compose()).composePrint(...a);
export const composeMemory: Later<typeof compose.newMemory> = async (...a) => (await rooms.compose()).newMemory(...a);
export const pageFindings: Later<typeof findings.pageFindings> = async (...a) =>
  (await rooms.findings()).pageFindings(...a);
export const describePdf: Later<typeof pdf.describePdf> = async (...a) => (await rooms.pdf()).describePdf(...a);
export const proofread: Later<typeof proof.proofread> = async (...a) => (await rooms.proofread()).proofread(...a);
export const screenFile: Later<typeof screen.screenFile> = async (...a) => (await rooms.screen()).screenFile(...a);
export const finishOffice: Later<typeof press.finishOffice> = async (...a) => (await rooms.press()).finishOffice(...a);
export const pressFiles: Later<typeof files.pressFiles> = async (...a) => (await rooms.pressFiles()).pressFiles(...a);
export const buildSite: Later<typeof web.buildSite> = async (...a) => (await rooms.web()).buildSite(...a);
export const readPublished: Later<typeof web.readPublished> = async (...a) => (await rooms.web()).readPublished(...a);
