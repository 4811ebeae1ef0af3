/**
 * The program as few files: a build loads some 1,300 modules one by one, which takes longer than reading an issue. What the
 * compiler wrote to `dist/` becomes `bundle/`, with the same folders where a path matters: threads, and what browsers load.
 */

import { readdirSync, readFileSync } from 'node:fs';

/** Found by path, or by what is beside them: native code, WebAssembly, a packed browser. */
const EXTERNAL = ['sharp', '@hyzyla/pdfium', 'lcms-wasm', 'subset-font', '@sparticuz/chromium', 'pixelmatch'];

const threads = readdirSync('dist', { recursive: true, encoding: 'utf8' })
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /^(?!thread\/)[\w/-]+\.js$/u.test(name) && readFileSync(`dist/${name}`, 'utf8').includes('answerWith('));

/** Any of them may be asked for by name. */
const inPage = readdirSync('dist/paginate/in-page')
  .filter((name) => /^[\w-]+\.js$/u.test(name))
  .map((name) => `paginate/in-page/${name}`);

const named = (names) => Object.fromEntries(names.map((name) => [name.replace(/\.js$/u, ''), `dist/${name}`]));

export default [
  {
    input: named(['cli/main.js', ...threads]),
    platform: 'node',
    logLevel: 'warn',
    external: EXTERNAL,
    output: { dir: 'bundle', format: 'esm', cleanDir: true, chunkFileNames: 'shared/[name].js', comments: { legal: true } },
  },
  {
    input: named(inPage),
    platform: 'browser',
    logLevel: 'warn',
    output: { dir: 'bundle', format: 'esm', chunkFileNames: 'paginate/in-page/[name].js' },
  },
  {
    input: named(['viewer/client/main.js']),
    platform: 'browser',
    logLevel: 'warn',
    output: { dir: 'bundle', format: 'esm' },
  },
];
