/** Holds front matter against its schema: every fault with its place, and the rest of it as typed data all the same. */

import { isMap, isScalar } from 'yaml';
import type { z } from 'zod';
import { nearestName } from '../issue.js';
import { either, expectation, found, keysOf, schemaAt } from './expected.js';
import { dataOf, keyAt, keyPlace, nodeAt, valuePlace, type Fields, type Path } from './fields.js';
import type { Form } from './schemas.js';
import { reprieve, valueAt } from './reprieve.js';
import type { Report } from './text-file.js';

type Issue = z.core.$ZodIssue;

/**
 * The values of `fields` as `schema` types them. A key with a fault is reported and left out, so that what follows can go on;
 * inside a map or list a missing text becomes an empty one. Keys required at the top may therefore be missing from the result.
 */
export function validate<T>({ schema, partial }: Form<T>, fields: Fields, report: Report): T {
  const data = fields.sound ? mapOf(fields, report) : undefined;
  if (data === undefined) return partial.parse({});
  mendKeys(schema, fields, report);
  const mended = dataOf(fields);
  const result = schema.safeParse(mended);
  for (const issue of result.error?.issues ?? []) explain(issue, { schema, fields, data: mended, report });
  return reprieve(partial, mended);
}

function mapOf(fields: Fields, report: Report): unknown {
  const data = dataOf(fields);
  const { contents } = fields.document;
  if (contents === null || isMap(contents) || (isScalar(contents) && contents.value === null)) return data;
  report({
    severity: 'error',
    rule: 'wrong-type',
    message: `these are no keys with values but ${found(data)}`,
    mend: 'write each key with a colon and a space after it: title: …',
    place: valuePlace(fields, []),
  });
  return undefined;
}

/** Unknown keys are reported; one that is plainly a misspelt one counts as that, so that nobody is told it is missing as well. */
function mendKeys(schema: z.ZodType, fields: Fields, report: Report): void {
  const unknown =
    schema.safeParse(dataOf(fields)).error?.issues.filter((issue) => issue.code === 'unrecognized_keys') ?? [];
  let mended = false;
  for (const { path, keys } of unknown) {
    for (const key of keys) mended = mendKey(schema, { fields, path: toPath(path), key }, report) || mended;
  }
  // What stood under a misspelt key has been looked at by nobody yet.
  if (mended) mendKeys(schema, fields, report);
}

interface UnknownKey {
  readonly fields: Fields;
  readonly path: Path;
  readonly key: string;
}

