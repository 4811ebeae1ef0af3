/** The pages of a journal bound on the right: the mirror image of what the style sheets say of one bound on the left. */

import type { AtRule, Declaration, Root } from 'postcss';

/**
 * Exchanges left and right in `@page` rules: pages, margins, bleeds of one side, margin boxes and how their text is
 * aligned. A theme is written once, for a book whose first page is a right one. Changes the sheet.
 */
export function mirrorPages(sheet: Root): void {
  sheet.walkAtRules('page', (page) => {
    page.params = page.params.replaceAll(/:(left|right)\b/gu, (_, side: string) => `:${opposite(side)}`);
    page.walkAtRules(SIDED_BOX, mirrorBox);
    page.walkDecls(mirrorDeclaration);
  });
}

const SIDED_BOX = /^(?:top|bottom)-(?:left|right)(?:-corner)?$|^(?:left|right)-(?:top|middle|bottom)$/u;

function mirrorBox(box: AtRule): void {
  box.name = exchange(box.name);
}

function mirrorDeclaration(declaration: Declaration): void {
  const { prop, value } = declaration;
  if (/^(?:margin|padding|border)-(?:left|right)\b/u.test(prop)) declaration.prop = exchange(prop);
  else if (/^(?:margin|padding)$/u.test(prop)) declaration.value = mirrorFour(value);
  else if (prop === 'text-align') declaration.value = exchange(value);
}

/** `top right bottom left`, where the two sides differ. */
function mirrorFour(value: string): string {
  const [top, right, bottom, left, ...others] = value.match(/(?:[^\s()]|\([^()]*(?:\([^()]*\)[^()]*)*\))+/gu) ?? [];
  return left === undefined || others.length > 0 ? value : [top, left, bottom, right].join(' ');
}

const opposite = (side: string): string => (side === 'left' ? 'right' : 'left');
const exchange = (words: string): string => words.replaceAll(/\b(?:left|right)\b/gu, opposite);
