/** A page that stands among others, and what of it depends on them: running heads carried on, numbers of pages named. */

import { handler } from './paged.js';

export interface Leaf {
  /** Its own among all of the tab. */
  readonly id: number;
  readonly element: HTMLElement;
  readonly ids: readonly string[];
  /** Elements that print the number of the page something is on. */
  readonly references: readonly HTMLElement[];
  /** Running heads as the page itself sets them, by property. */
  readonly strings: ReadonlyMap<string, string>;
}

let count = 0;

const KINDS = ['first', 'last', 'start', 'first-except'] as const;

/** @param taken ids that pages before it have: an element cut by a page break has its id twice; links lead to its beginning */
export function leafOf(element: HTMLElement, taken: ReadonlySet<string> = new Set()): Leaf {
  const ids: string[] = [];
  for (const node of element.querySelectorAll('[id]')) {
    if (taken.has(node.id) || ids.includes(node.id)) node.removeAttribute('id');
    else ids.push(node.id);
  }
  const references = [...element.querySelectorAll<HTMLElement>('[data-page-of]')];
  const strings = new Map(
    stringNames().flatMap((name) =>
      KINDS.map((kind) => [property(kind, name), element.style.getPropertyValue(property(kind, name))] as const),
    ),
  );
  count += 1;
  return { id: count, element, ids, references, strings };
}

const stringNames = (): string[] => Object.keys(handler('StringSets').stringSetSelectors ?? {});
const property = (kind: (typeof KINDS)[number], name: string): string => `--pagedjs-string-${kind}-${name}`;
const isEmpty = (value: string): boolean => value.replaceAll('"', '').trim() === '';

/** A part that sets no string shows the last one set before it. Gives the leaves that show another than they did. */
export function setStrings(leaves: readonly Leaf[]): Leaf[] {
  const last = new Map<string, string>();
  return leaves.filter((leaf) => {
    let isOther = false;
    for (const name of stringNames()) {
      for (const kind of KINDS) {
        const own = leaf.strings.get(property(kind, name)) ?? '';
        const wanted = isEmpty(own) ? (last.get(name) ?? own) : own;
        isOther = setStyle(leaf.element, property(kind, name), wanted) || isOther;
        if (kind === 'last' && !isEmpty(own)) last.set(name, own);
      }
    }
    return isOther;
  });
}

function setStyle({ style }: HTMLElement, name: string, value: string): boolean {
  if (style.getPropertyValue(name) === value) return false;
  style.setProperty(name, value);
  return true;
}

/** Gives the leaves on which a number is another than it was. */
export function setReferences(leaves: readonly Leaf[]): Leaf[] {
  const pageOf = new Map<string, number>();
  leaves.forEach(({ ids }, index) => {
    for (const id of ids) if (!pageOf.has(id)) pageOf.set(id, index + 1);
  });
  return leaves.filter(({ references }) => {
    const other = references.filter((node) => node.textContent !== numberFor(node, pageOf));
    for (const node of other) node.textContent = numberFor(node, pageOf);
    return other.length > 0;
  });
}

const numberFor = (node: Element, pageOf: ReadonlyMap<string, number>): string =>
  String(pageOf.get(node.getAttribute('data-page-of') ?? '') ?? '');