/** Gives the key the name that was meant, and says so. */
function mendKey(schema: z.ZodType, { fields, path, key }: UnknownKey, report: Report): boolean {
  const known = keysOf(schemaAt(schema, path));
  const meant = nearestName(key, known);
  report({
    severity: 'error',
    rule: 'unknown-key',
    message: `unknown key "${key}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    ...(meant === undefined && { mend: `the keys here are ${either(known)}` }),
    place: keyPlace(fields, [...path, key]) ?? valuePlace(fields, path),
  });
  const pair = keyAt(fields, [...path, key]);
  const map = nodeAt(fields, path);
  if (meant !== undefined && isScalar(pair?.key) && !keyAt(fields, [...path, meant])) {
    pair.key.value = meant;
    return true;
  }
  if (isMap(map) && pair) map.items.splice(map.items.indexOf(pair), 1);
  return false;
}

interface Context {
  readonly schema: z.ZodType;
  readonly fields: Fields;
  readonly data: unknown;
  readonly report: Report;
}

function explain(issue: Issue, context: Context): void {
  const path = toPath(issue.path);
  const value = valueAt(context.data, path);
  if (issue.code === 'custom') explainRefinement(issue, context);
  else if (value === undefined) explainMissing(path, context);
  else if (issue.code === 'invalid_union' && explainDeeper(issue, context)) return;
  else explainWrong(issue, { ...context, path, value });
}

function explainRefinement(issue: z.core.$ZodIssueCustom, { fields, data, report }: Context): void {
  const path = toPath(issue.path);
  const node = nodeAt(fields, path);
  // A map that lost its only key as unknown has had its finding.
  if (isMap(node) && node.items.length === 0) return;
  const rule = paramOf(issue, 'rule') ?? 'invalid-value';
  const mend = paramOf(issue, 'mend');
  const value = valueAt(data, path);
  const name = typeof value === 'string' || typeof value === 'number' ? `"${value}"` : nameOf(path);
  const message = `${name} ${issue.message}`;
  report({ severity: 'error', rule, message, ...(mend !== undefined && { mend }), place: valuePlace(fields, path) });
}

function paramOf(issue: z.core.$ZodIssueCustom, name: string): string | undefined {
  const param: unknown = issue.params?.[name];
  return typeof param === 'string' ? param : undefined;
}

/** In a list of texts it is the one entry that is wrong, not the list: go where the deepest reading of it failed. */
function explainDeeper(issue: z.core.$ZodIssueInvalidUnion, context: Context): boolean {
  const deep = issue.errors.flat().filter((inner) => inner.path.length > 0);
  for (const inner of deep) explain({ ...inner, path: [...issue.path, ...inner.path] }, context);
  return deep.length > 0;
}

const MISSING: Readonly<Record<string, readonly [rule: string, mend: string]>> = {
  alt: ['missing-alt', 'say what the picture shows, for those who cannot see it'],
  credit: ['missing-credit', 'say who made the picture'],
  'source.publisher': ['source-without-publisher', 'say who published the work'],
};

function explainMissing(path: Path, { schema, fields, report }: Context): void {
  const key = String(path.at(-1));
  const asked = schemaAt(schema, path);
  const [rule, mend] = MISSING[path.join('.')] ??
    (path.length > 1 ? MISSING[key] : undefined) ?? ['missing-field', `write ${asked ? expectation(asked) : 'it'}`];
  const blank = keyPlace(fields, path);
  const holder = path.slice(0, -1);
  const owner = holder.length > 0 && typeof holder.at(-1) === 'string' ? ` of ${nameOf(holder)}` : '';
  report({
    severity: 'error',
    rule,
    message: blank ? `"${key}"${owner} is empty` : `"${key}"${owner} is missing`,
    mend,
    place: blank ?? keyPlace(fields, holder) ?? valuePlace(fields, holder),
  });
}

function explainWrong(issue: Issue, context: Context & { path: Path; value: unknown }): void {
  const { schema, fields, report, path, value } = context;
  const asked = schemaAt(schema, path);
  const wrongType = issue.code === 'invalid_type' || issue.code === 'invalid_union';
  const guess =
    issue.code === 'invalid_value' && typeof value === 'string'
      ? nearestName(value, issue.values.map(String))
      : undefined;
  const must = limitOf(issue) ?? (asked ? expectation(asked) : 'something else');
  const meant = guess === undefined ? '' : `; did you mean "${guess}"?`;
  report({
    severity: 'error',
    rule: wrongType ? 'wrong-type' : 'invalid-value',
    message: `${nameOf(path)} must be ${must}, not ${found(value)}${meant}`,
    ...(typeof value === 'boolean' && must.startsWith('text') && { mend: `put it in quotes: "${value}"` }),
    place: valuePlace(fields, path),
  });
}

function limitOf(issue: Issue): string | undefined {
  if (issue.code === 'too_small') return `at least ${issue.minimum}`;
  return issue.code === 'too_big' ? `at most ${issue.maximum}` : undefined;
}

/** `"title"`, `"lead.src"`, `entry 2 of "articles"`. */
function nameOf(path: Path): string {
  const last = path.at(-1);
  if (last === undefined) return 'the front matter';
  return typeof last === 'number' ? `entry ${last + 1} of ${nameOf(path.slice(0, -1))}` : `"${path.join('.')}"`;
}

const toPath = (path: readonly PropertyKey[]): Path =>
  path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
