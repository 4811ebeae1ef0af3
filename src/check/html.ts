/** The tags in raw HTML. Enough to know what is open and in which language; the sanitiser is the one that decides. */

export interface Tag {
  readonly name: string;
  readonly kind: 'open' | 'close' | 'void';
  /** Offsets of the tag in the HTML. */
  readonly start: number;
  readonly end: number;
  /** Its `lang`, and where that attribute begins. */
  readonly lang?: { readonly value: string; readonly start: number };
}

const TAG = /<!--[\s\S]*?-->|<(\/?)([a-z][a-z\d-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const LANG = /(?<=\s)lang\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>/]+))/i;
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

export function tagsOf(html: string): Tag[] {
  return Array.from(html.matchAll(TAG)).flatMap((match) => {
    const [whole, slash, rawName, attributes = ''] = match;
    const name = rawName?.toLowerCase();
    if (name === undefined) return [];
    const lang = LANG.exec(attributes);
    const isVoid = VOID.has(name) || attributes.endsWith('/');
    const kind = slash === '/' ? 'close' : isVoid ? 'void' : 'open';
    const tag: Tag = { name, kind, start: match.index, end: match.index + whole.length };
    if (!lang) return [tag];
    const value = lang[1] ?? lang[2] ?? lang[3] ?? '';
    return [{ ...tag, lang: { value, start: match.index + 1 + name.length + lang.index } }];
  });
}
