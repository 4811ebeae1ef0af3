/** What Galley has to say about an issue, from the Markdown to the finished PDF. Findings are returned, faults are thrown. */

/** A place in a file. Lines and columns count from 1; a place without a line is the whole file. */
export interface Place {
  /** Path relative to the journal's root, with forward slashes: `issues/2020-12/cotton.md`. */
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export type Severity = 'error' | 'warning';

/** One finding. `rule` is a permanent kebab-case id that documents and editors may rely on. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly rule: string;
  /** What is wrong: one sentence, lower case, no full stop. */
  readonly message: string;
  /** How to mend it, where that is not plain from the message. */
  readonly mend?: string;
  readonly place: Place;
  /** The other place the message speaks of: the first of two duplicates, the definition, … */
  readonly related?: { readonly message: string; readonly place: Place };
  /** Page of the finished edition, from 1, when the finding is about a page. */
  readonly page?: number;
}

export const isError = (diagnostic: Diagnostic): boolean => diagnostic.severity === 'error';

/** In the order a person reads files: by file, line, column, then rule. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const key = ({ place }: Diagnostic): [number, number] => [place.line ?? 0, place.column ?? 0];
  return diagnostics.toSorted((a, b) => {
    const [lineA, columnA] = key(a);
    const [lineB, columnB] = key(b);
    return compare(a.place.file, b.place.file) || lineA - lineB || columnA - columnB || compare(a.rule, b.rule);
  });
}

// Not localeCompare: the order must not depend on the machine's locale.
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A fault of the machine or of a tool: what was tried, what it said, what to do. Never thrown for what an editor wrote. */
export class ToolError extends Error {
  override readonly name = 'ToolError';
  /** What to do about it, in one or two sentences. */
  readonly mend: string;

  constructor(message: string, mend: string, options?: ErrorOptions) {
    super(message, options);
    this.mend = mend;
  }
}
