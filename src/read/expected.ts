/** What a schema allows at a path, in an editor's words. */

import { z } from 'zod';

/** The schema at a path, `optional` and the like taken off; nothing when the path leads out of it. */
export function schemaAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): z.core.$ZodType | undefined {
  const bare = unwrap(schema);
  const [step, ...rest] = path;
  if (step === undefined) return bare;
  if (bare instanceof z.ZodObject) {
    const inner = Object.entries(bare.shape).find(([key]) => key === step)?.[1];
    return inner && schemaAt(inner, rest);
  }
  if (bare instanceof z.ZodArray) return schemaAt(bare.element, rest);
  if (bare instanceof z.ZodUnion) {
    return bare.options.map((option) => schemaAt(option, path)).find((found) => found !== undefined);
  }
  return undefined;
}

const unwrap = (schema: z.core.$ZodType): z.core.$ZodType =>
  schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;

/** The keys a map may have; none when it is no map. */
export const keysOf = (schema: z.core.$ZodType | undefined): readonly string[] =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];

/** `text or a list of texts`, `a whole number`, `article, cartoon or page`. */
export function expectation(schema: z.core.$ZodType): string {
  const bare = unwrap(schema);
  if (bare instanceof z.ZodUnion) return either(unionWords(bare.options));
  if (bare instanceof z.ZodArray) return listWords(bare.element);
  if (bare instanceof z.ZodObject) return `a map (${Object.keys(bare.shape).join(', ')})`;
  if (bare instanceof z.ZodEnum) return either(bare.options.map(String));
  if (bare instanceof z.ZodLiteral) return either(Array.from(bare.values, String));
  if (bare instanceof z.ZodNumber) return bare.isInt ? 'a whole number' : 'a number';
  return 'text';
}

function unionWords(options: readonly z.core.$ZodType[]): string[] {
  const words = new Set(options.map(expectation));
  // Numbers are let in where texts are asked for; nobody needs telling.
  if (words.has('text')) words.delete('a number');
  return [...words];
}

function listWords(element: z.core.$ZodType): string {
  const each = expectation(element);
  const plurals: Readonly<Record<string, string>> = { text: 'texts', 'a number': 'numbers' };
  return `a list of ${plurals[each] ?? each.replace(/^a map/, 'maps')}`;
}

export function either(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${last}` : last;
}

/** What an editor wrote, in the same words: `a list`, `true`. */
export function found(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? `"${shorten(value)}"` : JSON.stringify(value);
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text);
