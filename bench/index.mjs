/**
 * Galley beside its peers, on the same text, in turns, each as a whole process.
 *
 *     npm run bench -- [--articles 20,80,320] [--rounds 5] [--write]
 *
 * Prints medians, ratios, pages and peak memory; `--write` puts them into docs/benchmarks.md. On a quiet machine only.
 */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { article, ISSUE, writeJournal } from './journal.mjs';
import { findPeers, has } from './peers.mjs';
import { timePreview } from './preview.mjs';
import { median, run } from './processes.mjs';
import { report } from './report.mjs';

const { values } = parseArgs({
  options: {
    articles: { type: 'string', default: '20,80,320' },
    rounds: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const sizes = values.articles.split(',').map(Number);
const rounds = Number(values.rounds);
const root = fileURLToPath(new URL('../', import.meta.url));
const galley = join(root, 'bundle/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'galley-bench-'));
/** Peers that take longer than this many times the quickest are run once. */
const SLOW_S = 60;
/** Of these the memory is not measured either. */
const SLOWEST_S = 150;

const pagesOf = (pdf) => Number(/^Pages:\s+(\d+)/mu.exec(execFileSync('pdfinfo', [pdf], { encoding: 'utf8' }))?.[1]);

async function benchJournal(articles) {
  const journal = join(folder, `journal-${articles}`);
  const slugs = await writeJournal(journal, articles);
  const out = join(journal, 'output');
  const cache = { GALLEY_CACHE: join(folder, 'cache') };
  const build = (...flags) => [process.execPath, galley, 'build', ISSUE, '--only', 'screen', '--out', out, ...flags];
  // Unpacks the browser, and writes the page the peers print.
  await run(build('--no-cache'), { cwd: journal, env: cache });
  const html = join(out, ISSUE, 'print.html');
  const own = join(out, ISSUE, `measure-${ISSUE}.pdf`);
  const runners = [
    { id: 'cold', name: 'Galley, cold', start: () => ({ command: build('--no-cache'), env: cache }), pdf: own },
    ...(await findPeers()).map(({ id, name, version, of }) => {
      const pdf = join(folder, `${id}-${articles}.pdf`);
      return { id, name, version, start: () => of(html, pdf), pdf };
    }),
  ];
  const results = await inTurns(runners, journal);
  await run(build(), { cwd: journal, env: cache });
  results.push(await warm({ journal, slugs, build, cache, pdf: own }));
  results.push({ id: 'preview', name: 'preview, save to pages', seconds: (await timePreview(journal, slugs, rounds)) / 1000 });
  if (articles === sizes[0]) results.push(...(await fullBuilds({ journal, html, cache })));
  return { articles, results };
}

async function inTurns(runners, cwd) {
  const all = runners.map((runner) => ({ ...runner, times: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const runner of round % 2 === 0 ? all : all.toReversed()) {
      if (runner.failed || (runner.times[0] ?? 0) > SLOW_S) continue;
      try {
        const { command, env } = runner.start();
        runner.times.push((await run(command, { cwd, env })).seconds);
        console.log(`  ${runner.name}: ${runner.times.at(-1).toFixed(2)} s`);
      } catch (error) {
        runner.failed = error.message.split('\n')[0];
        console.log(`  ${runner.name}: ${error.message}`);
      }
    }
  }
  for (const runner of all.filter(({ failed, times: [first = 0] }) => !failed && first < SLOWEST_S)) {
    const { command, env } = runner.start();
    const { megabytes, said } = await run(command, { cwd, env, memory: true });
    Object.assign(runner, { megabytes, said });
  }
  return all.map(({ id, name, version, times, megabytes, said, failed, pdf }) => ({
    id,
    name,
    version,
    failed,
    megabytes,
    ...(id === 'cold' && said && { stages: stagesIn(said) }),
    ...(!failed && { seconds: median(times), pages: pagesOf(pdf), runs: times.length }),
  }));
}

/** What a build tells of its stages: `paginate 48 pages, 1.2 s`. */
const stagesIn = (said) => said.match(/^(?:check|compose|paginate|screen|write) .*\d s$/gmu) ?? [];

/** One article is edited, and all is built again by a new process. */
async function warm({ journal, slugs, build, cache, pdf }) {
  const index = Math.floor(slugs.length / 2);
  const path = join(journal, 'issues', ISSUE, `${slugs[index]}.md`);
  const before = readFileSync(path, 'utf8');
  const times = [];
  for (let round = 1; round <= rounds; round += 1) {
    writeFileSync(path, article(index, slugs, round));
    times.push((await run(build(), { cwd: journal, env: cache })).seconds);
  }
  writeFileSync(path, before);
  return { id: 'warm', name: 'Galley, after one edit', seconds: median(times), pages: pagesOf(pdf), runs: times.length };
}

/** All editions, beside Vivliostyle with Ghostscript for the press. */
async function fullBuilds({ journal, html, cache }) {
  const viv = (await findPeers()).find(({ id }) => id === 'vivliostyle');
  if (!viv || !has('gs')) return [];
  const out = join(journal, 'output');
  const ours = [];
  const theirs = [];
  for (let round = 0; round < Math.min(3, rounds); round += 1) {
    ours.push((await run([process.execPath, galley, 'build', ISSUE, '--no-cache', '--out', out], { cwd: journal, env: cache })).seconds);
    const pdf = join(folder, 'full.pdf');
    const { command, env } = viv.of(html, pdf);
    const made = (await run(command, { cwd: journal, env })).seconds;
    const press = ['gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=pdfwrite', '-sColorConversionStrategy=CMYK', `-sOutputFile=${join(folder, 'press.pdf')}`, pdf];
    const coverage = ['gs', '-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=inkcov', '-o', '-', join(folder, 'press.pdf')];
    theirs.push(made + (await run(press)).seconds + (await run(coverage)).seconds);
  }
  return [
    { id: 'full', name: 'Galley, all editions', seconds: median(ours), runs: ours.length },
    { id: 'full-peer', name: 'Vivliostyle CLI, then Ghostscript', seconds: median(theirs), runs: theirs.length },
  ];
}

const measured = [];
try {
  for (const articles of sizes) {
    console.log(`${articles} articles`);
    measured.push(await benchJournal(articles));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
/** The press step has a bench of its own, which can be run alone; it ends with 1 when it misses its goal. */
const pressed = spawnSync(process.execPath, [join(root, 'bench/press.mjs'), '2020-12', String(rounds)], { encoding: 'utf8' });
const press = (pressed.stdout ?? '').trim().split('\n').slice(-2);
const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
const text = report(measured, { machine, rounds, press });
console.log(text);
if (values.write) writeFileSync(join(root, 'docs/benchmarks.md'), text);
