/** The guides say what is so: held against the sources, the templates and the schemas. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const below = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();

const GUIDES = ['README.md', 'CHANGELOG.md', 'NOTICE.md'].concat(
  below('docs').flatMap((name) => (name.endsWith('.md') ? `docs/${name}` : [])),
);

/** What stands in backticks, with the names inside: `words.contents` gives `words.contents`, `words` and `contents`. */
function namesIn(guide: string): ReadonlySet<string> {
  const codes = Array.from(read(guide).matchAll(/`([^`\n]+)`/g), ([, code = '']) => code);
  return new Set(codes.flatMap((code) => [code, ...code.split(/[^\p{L}\p{N}_-]+/u)]));
}

const absent = (names: Iterable<string>, guide: string): string[] => {
  const known = namesIn(guide);
  return [...new Set(names)].filter((name) => !known.has(name)).toSorted();
};

describe('the guide for editors', () => {
  const schema: z.ZodType<Schema> = z.lazy(() =>
    z.object({
      properties: z.record(z.string(), schema).optional(),
      items: schema.optional(),
      anyOf: z.array(schema).optional(),
    }),
  );

  it.each(['journal', 'issue', 'article'])('names every key of %s', (name) => {
    const keys = keysOf(schema.parse(JSON.parse(read(`schema/${name}.json`))));
    expect(keys.length).toBeGreaterThan(10);
    expect(absent(keys, 'docs/editor.md')).toEqual([]);
  });

  it('names every block and its attributes', () => {
    const table = /DIRECTIVES[^=]*= (\{[^;]*\});/.exec(read('src/check/rules/directives.ts'))?.[1] ?? '';
    const names = Array.from(table.matchAll(/'([\w-]+)'|(\w+):/g), ([, quoted, bare]) => quoted ?? bare ?? '');
    expect(names).toContain('pull-quote');
    expect(absent(names, 'docs/editor.md')).toEqual([]);
  });
});

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly items?: Schema | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
}

const keysOf = ({ properties = {}, items, anyOf = [] }: Schema): string[] => [
  ...Object.keys(properties),
  ...[...Object.values(properties), ...(items ? [items] : []), ...anyOf].flatMap(keysOf),
];

describe('the list of rules', () => {
  const KEBAB = /'([a-z]+(?:-[a-z]+)+)'/g;

  it('has every rule of the sources', () => {
    const sources = below('src').filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'));
    const rules = sources.flatMap((path) => {
      const code = read(`src/${path}`);
      const said = code.match(/\brule: [^,\n]*|\b(?:complain|fail)\(\s*'[^']*'|^\s+'?[\w.]+'?: \['[a-z-]+', /gm) ?? [];
      const own = /^(?:check|judge)\/rules\//.test(path) ? (code.match(/^ {2}id: '[^']*'/gm) ?? []) : [];
      return [...said, ...own].flatMap((part) => Array.from(part.matchAll(KEBAB), ([, id = '']) => id));
    });
    expect(rules).toEqual(expect.arrayContaining(['unknown-key', 'lost-text', 'style-error', 'heading-skips']));
    const guide = read('docs/rules.md');
    expect(rules.filter((id) => !guide.includes(`\`${id}\``) && !guide.includes(`\n### ${id}\n`))).toEqual([]);
  });
});

