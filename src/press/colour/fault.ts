import { ToolError } from '../../diagnostic.js';

/** What stops a conversion of colours, for whoever can mend it. */
export function colourFault(cause: unknown): never {
  const mend = 'Look in the styles for what paints it, and take a plainer way: a picture, or a gradient along a line.';
  const said = cause instanceof Error ? cause.message : String(cause);
  throw new ToolError(`a colour could not be brought into inks: ${said}`, mend, { cause });
}
