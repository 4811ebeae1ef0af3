/** What a drawing's style sheet and `style` attributes say, written as attributes of its elements. */

import type { Element, Root } from 'hast';
import { toText } from 'hast-util-to-text';
import { parse, type Root as Sheet } from 'postcss';
import { visit } from 'unist-util-visit';
import { stringProperty } from './element.js';

/**
 * Drawing programs write `<style>.a{fill:red}</style>` or `style="fill:red"`. Both are taken out of a drawing, for the
 * page's own sheet rules there, and without them everything would be black. Plain selectors alone are understood: an
 * element, classes, an id. @param names The properties that may be set, as hast writes them: `strokeWidth`.
 */
export function writeOutStyles(tree: Root, names: readonly string[]): void {
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const rules = rulesOf(sheetIn(tree));
  visit(tree, 'element', (node) => {
    const applying = rules.filter(({ fits }) => fits(node)).flatMap(({ declarations }) => declarations);
    for (const [property, value] of [...applying, ...declarationsOf(stringProperty(node, 'style'))]) {
      const name = known.get(property.replaceAll('-', '').toLowerCase());
      if (name !== undefined) node.properties[name] = value;
    }
  });
}

type Styling = readonly [property: string, value: string];

const declarationsOf = (style: string): Styling[] =>
  Array.from(style.matchAll(/([\w-]+)\s*:\s*([^;]+)/gu), ([, property = '', value = '']) => [property, value.trim()]);

interface StyleRule {
  readonly fits: (node: Element) => boolean;
  readonly weight: number;
  readonly declarations: readonly Styling[];
}

/** The lightest first, so that the weightier overwrite them. */
function rulesOf(styles: Sheet): StyleRule[] {
  const rules: StyleRule[] = [];
  for (const rule of styles.nodes) {
    if (rule.type !== 'rule') continue;
    const declarations = rule.nodes.flatMap((node): Styling[] =>
      node.type === 'decl' ? [[node.prop, node.value]] : [],
    );
    for (const selector of rule.selectors) {
      const [whole, tag = '', marks = ''] = /^(?:svg\s+)?(\*|[a-z]+)?((?:[.#][\w-]+)*)$/iu.exec(selector) ?? [];
      if (!whole) continue;
      const ids = Array.from(marks.matchAll(/#([\w-]+)/gu), ([, id]) => id ?? '');
      const classes = Array.from(marks.matchAll(/\.([\w-]+)/gu), ([, name]) => name ?? '');
      const named = tag !== '' && tag !== '*';
      const fits = (node: Element): boolean =>
        (!named || node.tagName === tag) &&
        ids.every((id) => node.properties.id === id) &&
        classes.every((name) => [node.properties.className].flat().includes(name));
      rules.push({ fits, weight: 100 * ids.length + 10 * classes.length + (named ? 1 : 0), declarations });
    }
  }
  return rules.toSorted((a, b) => a.weight - b.weight);
}

function sheetIn(tree: Root): Sheet {
  const texts: string[] = [];
  visit(tree, { type: 'element', tagName: 'style' }, (node) => void texts.push(toText(node, { whitespace: 'pre' })));
  return sheet(texts.join('\n'));
}

/** A sheet that cannot be read says nothing. */
function sheet(css: string): Sheet {
  try {
    return parse(css);
  } catch {
    return parse('');
  }
}
