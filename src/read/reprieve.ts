/** What is left of front matter when its faults are taken out: the check goes on with that. */

import type { z } from 'zod';

type Path = readonly (string | number)[];

/** Rounds of taking faults out; front matter is four levels deep, and a fault takes at most three rounds a level. */
const ROUNDS = 15;

export function reprieve<T>(schema: z.ZodType<T>, data: unknown): T {
  const tried = new Map<string, number>();
  let left = data;
  for (let round = 0; round < ROUNDS; round += 1) {
    const result = schema.safeParse(left);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      const path = issue.path.map((step) => (typeof step === 'symbol' ? step.toString() : step));
      left = withoutFault(left, path, tried);
    }
  }
  return schema.parse({});
}

/** A fault goes; where something is asked for an empty text takes its place; where that will not do its holder goes too. */
function withoutFault(data: unknown, path: Path, tried: Map<string, number>): unknown {
  const name = path.join('\n');
  const holder = path.slice(0, -1);
  const isKey = valueAt(data, path) !== undefined && !Array.isArray(valueAt(data, holder));
  const tries = tried.get(name) ?? (isKey ? 0 : 1);
  tried.set(name, tries + 1);
  if (path.length <= 1 || tries === 0) return edit(data, path, undefined);
  return tries === 1 ? edit(data, path, '') : edit(data, holder, undefined);
}

/** A copy of `data` with the value at a path set; `undefined` takes its key away. */
function edit(data: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(data)) return data.map((item: unknown, index) => (index === step ? edit(item, rest, value) : item));
  if (typeof data !== 'object' || data === null) return data;
  const others = Object.entries(data).filter(([key]) => key !== String(step));
  const changed = edit(valueAt(data, [step]), rest, value);
  return Object.fromEntries(changed === undefined ? others : [...others, [String(step), changed]]);
}

export function valueAt(data: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return data;
  if (typeof data !== 'object' || data === null) return undefined;
  const inner: unknown = Object.entries(data).find(([key]) => key === String(step))?.[1];
  return valueAt(inner, rest);
}
