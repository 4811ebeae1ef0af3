import { expect, it } from 'vitest';
import type { Progress } from '../build.js';
import type { Terminal } from './context.js';
import { progressView, type ProgressView } from './progress.js';

/** As much of a terminal as the progress uses: what a person would see, and whether the cursor shows. */
class Screen {
  rows: string[] = [''];
  row = 0;
  cursor = true;
  raw = '';

  write(text: string): void {
    this.raw += text;
    // oxlint-disable-next-line no-control-regex -- escape sequences are what this reads
    for (const [token] of text.matchAll(/\u001B\[\??\d*[A-Za-z]|\n|[^\u001B\n]+/g)) this.#take(token);
  }

  #take(token: string): void {
    const up = /^\u001B\[(\d+)F$/.exec(token); // oxlint-disable-line no-control-regex
    if (token === '\n') this.rows[++this.row] ??= '';
    else if (up) this.row -= Number(up[1]);
    else if (token === '\u001B[?25l') this.cursor = false;
    else if (token === '\u001B[?25h') this.cursor = true;
    else if (!token.startsWith('\u001B')) this.rows[this.row] = token;
  }
}

const STEPS: readonly Progress[] = [
  { stage: 'check' },
  { stage: 'check', unit: 'articles', done: 10, total: 10 },
  { stage: 'paginate' },
  { stage: 'paginate', unit: 'pages', done: 9, total: 36 },
];

function watch(
  terminal: Partial<Terminal>,
  steps: readonly Progress[],
  stepMs = 100,
): ProgressView & { readonly screen: Screen } {
  const screen = new Screen();
  let clock = 0;
  const view = progressView(
    {
      out: () => undefined,
      err: (text) => screen.write(text),
      live: true,
      colour: false,
      columns: () => 80,
      ...terminal,
    },
    () => clock,
  );
  for (const step of steps) {
    view.show(step);
    clock += stepMs;
  }
  return { screen, ...view };
}

it('shows a line for each stage, with a bar while it runs', () => {
  const { screen, close } = watch({}, STEPS);
  expect(screen.rows).toEqual(['✓ check     10 articles, 0.1 s', '▸ paginate  █████░░░░░░░░░░░░░░░ 9/36 pages', '']);
  expect(screen.cursor).toBe(false);
  close();
  expect(screen.cursor).toBe(true);
});

it('keeps stages that run side by side apart', () => {
  const { screen } = watch({}, [
    { stage: 'screen' },
    { stage: 'press' },
    { stage: 'screen', done: 1, total: 1, unit: 'files' },
    { stage: 'press', done: 2, total: 4, unit: 'pages' },
  ]);
  expect(screen.rows).toEqual(['✓ screen    1 file, 0.2 s', '▸ press     ██████████░░░░░░░░░░ 2/4 pages', '']);
});

it('ends a stage that says no more when a later one begins, and all when the build went well', () => {
  const steps: readonly Progress[] = [
    { stage: 'compose' },
    { stage: 'paginate', unit: 'pages', done: 7 },
    { stage: 'screen' },
    { stage: 'press' },
    { stage: 'write', unit: 'files', total: 30 },
  ];
  const ended = ['compose   0.1 s', 'paginate  7 pages, 0.1 s', 'screen    0.2 s', 'press     0.1 s'].map(
    (line) => `✓ ${line}`,
  );
  const { screen, finish, close } = watch({}, steps);
  expect(screen.rows).toEqual([...ended, '▸ write', '']);
  finish();
  close();
  expect(screen.rows).toEqual([...ended, '✓ write     30 files, 0.1 s', '']);
  const plain = watch({ live: false }, steps);
  plain.finish();
  plain.close();
  plain.show({ stage: 'web' });
  expect(plain.screen.raw).toBe(
    'compose 0.1 s\npaginate 7 pages, 0.1 s\nscreen 0.2 s\npress 0.1 s\nwrite 30 files, 0.1 s\n',
  );
});

it.each([59, 30, 12, 4, 1, 0])('never fills a line of %d columns', (columns) => {
  const { screen } = watch({ columns: () => columns }, STEPS);
  for (const row of screen.rows) expect(row.length).toBeLessThanOrEqual(Math.max(1, columns - 1));
  expect(screen.rows.join('')).not.toContain('█');
});

it('redraws no faster than the eye follows, yet shows every end', () => {
  const many = Array.from({ length: 500 }, (_, n) => ({
    stage: 'paginate' as const,
    unit: 'pages',
    done: n + 1,
    total: 500,
  }));
  const { screen } = watch({}, many, 1);
  expect(screen.raw.split('paginate').length - 1).toBeLessThan(20);
  expect(screen.rows[0]).toBe('✓ paginate  500 pages, 0.5 s');
});

it('shows what was last done when it is closed, and nothing after', () => {
  const { screen, close } = watch({}, [...STEPS, { stage: 'paginate', unit: 'pages', done: 10, total: 36 }], 1);
  close();
  expect(screen.rows[1]).toContain('10/36 pages');
  const before = screen.raw;
  close();
  expect(screen.raw).toBe(before);
});

it('leaves alone a screen on which nothing was shown', () => {
  const { screen, close } = watch({}, []);
  close();
  expect(screen.raw).toBe('');
});

it('colours only where colour is wanted', () => {
  expect(watch({}, STEPS).screen.raw).not.toMatch(/\u001B\[\d+m/); // oxlint-disable-line no-control-regex
  expect(watch({ colour: true }, STEPS).screen.raw).toContain('\u001B[32m✓\u001B[0m check');
});

it('writes one plain line for each stage where there is no terminal', () => {
  const { screen, close } = watch({ live: false }, STEPS);
  close();
  expect(screen.raw).toBe('check 10 articles, 0.1 s\npaginate 9/36 pages\n');
});
