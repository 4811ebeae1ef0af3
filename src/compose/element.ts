/** A short way to write down an HTML element, and to put others in its place. */

import type { Element, ElementContent, Properties, Root, RootContent, Text } from 'hast';

export const element = (tagName: string, properties: Properties, children: ElementContent[] = []): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

export const text = (value: string): Text => ({ type: 'text', value });

/** A property as a string; absent, false and lists give `''` or their first entry. */
export function stringProperty(node: Element, name: string): string {
  const value = node.properties[name];
  const first = Array.isArray(value) ? value[0] : value;
  return first === undefined || first === null || typeof first === 'boolean' ? '' : String(first);
}

/** Replaces every element of a name, innermost first, by what `make` gives; what it gives is not looked into again. */
export function replace(tree: Root | Element, tagName: string, make: (node: Element) => ElementContent[]): void {
  const children = tree.children.flatMap((child): RootContent[] => {
    if (child.type !== 'element') return [child];
    replace(child, tagName, make);
    return child.tagName === tagName ? make(child) : [child];
  });
  tree.children = children.filter((child) => child.type !== 'doctype');
}
