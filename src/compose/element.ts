/** A short way to write down an HTML element. */

import type { Element, ElementContent, Properties, Text } from 'hast';

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
