/** Handlebars, strict: a template that names what is not there is an error with its file and line. */

import { readFile } from 'node:fs/promises';
import Handlebars from 'handlebars';
import { TemplateFault } from './fault.js';
import type { Layers } from './layers.js';

/** Sets one template (`print`, `parts/article`) with a view. */
export type Render = (name: string, view: object) => string;

/** Reads and compiles every template of both layers. @throws TemplateFault for one that cannot be parsed. */
export async function loadTemplates(layers: Layers): Promise<Render> {
  const handlebars = Handlebars.create();
  const compiled = new Map<string, (view: unknown, options?: Handlebars.RuntimeOptions) => string>();
  const paths = await layers.list('templates', '.hbs');
  const names = new Set(paths.map(nameOf));
  for (const path of paths) {
    const file = `templates/${path}`;
    const source = await readFile((await layers.find(file)) ?? file, 'utf8');
    const template = traced(file, compile(handlebars, source, { file, names }));
    compiled.set(nameOf(path), template);
    handlebars.registerPartial(nameOf(path), template);
  }
  return (name, view) => {
    const template = compiled.get(name);
    if (!template) throw new TemplateFault('there is no such template', { file: `templates/${name}.hbs` });
    return template(view);
  };
}

const nameOf = (path: string): string => path.slice(0, -'.hbs'.length);

interface TemplateFile {
  readonly file: string;
  /** Names of all templates. */
  readonly names: ReadonlySet<string>;
}

function compile(handlebars: typeof Handlebars, source: string, templates: TemplateFile): Handlebars.TemplateDelegate {
  // `log` would write to the terminal.
  const options = { strict: true, knownHelpersOnly: true, knownHelpers: { log: false }, preventIndent: true };
  try {
    const tree = Handlebars.parse(source);
    makeStrict(tree.body, templates);
    return handlebars.compile(tree, options);
  } catch (error) {
    throw error instanceof TemplateFault ? error : fault(templates.file, error);
  }
}

/**
 * Handlebars is strict with `{{nope}}`, but takes `{{#if nope}}` for false: what helpers and partials are given is made
 * strict as well. @throws TemplateFault for a partial that is not among the templates.
 */
function makeStrict(tree: unknown, templates: TemplateFile): void {
  if (Array.isArray(tree)) for (const node of tree) makeStrict(node, templates);
  else if (isNode(tree)) {
    if (tree.type === 'PathExpression') tree['strict'] = true;
    if (tree.type === 'PartialStatement') mustExist(tree, templates);
    for (const node of Object.values(tree)) makeStrict(node, templates);
  }
}

type Node = hbs.AST.Node & Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function mustExist({ name, loc }: Node, { file, names }: TemplateFile): void {
  if (!isNode(name) || typeof name['original'] !== 'string' || names.has(name['original'])) return;
  const { line, column } = loc.start;
  throw new TemplateFault(`there is no template "${name['original']}"`, { file, line, column: column + 1 });
}

/** Names the innermost template a failure comes from: Handlebars itself gives a line, but no file. */
function traced(file: string, template: Handlebars.TemplateDelegate): Handlebars.TemplateDelegate {
  return (view, options) => {
    try {
      return template(view, options);
    } catch (error) {
      throw error instanceof TemplateFault ? error : fault(file, error);
    }
  };
}

function fault(file: string, error: unknown): TemplateFault {
  const message = error instanceof Error ? error.message : String(error);
  const cause = { cause: error };
  const syntax = /^Parse error on line (\d+):\n([^\n]*)\n/u.exec(message);
  if (syntax) {
    const what = message.endsWith("got 'EOF'") ? 'a block or a tag is not closed' : 'this cannot be read';
    return new TemplateFault(`${what} near "${syntax[2] ?? ''}"`, { file, line: Number(syntax[1]) }, cause);
  }
  if (error instanceof RangeError) return new TemplateFault('the template sets itself without end', { file }, cause);
  const placed = /^(.*) - (\d+):(\d+)$/su.exec(message);
  if (!placed) return new TemplateFault(message, { file }, cause);
  const what = (placed[1] ?? '')
    .replace(/ not defined in (?:null|undefined)$/u, ' is asked of what is not there')
    .replace(/ not defined in .*$/su, ' is no field of this view')
    .replace(/^You specified knownHelpersOnly, but used the unknown helper (.*)$/su, 'there is no helper "$1"');
  return new TemplateFault(what, { file, line: Number(placed[2]), column: Number(placed[3]) + 1 }, cause);
}
