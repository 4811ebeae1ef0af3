/** The structure of a PDF as qpdf writes it down: a walk through its JSON, without any code of Galley's. */

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Dict = Readonly<Record<string, Json>>;

export interface QpdfElement {
  readonly type: string;
  /** Type of the element above. */
  readonly parent: string;
  readonly id: string | undefined;
  readonly lang: string | undefined;
  /** Pages it has passages on. */
  readonly pages: ReadonlySet<string>;
}

export interface QpdfStructure {
  readonly elements: readonly QpdfElement[];
  /** Passages by page or form and number. */
  readonly marks: readonly string[];
  /** Annotations that hang on a `Link`, and all that pages have. */
  readonly links: ReadonlySet<string>;
  readonly annotations: ReadonlySet<string>;
}

const isDict = (value: Json | undefined): value is Dict =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Names, numbers and references as they are written. */
const written = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const text = (value: Json | undefined): string | undefined =>
  typeof value === 'string' && value.startsWith('u:') ? value.slice(2) : undefined;

export function qpdfStructure(json: string): QpdfStructure {
  const parsed: { readonly pages: readonly { object: string }[]; readonly qpdf: readonly [unknown, Dict] } =
    JSON.parse(json);
  const objects = parsed.qpdf[1];
  const follow = (value: Json | undefined): Json | undefined => {
    const held = typeof value === 'string' && / \d+ R$/u.test(value) ? objects[`obj:${value}`] : undefined;
    if (!isDict(held)) return value;
    return 'stream' in held && isDict(held['stream']) ? held['stream']['dict'] : held['value'];
  };
  const elements: QpdfElement[] = [];
  const marks: string[] = [];
  const links = new Set<string>();
  const visit = (dict: Dict, parent: string, page: Json | undefined): Set<string> => {
    const type = written(dict['/S']).slice(1);
    const pages = new Set<string>();
    elements.push({ type, parent, id: text(dict['/ID']), lang: text(dict['/Lang']), pages });
    const own = dict['/Pg'] ?? page;
    const kids = follow(dict['/K']);
    for (const entry of Array.isArray(kids) ? kids : [dict['/K'] ?? null]) {
      const kid = follow(entry);
      if (typeof kid === 'number') {
        marks.push(`${written(own)} ${kid}`);
        pages.add(written(own));
      } else if (!isDict(kid)) continue;
      else if (kid['/Type'] === '/OBJR') {
        if (type === 'Link') links.add(written(kid['/Obj']));
      } else if (kid['/Type'] === '/MCR') {
        marks.push(`${written(kid['/Stm'] ?? kid['/Pg'] ?? own)} ${written(kid['/MCID'])}`);
        pages.add(written(kid['/Pg'] ?? own));
      } else for (const below of visit(kid, type, own)) pages.add(below);
    }
    return pages;
  };
  const trailer = follow(isDict(objects['trailer']) ? objects['trailer']['value'] : undefined);
  const catalog = follow(isDict(trailer) ? trailer['/Root'] : undefined);
  const root = follow(isDict(catalog) ? catalog['/StructTreeRoot'] : undefined);
  const tops = follow(isDict(root) ? root['/K'] : undefined);
  for (const top of Array.isArray(tops) ? tops.map(follow) : [tops]) if (isDict(top)) visit(top, '', undefined);
  const annotations = parsed.pages.flatMap(({ object }) => {
    const page = follow(object);
    const list = isDict(page) ? follow(page['/Annots']) : undefined;
    return Array.isArray(list) ? list.map(written) : [];
  });
  return { elements, marks, links, annotations: new Set(annotations) };
}
