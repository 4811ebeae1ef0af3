import { expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostic.js';
import { printDiagnostics, tally } from './diagnostics.js';
import { painter } from './paint.js';

const plain = painter(false);
const UNKNOWN: Diagnostic = {
  severity: 'error',
  rule: 'unknown-key',
  message: 'unknown key "emial"',
  mend: 'did you mean "email"?',
  place: { file: 'issues/2020-12/cotton.md', line: 7, column: 5 },
};
const TWICE: Diagnostic = {
  severity: 'warning',
  rule: 'twice',
  message: 'listed twice',
  place: { file: 'issues/2020-12/cotton.md', line: 3, column: 1 },
  related: { message: 'the first is here', place: { file: 'issues/2020-12/issue.md', line: 3, column: 1 } },
};

it('prints them as a compiler does, in reading order, with a count', () => {
  expect(printDiagnostics([UNKNOWN, TWICE, { ...UNKNOWN, place: { file: 'a.md' }, page: 12 }], plain)).toBe(
    `a.md error unknown-key: unknown key "emial" (page 12); did you mean "email"?
issues/2020-12/cotton.md:3:1 warning twice: listed twice
  issues/2020-12/issue.md:3:1 the first is here
issues/2020-12/cotton.md:7:5 error unknown-key: unknown key "emial"; did you mean "email"?
2 errors, 1 warning
`,
  );
});

it('prints nothing when there are none', () => {
  expect(printDiagnostics([], plain)).toBe('');
  expect(tally([])).toBe('no problems');
});

it('colours the severity on a terminal', () => {
  expect(printDiagnostics([UNKNOWN], painter(true))).toContain('\u001B[31merror\u001B[0m unknown-key');
  expect(printDiagnostics([TWICE], painter(true))).toContain('\u001B[33mwarning\u001B[0m twice');
});

it('lets no message break its line or command the terminal', () => {
  const nasty = { ...UNKNOWN, message: 'a\n  b\u001B[31mc\u009B2J', place: { file: 'x\u001B.md', line: 1 } };
  expect(printDiagnostics([nasty], plain)).toBe(
    'x\uFFFD.md:1 error unknown-key: a b\uFFFD[31mc\uFFFD2J; did you mean "email"?\n1 error\n',
  );
});
