import { readFileSync } from 'node:fs';

/** What Galley says of itself in its package.json. */
interface Manifest {
  readonly version: string;
  readonly engines: { readonly node: string };
  readonly dependencies: Readonly<Record<string, string>>;
}

/** Two folders up, both from `src/cli` and from `dist/cli`. */
export function manifest(): Manifest {
  const own: Manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return own;
}

/** Whether Node `version` (`20.19.1`) satisfies `wanted` (`>=20.19`, the one form our package.json uses). */
export function satisfies(version: string, wanted: string): boolean {
  const [major = 0, minor = 0, patch = 0] = numbers(version);
  const [leastMajor = 0, leastMinor = 0, leastPatch = 0] = numbers(wanted);
  return (major - leastMajor || minor - leastMinor || patch - leastPatch) >= 0;
}

const numbers = (version: string): number[] => Array.from(version.matchAll(/\d+/g), ([digits]) => Number(digits));
