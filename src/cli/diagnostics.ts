/** Findings as a compiler prints them: one to a line, the place first, so that editors can jump to it. */

import { isError, sortDiagnostics, type Diagnostic, type Place } from '../diagnostic.js';
import type { Paint } from './paint.js';
import { count } from './words.js';

/** All of them in reading order, and how many there are. Empty when there are none. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], paint: Paint): string {
  if (diagnostics.length === 0) return '';
  const lines = sortDiagnostics(diagnostics).map((diagnostic) => printDiagnostic(diagnostic, paint));
  return `${lines.join('\n')}\n${paint('bold', tally(diagnostics))}\n`;
}

/** `2 errors, 1 warning`. */
export function tally(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter(isError).length;
  const warnings = diagnostics.length - errors;
  const parts = [errors > 0 ? count(errors, 'error') : '', warnings > 0 ? count(warnings, 'warning') : ''];
  return parts.filter((part) => part !== '').join(', ') || 'no problems';
}

function printDiagnostic({ severity, rule, message, mend, place, related, page }: Diagnostic, paint: Paint): string {
  const colour = severity === 'error' ? 'red' : 'yellow';
  const onPage = page === undefined || message.includes(`page ${page}`) ? '' : ` (page ${page})`;
  const advice = mend === undefined ? '' : `; ${mend}`;
  const first = `${paint('bold', at(place))} ${paint(colour, severity)} ${rule}: ${oneLine(message + onPage + advice)}`;
  return related === undefined ? first : `${first}\n  ${at(related.place)} ${oneLine(related.message)}`;
}

const at = ({ file, line, column }: Place): string =>
  oneLine([file, line, line === undefined ? undefined : column].filter((part) => part !== undefined).join(':'));

/** Messages quote what people typed: no quotation may break the line or command the terminal. */
const oneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- control characters are what this takes out
  text.replaceAll(/\s*[\r\n\t\u2028\u2029]\s*/g, ' ').replaceAll(/[\u0000-\u001F\u007F-\u009F]/g, '\uFFFD');
