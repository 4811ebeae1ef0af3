/** The design values of a theme, as `styles/tokens.css` has them. */

import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CssSyntaxError, parse } from 'postcss';

/** What a token can be shown by. */
export type TokenKind = 'colour' | 'family' | 'size' | 'rule' | 'measure';

/** One custom property of `:root`. */
export interface Token {
  /** With its hyphens: `--colour-accent`. */
  readonly name: string;
  readonly value: string;
  readonly kind: TokenKind;
  /** Of a colour: what the press prints it with, as the token beside it says (`--ink-accent`). */
  readonly inks?: string;
}

const PACKAGE = fileURLToPath(new URL('../../', import.meta.url));
const SHEET = 'styles/tokens.css';

/**
 * The tokens of a journal's theme, of Galley's own where it has none. A sheet that cannot be read has none: building with
 * it says why. @param root folder of the journal, absolute.
 */
export async function readTokens(root: string = PACKAGE): Promise<readonly Token[]> {
  const own = join(root, SHEET);
  const css = await readFile((await exists(own)) ? own : join(PACKAGE, SHEET), 'utf8');
  const values = valuesIn(css);
  return [...values].flatMap(([name, value]) => {
    if (name.startsWith(INK)) return [];
    const inks = name.startsWith(COLOUR) ? values.get(name.replace(COLOUR, INK)) : undefined;
    return [{ name, value, kind: kindOf(name, value), ...(inks !== undefined && { inks }) }];
  });
}

function valuesIn(css: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  try {
    parse(css).walkRules(/^:root$/u, (rule) => {
      if (rule.parent?.type === 'root') rule.walkDecls(/^--/u, ({ prop, value }) => void values.set(prop, value));
    });
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
  }
  return values;
}

const COLOUR = '--colour-';
const INK = '--ink-';

/** By the name where it has one of ours, else by the value: a length in pixels is a size of type. */
function kindOf(name: string, value: string): TokenKind {
  if (name.startsWith(COLOUR) || /^(?:#[\da-f]{3,8}|(?:rgb|hsl|oklch|lab)a?\([^)]*\))$/iu.test(value)) return 'colour';
  if (name.startsWith('--font-')) return 'family';
  if (name.startsWith('--rule-')) return 'rule';
  if (name.startsWith('--baseline')) return 'measure';
  return /^[\d.]+px$/u.test(value) ? 'size' : 'measure';
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