describe('the guide for designers', () => {
  it('names every template', () => {
    const templates = below('templates').filter((path) => path.endsWith('.hbs'));
    expect(templates).toContain('parts/article.hbs');
    expect(absent(templates, 'docs/designer.md')).toEqual([]);
  });

  it('names every field a template can use', () => {
    const views = ['view', 'article-view', 'print-view', 'web-view', 'words', 'web-words'].map((name) =>
      read(`src/compose/${name}.ts`),
    );
    const shown = views.join('\n').matchAll(/export interface \w*(?:View|Words)\b[^{]*\{([^]*?)\n\}/g);
    const fields = Array.from(shown, ([, body = '']) => body).flatMap((body) =>
      Array.from(body.matchAll(/readonly (\w+): (?!\()/g), ([, field = '']) => field),
    );
    expect(fields).toEqual(expect.arrayContaining(['plainTitle', 'hasRail', 'latestIssue']));
    // For the words a view is made with, not for templates.
    const inner = new Set(['and', 'byline', 'boxes', 'comma']);
    expect(absent(fields, 'docs/designer.md').filter((field) => !inner.has(field))).toEqual([]);
  });

  it('names every style sheet of print, and what print and web share', () => {
    const sheets = below('styles').filter((path) => path.endsWith('.css') && !path.startsWith('web/'));
    expect(sheets).toContain('print/page.css');
    const names = sheets.map((path) => path.replace(/^print\//, ''));
    const guide = read('docs/designer.md');
    expect(names.filter((name) => !guide.includes(name))).toEqual([]);
  });
});

describe('the page on the design', () => {
  it('gives the tokens the values they have', () => {
    const tokens = new Map(
      Array.from(read('styles/tokens.css').matchAll(/^ +(--[\w-]+): ([^;]+);$/gmu), ([, name, value]) => [name, value]),
    );
    const rows = read('docs/design.md').matchAll(/^\| `(--[\w-]+)` \| `([^`]+)` \|(?: `([\d ]+)` \|)?/gmu);
    const said = Array.from(rows, ([, name = '', value, inks]) => ({ name, value, inks }));
    expect(said.length).toBeGreaterThan(25);
    const inksOf = (name: string): string | undefined =>
      name.startsWith('--colour-') ? tokens.get(name.replace('--colour-', '--ink-')) : undefined;
    const wrong = said.filter(({ name, value, inks }) => tokens.get(name) !== value || inksOf(name) !== inks);
    expect(wrong).toEqual([]);
  });
});

describe('the README', () => {
  it('has every room', () => {
    const rooms = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const named = rooms.map(({ name }) => `${name}/`);
    expect(named.filter((name) => !namesIn('README.md').has(name))).toEqual([]);
    expect(named.filter((name) => !namesIn('docs/architecture.md').has(name))).toEqual([]);
  });

  it('has every command, option and exit code', () => {
    const commands = below('src/cli/commands').map((file) => read(`src/cli/commands/${file}`));
    const names = commands.flatMap((code) =>
      Array.from(
        code.matchAll(/\.command\('([a-z]+)'|\.option\('(--[a-z]+)/g),
        ([, command, option]) => command ?? option,
      ),
    );
    expect(names).toEqual(expect.arrayContaining(['build', 'doctor', '--only']));
    const readme = read('README.md');
    expect(names.filter((name) => !readme.includes(name ?? ''))).toEqual([]);
    const codes =
      read('src/cli/context.ts')
        .match(/EXIT = \{([^}]*)\}/)?.[1]
        ?.match(/\d+/g) ?? [];
    expect(codes.filter((code) => !readme.includes(`| ${code} |`))).toEqual([]);
  });
});

describe.each(GUIDES)('%s', (guide) => {
  it('links to what is there', () => {
    // Links in examples lead into an issue that is not here.
    const prose = read(guide)
      .replaceAll(/^(`{3,})[^]*?^\1$/gm, '')
      .replaceAll(/`[^`\n]*`/g, '');
    const links = Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), ([, target = '']) => target);
    const inner = links.filter((target) => !/^https?:/.test(target));
    expect(inner.filter((target) => !isThere(target, guide))).toEqual([]);
  });
});

function isThere(target: string, guide: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? guide : join(dirname(guide), path);
  if (!existsSync(join(root, file))) return false;
  return anchor === undefined || headings(file).includes(anchor);
}

/** As the forges name them. */
const headings = (file: string): string[] =>
  Array.from(read(file).matchAll(/^#+ (.*)$/gm), ([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
