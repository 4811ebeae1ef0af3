/** What was measured, as a page of the docs: a table a journal, and the goals beside what was reached. */

const seconds = (value) => (value === undefined ? '–' : value < 1 ? `${Math.round(value * 1000)} ms` : `${value.toFixed(2)} s`);

export function report(measured, { machine, rounds, press = [] }) {
  const lines = [
    '# Benchmarks',
    '',
    'Made by `npm run bench -- --write`: every program as a whole process, in turns, medians of',
    `${rounds} rounds (a program that takes over a minute runs once). All print the page that Galley composes, \`print.html\`;`,
    'the text is that of the Universal Declaration of Human Rights. Peak memory is the proportional memory of all processes.',
    '',
    `Machine: ${machine}.`,
    '',
  ];
  for (const { articles, results } of measured) {
    const cold = results.find(({ id }) => id === 'cold');
    lines.push(`## ${articles} articles, ${cold.pages} pages`, '', '| | time | to Galley, cold | pages | peak memory |', '|---|---|---|---|---|');
    for (const { name, version, seconds: time, pages, megabytes, failed } of results) {
      const ratio = time === undefined ? '–' : `${(time / cold.seconds).toFixed(2)} ×`;
      const memory = megabytes ? `${Math.round(megabytes)} MB` : '–';
      lines.push(`| ${[name, version].filter(Boolean).join(' ')} | ${failed ? `failed: ${failed.slice(0, 80)}` : seconds(time)} | ${ratio} | ${pages ?? '–'} | ${memory} |`);
    }
    lines.push('');
    if (cold.stages?.length > 0) lines.push(`Of Galley, cold, while its memory was looked at: ${cold.stages.join('; ')}.`, '');
  }
  if (press.length > 0) lines.push('## The press step of the sample issue', '', ...press, '');
  lines.push('## Goals', '', '| | goal | reached |', '|---|---|---|', ...goals(measured).map((row) => `| ${row.join(' | ')} |`), '');
  return `${lines.join('\n')}`;
}

function goals(measured) {
  const of = (size, id) => measured[size]?.results.find((result) => result.id === id);
  const over = (size, id, other) => ratio(of(size, id)?.seconds, of(size, other)?.seconds);
  // Of one journal alone nothing is said of growth.
  const last = measured.length > 1 ? measured.length - 1 : -1;
  const perPage = (size) => of(size, 'cold') && of(size, 'cold').seconds / of(size, 'cold').pages;
  return [
    ['cold, to pagedjs-cli on the machine’s Chromium', 'at least 3.5 ×', over(0, 'paged', 'cold')],
    ['cold, to pagedjs-cli on the same engine', 'at least 2.8 ×', over(0, 'paged-same', 'cold')],
    ['cold, to Vivliostyle CLI', 'at least 6 ×', over(0, 'vivliostyle', 'cold')],
    ['cold, to WeasyPrint', 'at least 4 ×', over(0, 'weasyprint', 'cold')],
    ['cold, of native print', 'at most 1.6 ×', over(0, 'cold', 'native')],
    ['cold, largest, to pagedjs-cli on the same engine', 'at least 5 ×', over(last, 'paged-same', 'cold')],
    ['cold, largest, of native print', 'at most 1.8 ×', over(last, 'cold', 'native')],
    ['time per page, largest to smallest', 'at most 1.2 ×', ratio(perPage(last), perPage(0))],
    ['after one edit, to pagedjs-cli on the same engine', 'at least 6 ×', over(0, 'paged-same', 'warm')],
    ['preview, smallest', 'under 150 ms', seconds(of(0, 'preview')?.seconds)],
    ['preview, largest', 'under 250 ms', of(last, 'preview') ? seconds(of(last, 'preview').seconds) : 'not measured'],
    ['all editions, to Vivliostyle CLI and Ghostscript', 'at least 4 ×', over(0, 'full-peer', 'full')],
    ['peak memory, smallest, of pagedjs-cli', 'at most 1.2 ×', ratio(of(0, 'cold')?.megabytes, of(0, 'paged-same')?.megabytes)],
    ['peak memory, largest, of pagedjs-cli', 'at most 0.7 ×', ratio(of(last, 'cold')?.megabytes, of(last, 'paged-same')?.megabytes)],
  ];
}

const ratio = (one, other) => (one === undefined || other === undefined ? 'not measured' : `${(one / other).toFixed(2)} ×`);
