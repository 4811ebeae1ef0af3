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
  for (const path of await layers.list('templates', '.hbs')) {
    const file = `templates/${path}`;
    const source = await readFile((await layers.find(file)) ?? file, 'utf8');
    const template = traced(file, compile(handlebars, source, file));
    compiled.set(path.slice(0, -'.hbs'.length), template);
    handlebars.registerPartial(path.slice(0, -'.hbs'.length), template);
  }
  return (name, view) => {
    const template = compiled.get(name);
    if (!template) throw new TemplateFault('there is no such template', { file: `templates/${name}.hbs` });
    return template(view);
  };
}

function compile(handlebars: typeof Handlebars, source: string, file: string): Handlebars.TemplateDelegate {
  const options = { strict: true, knownHelpersOnly: true, preventIndent: true };
  try {
    Handlebars.parse(source);
    return handlebars.compile(source, options);
  } catch (error) {
    throw fault(file, error);
  }
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
  const syntax = /^Parse error on line (\d+):\n([^\n]*)\n[^\n]*\n(.*)$/su.exec(message);
  if (syntax) {
    return new TemplateFault(
      `${syntax[3] ?? ''} near "${syntax[2] ?? ''}"`,
      { file, line: Number(syntax[1]) },
      { cause: error },
    );
  }
  const placed = /^(.*) - (\d+):(\d+)$/su.exec(message);
  if (!placed) return new TemplateFault(message, { file }, { cause: error });
  const what = (placed[1] ?? '').replace(/ not defined in \[object Object\]$/u, ' is no field of this view');
  return new TemplateFault(what, { file, line: Number(placed[2]), column: Number(placed[3]) + 1 }, { cause: error });
}
