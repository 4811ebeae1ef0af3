/**
 * Builds the specimen and compares its pages with those that were approved:
 *
 *     npm run specimen                  says which pages changed, shows them in output/specimen/changes.html
 *     npm run specimen -- --approve     takes the pages as they are now for approved
 *
 * Exits 1 when a page changed and 3 when the specimen cannot be built. Built with Galley's own texts: none of others' is kept.
 */

import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { changesPage, compareProofs, drawProofs } from '../dist/proofs/index.js';

const root = fileURLToPath(new URL('../', import.meta.url));
const output = new URL('../output/specimen/', import.meta.url);
const folder = new URL('approved/', import.meta.url);
const galley = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

const drawn = await drawSpecimen();
if (process.argv.includes('--approve')) await approve();
else await compare();

async function drawSpecimen() {
  try {
    execFileSync(process.execPath, [galley, 'specimen', '--texts', 'own'], { cwd: root, stdio: 'inherit' });
  } catch (error) {
    process.exit(error.status === 130 ? 130 : 3);
  }
  const proofs = new Map();
  for (const issue of ['ltr', 'rtl']) {
    const { parts } = JSON.parse(await readFile(new URL(`${issue}/build.json`, output), 'utf8'));
    const pdf = await readFile(new URL(`${issue}/specimen-${issue}.pdf`, output));
    for (const [name, png] of await drawProofs(pdf, issue, parts)) proofs.set(name, png);
  }
  return proofs;
}

async function approve() {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [name, png] of drawn) await writeFile(new URL(`${name}.png`, folder), png);
  const bytes = [...drawn.values()].reduce((sum, png) => sum + png.length, 0);
  console.log(`approved ${drawn.size} pages, ${Math.round(bytes / 1000)} KB in specimen/approved/`);
}

async function compare() {
  const approved = new Map();
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.png'));
  for (const name of names) approved.set(name.slice(0, -4), await readFile(new URL(name, folder)));
  const changes = await compareProofs(approved, drawn);
  await writeFile(new URL('changes.html', output), changesPage(changes));
  for (const { name, how } of changes) console.log(`${name}: ${how}`);
  if (changes.length === 0) console.log(`all ${drawn.size} pages are as they were approved`);
  else {
    console.log(`see output/specimen/changes.html; to take them as they are: npm run specimen -- --approve`);
    process.exitCode = 1;
  }
}
