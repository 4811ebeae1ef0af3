/** Inks of the theme: beside a colour's token stands what it is printed with. */

import { parse, type Declaration } from 'postcss';
import type { InkBuild, ThemeInk } from '../profile.js';
import { TemplateFault } from './fault.js';

const TOKENS = 'styles/tokens.css';

/**
 * The tokens `--colour-accent: #b3131b; --ink-accent: 0 100 95 25;` as an ink: cyan, magenta, yellow and black in per
 * cent; before them, in quotes, the name of a spot ink: `--ink-accent: "PANTONE 654 C" 100 71 10 47`.
 * @throws TemplateFault naming the line of the tokens that is wrong.
 */
export function themeInks(css: string): ThemeInk[] {
  const colours = new Map<string, string>();
  const inks = new Map<string, Declaration>();
  parse(css).walkRules(/^:root$/u, (rule) => {
    if (rule.parent?.type === 'atrule') return;
    rule.walkDecls(/^--colour-/u, ({ prop, value }) => void colours.set(prop.slice('--colour-'.length), value.trim()));
    rule.walkDecls(/^--ink-/u, (declaration) => void inks.set(declaration.prop.slice('--ink-'.length), declaration));
  });
  return [...inks].map(([name, declaration]) => inkOf(name, { declaration, colour: colours.get(name) }));
}

interface Token {
  readonly declaration: Declaration;
  readonly colour: string | undefined;
}

function inkOf(name: string, { declaration, colour }: Token): ThemeInk {
  const { prop, value } = declaration;
  const rgb = colour === undefined ? undefined : rgbOf(colour);
  if (!rgb) return fail(`${prop} stands beside no --colour-${name} of the form #rrggbb`);
  const [whole, double, single, amounts = ''] = /^(?:"([^"]+)"|'([^']+)')?\s*([\d.\s]+)$/u.exec(value.trim()) ?? [];
  const build = amounts.trim().split(/\s+/u).map(Number);
  const [cyan, magenta, yellow, black, ...more] = build;
  const isBuild = whole !== undefined && more.length === 0 && build.every((ink) => ink >= 0 && ink <= 100);
  if (!isBuild || cyan === undefined || magenta === undefined || yellow === undefined || black === undefined) {
    return fail(
      `"${value}" is no ink for ${prop}: write cyan, magenta, yellow and black in per cent, such as 0 100 95 25`,
    );
  }
  const spot = double ?? single;
  const inks: InkBuild = [cyan, magenta, yellow, black];
  return { rgb, build: inks, ...(spot !== undefined && { spot }) };
}

function fail(message: string): never {
  throw new TemplateFault(message, { file: TOKENS });
}

function rgbOf(colour: string): ThemeInk['rgb'] | undefined {
  const hex = /^#([\da-f]{3}|[\da-f]{6})$/iu.exec(colour)?.[1];
  if (hex === undefined) return undefined;
  const full = hex.length === 3 ? hex.replaceAll(/./gu, '$&$&') : hex;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16));
  return [red, green, blue];
}
