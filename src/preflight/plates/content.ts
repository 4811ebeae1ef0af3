/** Content streams as one plate shows them. */

import { nameOf, operations, type Operand } from '../content/lexer.js';
import { paintOn, PROCESS, type Plate } from './space.js';

type OnPlate = (plate: Plate) => string;

/** What takes the place of some bytes of the content. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: OnPlate;
}

/** The same content for every plate, read once. */
export function contentOn(plates: readonly Plate[], content: Uint8Array, isPage: boolean): Uint8Array[] {
  const edits = editsOf(content);
  return plates.map((plate) => {
    const parts: Uint8Array[] = isPage ? [WHITE] : [];
    let kept = 0;
    for (const { from, to, text } of edits) {
      parts.push(content.subarray(kept, from), Buffer.from(text(plate)));
      kept = to;
    }
    parts.push(content.subarray(kept));
    return Buffer.concat(parts);
  });
}

/** A page begins with black (ISO 32000-1, 8.4.1), which is light on most plates. */
const WHITE = Buffer.from('1 g 1 G\n');

function editsOf(content: Uint8Array): Edit[] {
  const edits: Edit[] = [];
  const spaces = { fill: '', stroke: '' };
  let rectangles: Edit[] = [];
  let from = 0;
  for (const { operator, operands, to } of operations(content)) {
    const paint = paintOf(operator, operands, spaces);
    if (paint) edits.push({ from, to, text: paint });
    if (operator === 're') rectangles.push({ from, to, text: () => outline(operands) });
    else {
      if (FILLS.has(operator)) edits.push(...rectangles);
      rectangles = [];
    }
    from = to;
  }
  return edits;
}

const FILLS = new Set(['f', 'F', 'f*']);

/**
 * A rectangle with one corner too many: PDFium moves the edges of those with four to whole pixels, which makes thin rules
 * wetter than they are. Those that clip are left, as others slow it down.
 */
function outline(operands: readonly Operand[]): string {
  const [x = 0, y = 0, width = 0, height = 0] = operands.map(Number);
  const corners = [
    [x + width / 2, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  return `\n${x} ${y} m ${corners.map((corner) => `${corner.join(' ')} l`).join(' ')} h`;
}

/** What an operator becomes; nothing when it stays as it is. */
function paintOf(
  operator: string,
  operands: readonly Operand[],
  spaces: { fill: string; stroke: string },
): OnPlate | undefined {
  if (operator === 'cs' || operator === 'CS') {
    const side = operator === 'cs' ? 'fill' : 'stroke';
    spaces[side] = nameOf(operands[0]) ?? '';
    return DEVICE.has(spaces[side]) ? () => '' : undefined;
  }
  const isStroke = operator.toUpperCase() === operator;
  const named = SETS_COLOUR.has(operator) ? spaces[isStroke ? 'stroke' : 'fill'] : '';
  if (operator === 'g' || operator === 'G' || named === 'DeviceGray')
    return inksAs(['Black'], inverted(operands), isStroke);
  if (operator === 'k' || operator === 'K' || named === 'DeviceCMYK') return inksAs(PROCESS, operands, isStroke);
  // A picture within the content is too small to matter, but must not be taken for light.
  return operator === 'BI' ? () => '' : undefined;
}

const SETS_COLOUR = new Set(['sc', 'scn', 'SC', 'SCN']);
const DEVICE = new Set(['DeviceGray', 'DeviceCMYK']);

const inverted = (operands: readonly Operand[]): number[] => operands.map((operand) => 1 - Number(operand));

function inksAs(names: readonly string[], amounts: readonly Operand[], isStroke: boolean): OnPlate {
  const inks = new Map(names.map((name, index) => [name, Number(amounts[index]) || 0]));
  return (plate) => `\n${paintOn(plate, inks, isStroke)}`;
}
