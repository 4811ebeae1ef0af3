import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readIssue } from '../read/index.js';
import type { Place } from '../diagnostic.js';
import { TemplateFault } from './fault.js';
import { composePrint } from './index.js';
import type { Layers } from './layers.js';
import { layersOf } from './layers.js';
import { openShelf, type Files, type Shelf } from './specimen.test.kit.js';
import { loadTemplates } from './templates.js';

let shelf: Shelf;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.clear());

const VIEW = { title: 'T <b>', nothing: null, empty: [], list: [1, 2], deep: { field: 'x' } };

/** The templates of a journal alone, without the package's. */
async function only(files: Files): Promise<Layers> {
  const templates = Object.fromEntries(Object.entries(files).map(([name, content]) => [`templates/${name}`, content]));
  const root = await shelf.journal(templates);
  const names = Object.keys(files).toSorted();
  return { find: (path) => layersOf(root).find(path), list: () => Promise.resolve(names) };
}

async function render(files: Files, name = 'print'): Promise<string> {
  return (await loadTemplates(await only(files)))(name, VIEW);
}

/** What is said of a template that cannot be used, and where. */
async function fault(files: Files, name = 'print'): Promise<{ message: string; place: Place }> {
  try {
    await render(files, name);
  } catch (error) {
    if (error instanceof TemplateFault) return { message: error.message, place: error.place };
    throw error;
  }
  throw new Error('the template was used');
}
const at = (file: string, line: number, column: number): Place => ({ file: `templates/${file}`, line, column });

describe('templates', () => {
  it('set fields, escaped unless they are finished HTML, and one another', async () => {
    const files = { 'print.hbs': '{{title}} {{{title}}} {{> parts/a x=deep}}', 'parts/a.hbs': '{{x.field}}{{title}}' };
    expect(await render(files)).toBe('T &lt;b&gt; T <b> xT &lt;b&gt;');
  });

  it('know what is there and empty', async () => {
    const source =
      '{{#if nothing}}a{{else}}b{{/if}}{{#each empty}}c{{else}}d{{/each}}{{#each list}}{{this}}{{#unless @last}},{{/unless}}{{/each}}';
    expect(await render({ 'print.hbs': source })).toBe('bd1,2');
  });
});

describe('a field that is not there', () => {
  it.each([
    ['{{nope}}', 3],
    ['{{deep.nope}}', 3],
    ['{{@root.nope}}', 3],
    ['{{{nope}}}', 4],
    ['{{#if nope}}x{{/if}}', 7],
    ['{{#unless nope}}x{{/unless}}', 11],
    ['{{#each nope}}x{{/each}}', 9],
    ['{{#with nope}}x{{/with}}', 9],
    ['{{#if deep.nope}}x{{/if}}', 7],
    ['{{> parts/a x=nope}}', 15],
  ])('is named with its line and column: %s', async (tag, column) => {
    expect(await fault({ 'print.hbs': `one\n\n${tag}`, 'parts/a.hbs': 'a' })).toEqual({
      message: '"nope" is no field of this view',
      place: at('print.hbs', 3, column),
    });
  });

  it('is named in the innermost partial', async () => {
    const files = {
      'print.hbs': '{{> parts/a}}',
      'parts/a.hbs': '{{#each list}}\n{{> parts/b x=../deep}}{{/each}}',
      'parts/b.hbs': '\n  {{x.nope}}',
    };
    expect(await fault(files)).toEqual({ message: '"nope" is no field of this view', place: at('parts/b.hbs', 2, 5) });
  });

  it('is not asked of what is not there', async () => {
    const { message, place } = await fault({ 'print.hbs': '{{nothing.title}}' });
    expect([message, place.line]).toEqual(['"title" is asked of what is not there', 1]);
  });

  it('is not what every object has', async () => {
    expect(await render({ 'print.hbs': '[{{deep.constructor}}]' })).toBe('[]');
  });
});

describe('a template that cannot be read', () => {
  it.each([
    ['{{#if title}}\nnever closed', 'a block or a tag is not closed near "...title}}never closed"', 3],
    ['{{title', 'this cannot be read near "one{{title"', 2],
    ['{{{title}}', 'this cannot be read near "one{{{title}}"', 2],
    ['{{#if title}}{{/each}}', "if doesn't match each", 2],
    ['{{shout title}}', 'there is no helper "shout"', 2],
    ['{{#shout title}}{{/shout}}', 'there is no helper "shout"', 2],
    ['{{log title}}', 'there is no helper "log"', 2],
    ['{{> parts/none}}', 'there is no template "parts/none"', 2],
    ['{{#if nothing}}{{> parts/none x=title}}{{/if}}', 'there is no template "parts/none"', 2],
  ])('is named with its line: %s', async (source, message, line) => {
    const said = await fault({ 'print.hbs': `one\n${source}` });
    expect(said).toMatchObject({ message, place: { file: 'templates/print.hbs', line } });
  });

  it('is found before anything is set, also when nothing uses it', async () => {
    expect((await fault({ 'print.hbs': 'fine', 'parts/other.hbs': '{{#if' })).place.file).toBe(
      'templates/parts/other.hbs',
    );
  });

  it('may set itself without end', async () => {
    expect(await fault({ 'print.hbs': '{{> print}}' })).toEqual({
      message: 'the template sets itself without end',
      place: { file: 'templates/print.hbs' },
    });
  });

  it('may not be there at all', async () => {
    expect(await fault({ 'print.hbs': 'x' }, 'parts/cover')).toEqual({
      message: 'there is no such template',
      place: { file: 'templates/parts/cover.hbs' },
    });
  });
});

describe('a journal’s template', () => {
  it('wins over the package’s of the same name, one by one', async () => {
    const root = await shelf.journal({ 'templates/parts/back-cover.hbs': '<p class="ours">{{journal.name}}</p>' });
    const { issue } = await readIssue(root, '2021-01');
    const { edition, diagnostics } = await composePrint(issue!, root);
    expect(diagnostics).toEqual([]);
    const html = (id: string): string => edition!.parts.find((part) => part.id === id)!.html;
    expect(html('back-cover')).toBe('<p class="ours">Specimen</p>');
    expect(html('cover')).toContain('<section id="cover"');
  });

  it('may add templates of its own', async () => {
    const root = await shelf.journal({
      'templates/parts/back-cover.hbs': '{{> ours/foot}}',
      'templates/ours/foot.hbs': 'Foot',
    });
    const { issue } = await readIssue(root, '2021-01');
    expect((await composePrint(issue!, root)).edition!.parts.at(-1)!.html).toBe('Foot');
  });

  it('that is wrong is a finding, not a fault of the machine', async () => {
    const root = await shelf.journal({ 'templates/parts/cover.hbs': '\n{{#if journl}}x{{/if}}' });
    const { issue } = await readIssue(root, '2021-01');
    expect(await composePrint(issue!, root)).toEqual({
      diagnostics: [
        {
          severity: 'error',
          rule: 'template-error',
          message: '"journl" is no field of this view',
          place: { file: 'templates/parts/cover.hbs', line: 2, column: 7 },
        },
      ],
    });
  });
});
