/** The door of packaging: what goes to the printer, in one zip that says what it is and proves that it arrived whole. */

import { createHash } from 'node:crypto';
import { ToolError } from '../diagnostic.js';
import type { Issue } from '../issue.js';
import { logText, nextEntry, type PackagedVersion } from './log.js';
import { orderFacts, type OrderFacts } from './facts.js';
import { orderHtml } from './order-html.js';
import { orderText } from './order-text.js';
import { drawProof, proofPdf, type ProofPage } from './proof.js';
import { readPressFile, type PressFile } from './press-file.js';
import { zipFolder } from './zip.js';

export { logJson, readLog, type PackagedVersion } from './log.js';

export interface PackageJob {
  readonly issue: Issue;
  /** What the build has put in the press folder, by file name: press PDFs and the report of their preflight. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** Packages of this issue made before. */
  readonly log: readonly PackagedVersion[];
  /** What a person says of this version, for the log: `Name on page 7 corrected`. */
  readonly note?: string;
}

export interface IssuePackage {
  /** `istiqlal-2020-12-v1`: of the zip without its ending, and of the folder in it. */
  readonly name: string;
  readonly zip: Uint8Array;
  readonly entry: PackagedVersion;
  /** Whether no package had this content before. */
  readonly isNew: boolean;
  /** With this version in it. */
  readonly log: readonly PackagedVersion[];
}

/**
 * Makes the package of a build: press files, preflight report, proof, order sheet, manifest, checksums, log of versions.
 * The version hangs on the content: files never packaged before get the next number, the same files that of old, and the
 * same bytes.
 * @throws ToolError when there is no press file, or one cannot be read.
 */
export async function packageIssue(job: PackageJob): Promise<IssuePackage> {
  const making = await begin(job);
  const pages = making.proof.map(({ hash }) => hash);
  const content = sha256(Buffer.from(checksums(await contents(making))));
  const made = { content, pages, labels: making.proof.map(({ label }) => label) };
  const known = job.log.find((entry) => entry.content === content);
  const entry = known ?? nextEntry(job.log, made, job.note);
  const log = known ? job.log : [...job.log, entry];
  const name = `${stemOf(job.issue)}-v${entry.version}`;
  const files = await contents(making, { entry, log: log.filter(({ version }) => version <= entry.version) });
  files.set('SHA256SUMS', Buffer.from(checksums(files)));
  return { name, zip: zipFolder(name, files, making.facts.dateIso), entry, isNew: !known, log };
}

/** All that the content of a package is made of, but for the number of its version. */
interface Making {
  readonly job: PackageJob;
  readonly press: readonly PressFile[];
  readonly proof: readonly ProofPage[];
  readonly facts: OrderFacts;
}

async function begin(job: PackageJob): Promise<Making> {
  const { files, issue } = job;
  const names = [...files.keys()].filter((name) => name.endsWith('.pdf')).toSorted();
  if (names.length === 0) throw new ToolError('there is no press file to pack', 'Build the press edition first.');
  const press: PressFile[] = [];
  for (const name of names) press.push(await readPressFile(name, files.get(name) ?? new Uint8Array()));
  const proof: ProofPage[] = [];
  for (const file of press) proof.push(...(await drawProof(file)));
  return { job, press, proof, facts: orderFacts(issue, press, [...files.keys()]) };
}

interface Stamp {
  readonly entry: PackagedVersion;
  readonly log: readonly PackagedVersion[];
}

/** The files of a package by name. Without a stamp they name no version: what the version itself hangs on. */
async function contents({ job, proof, facts }: Making, stamp?: Stamp): Promise<Map<string, Uint8Array>> {
  const { issue, files } = job;
  const stem = stemOf(issue);
  const sheet = stamp ? { ...facts, version: stamp.entry.version } : facts;
  const words = `${stem}${stamp ? ` v${stamp.entry.version}` : ''}`;
  const made = new Map<string, Uint8Array>(files);
  made.set(`${stem}-proof.pdf`, await proofPdf(proof, { words, lang: issue.journal.lang, dateIso: facts.dateIso }));
  made.set('order-sheet.html', Buffer.from(orderHtml(sheet)));
  made.set('order-sheet.txt', Buffer.from(orderText(sheet)));
  if (stamp) made.set('versions.txt', Buffer.from(logText(stem, stamp.log)));
  made.set('manifest.json', Buffer.from(manifest(made, sheet, stamp)));
  return new Map([...made].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

function manifest(files: ReadonlyMap<string, Uint8Array>, facts: OrderFacts, stamp?: Stamp): string {
  const { dateIso, sections, version, title } = facts;
  const listed = Array.from(files, ([path, bytes]) => ({ path, bytes: bytes.length, sha256: sha256(bytes) }));
  const order = Object.fromEntries(
    sections.map(({ heading, rows }) => [
      heading,
      Object.fromEntries(rows.map(({ label, lines }) => [label, lines.length > 1 ? lines : (lines[0] ?? null)])),
    ]),
  );
  const whole = { title, version, date: dateIso, order, files: listed, versions: stamp?.log };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

const stemOf = ({ journal, id }: Issue): string => `${journal.slug}-${id}`;

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** As `sha256sum -c` reads it. */
const checksums = (files: ReadonlyMap<string, Uint8Array>): string =>
  Array.from(files, ([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('');
