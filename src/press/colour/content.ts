/** Content streams in inks: every operator that names a colour of the screen is replaced (ISO 32000-1, 8.6.8). */

import { operatorsOf } from '../../pdf/index.js';
import type { InkBuild } from '../../profile.js';
import type { Ink, Palette } from './palette.js';

/** What the stream is for: to be seen in inks; or as a mask, to say by its brightness how much of something else is, or to be seen in greys. */
export type Purpose = 'paint' | 'mask';

/** What a stream may use of the resources it comes with, and what it will need besides. */
export interface Surroundings {
  /** Does this state (`/G3`) let through what is behind, so that black over it is no plain black? */
  readonly isSheer: (state: string) => boolean;
  /** Number of colours of a colour space by its name: `/DeviceRGB`, `/Cs1`; nothing for patterns, inks and the like. */
  readonly colours: (space: string) => number | undefined;
  /** Name of the resource for a spot ink. */
  readonly spot: (name: string, build: InkBuild) => string;
  /** Name of the resource that turns overprinting on or off. */
  readonly overprint: (on: boolean) => string;
}

export interface Rewriting {
  readonly palette: Palette;
  readonly purpose: Purpose;
  readonly surroundings: Surroundings;
}

/** What of the graphics state a `q` keeps and a `Q` brings back. */
interface State {
  /** Fill colour is the black ink alone, in full. */
  black: boolean;
  /** What is painted lets through what is behind. */
  sheer: boolean;
  /** Colours of the space chosen by `cs` and `CS`, where it is one of the screen. */
  fill: number | undefined;
  stroke: number | undefined;
}

/** What is known at one place of the stream. */
interface Pen {
  readonly rewriting: Rewriting;
  state: State;
  readonly kept: State[];
  /** Overprinting is on, until the text ends. */
  overprints: boolean;
}

/** The stream with inks for colours; black text is told to overprint. */
export function rewriteContent(source: string, rewriting: Rewriting): string {
  const state = { black: true, sheer: false, fill: undefined, stroke: undefined };
  const pen: Pen = { rewriting, state, kept: [], overprints: false };
  const chunks: string[] = [];
  let copied = 0;
  for (const { name, operands, start, end } of operatorsOf(source)) {
    const replacement = OPERATORS[name]?.(pen, operands);
    if (replacement === undefined) continue;
    chunks.push(source.slice(copied, start), replacement);
    copied = end;
  }
  chunks.push(source.slice(copied));
  return chunks.join('');
}

type Handler = (pen: Pen, operands: readonly string[]) => string | undefined;

/** What takes the place of an operator; nothing where it stays. */
const OPERATORS: Readonly<Record<string, Handler>> = {
  rg: (pen, operands) => fill(pen, operands),
  g: (pen, operands) => fill(pen, operands),
  RG: (pen, operands) => stroke(pen, operands),
  G: (pen, operands) => stroke(pen, operands),
  sc: (pen, operands) => (pen.state.fill === undefined ? undefined : fill(pen, operands)),
  scn: (pen, operands) => (pen.state.fill === undefined ? undefined : fill(pen, operands)),
  SC: (pen, operands) => (pen.state.stroke === undefined ? undefined : stroke(pen, operands)),
  SCN: (pen, operands) => (pen.state.stroke === undefined ? undefined : stroke(pen, operands)),
  // The space of the screen goes; its first colour, which is black, takes its place.
  cs: (pen, [space = '']) => {
    pen.state.black = false;
    pen.state.fill = pen.rewriting.surroundings.colours(space);
    return pen.state.fill === undefined ? undefined : fill(pen, ['0']);
  },
  CS: (pen, [space = '']) => {
    pen.state.stroke = pen.rewriting.surroundings.colours(space);
    return pen.state.stroke === undefined ? undefined : stroke(pen, ['0']);
  },
  k: (pen, operands) => {
    pen.state.black = operands.map(Number).join() === '0,0,0,1';
    return undefined;
  },
  q: ({ kept, state }) => {
    kept.push({ ...state });
    return undefined;
  },
  Q: (pen) => {
    pen.state = pen.kept.pop() ?? pen.state;
    return undefined;
  },
  gs: (pen, [name = '']) => {
    pen.state.sheer = pen.rewriting.surroundings.isSheer(name);
    return undefined;
  },
  BT: (pen) => {
    const { purpose, surroundings } = pen.rewriting;
    pen.overprints = purpose === 'paint' && pen.state.black && !pen.state.sheer;
    return pen.overprints ? `${surroundings.overprint(true)} gs BT` : undefined;
  },
  ET: ({ overprints, rewriting }) => (overprints ? `ET ${rewriting.surroundings.overprint(false)} gs` : undefined),
};

function fill(pen: Pen, operands: readonly string[]): string {
  const ink = inkOf(pen, operands);
  pen.state.black = typeof ink !== 'number' && ink.spot === undefined && ink.build.join() === '0,0,0,100';
  if (typeof ink === 'number') return `${decimal(ink)} g`;
  if (ink.spot !== undefined) return `${pen.rewriting.surroundings.spot(ink.spot, ink.build)} cs 1 scn`;
  return `${amounts(ink.build)} k`;
}

function stroke(pen: Pen, operands: readonly string[]): string {
  const ink = inkOf(pen, operands);
  if (typeof ink === 'number') return `${decimal(ink)} G`;
  if (ink.spot !== undefined) return `${pen.rewriting.surroundings.spot(ink.spot, ink.build)} CS 1 SCN`;
  return `${amounts(ink.build)} K`;
}

/** The ink of one grey or of red, green and blue; in a mask their brightness. */
function inkOf({ rewriting: { palette, purpose } }: Pen, operands: readonly string[]): Ink | number {
  const values = operands.map((value) => Math.round(Math.min(1, Math.max(0, Number(value))) * 255));
  const [red = 0, green = red, blue = red] = values;
  return purpose === 'mask' ? brightness(red, green, blue) / 255 : palette.ink(red, green, blue);
}

const amounts = (build: InkBuild): string => build.map((ink) => decimal(ink / 100)).join(' ');

/** As a soft mask weighs the colours (ISO 32000-1, 11.5.3). */
export const brightness = (red: number, green: number, blue: number): number => 0.3 * red + 0.59 * green + 0.11 * blue;

const decimal = (value: number): string => String(Math.round(value * 10_000) / 10_000).replace(/^0\./u, '.');
