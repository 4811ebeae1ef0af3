/** Rules on breaks, for the browser itself: Paged.js takes them out of the style sheet it is given. */

import { parse } from 'postcss';

/** The same sheet with nothing in it but `break-after`, `break-before` and `break-inside`, and the rules that hold them. */
export function breakRules(css: string): string {
  const sheet = parse(css);
  sheet.walkDecls((declaration) => {
    if (!declaration.prop.startsWith('break-')) declaration.remove();
  });
  sheet.walkComments((comment) => void comment.remove());
  sheet.walkAtRules((rule) => {
    if (rule.name === 'font-face' || rule.name === 'page') rule.remove();
  });
  sheet.walkRules((rule) => {
    if (rule.nodes.length === 0) rule.remove();
  });
  return sheet.toString();
}
