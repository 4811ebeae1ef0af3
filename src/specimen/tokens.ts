/** The design values of a theme, as `styles/tokens.css` has them. */

import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CssSyntaxError, parse, type Declaration } from 'postcss';

/** One custom property of `:root`. */
export interface Token {
  /** With its hyphens: `--colour-ink`. */
  readonly name: string;
  readonly value: string;
  /** Per cent of cyan, magenta, yellow and black, where a comment behind the value says them. */
  readonly inks?: readonly number[];
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
  const tokens = new Map<string, Token>();
  try {
    parse(css).walkRules(/^:root$/u, (rule) => {
      if (rule.parent?.type === 'root') rule.walkDecls(/^--/u, (found) => void tokens.set(found.prop, tokenOf(found)));
    });
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error;
  }
  return [...tokens.values()];
}

function tokenOf(declaration: Declaration): Token {
  const { prop: name, value } = declaration;
  const behind = declaration.next();
  const figures = behind?.type === 'comment' ? /^\d+(?:\s+\d+){3}$/u.exec(behind.text.trim())?.[0] : undefined;
  return { name, value, ...(figures && { inks: figures.split(/\s+/u).map(Number) }) };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
