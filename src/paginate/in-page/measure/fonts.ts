/** What the fonts of a text know: its normal space, its ink, and which of its characters they lack. */

export interface Fonts {
  /** Width of the space in an element's font, without any stretching. CSS pixels. */
  readonly spaceOf: (element: Element) => number;
  readonly missingIn: (element: Element, text: string) => ReadonlySet<string>;
  readonly inkOf: (element: Element, text: string) => Ink;
}

/** How far the letters themselves reach below the upper edge of the box of their line, and its size. CSS pixels. */
export interface Ink {
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly width: number;
}

/** A font of the tab with a very wide glyph for every character: what it sets, no other font of the stack could. */
const PROBE = 'Galley Probe';
const GENERIC = /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|math|emoji|ui-.*)$/u;
/** They are seen by nobody, and fonts need not have them. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}\p{Cf}]/u;
/** In pixels, far wider than any letter of a size of a hundred. */
const PROBE_WIDTH = 2000;

/** How a text is set. One serves all elements that are set alike. */
interface Face {
  readonly font: string;
  readonly letterSpacing: string;
  readonly isUppercase: boolean;
  readonly space: number;
  readonly stack: Stack;
}

/** The fonts that take turns, and what is known of their characters. */
interface Stack {
  readonly probing: string;
  readonly known: Set<string>;
  readonly missing: Set<string>;
}

export function openFonts(): Fonts {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('no canvas to measure letters on');
  const stacks = new Map<string, Stack>();
  const faces = new Map<string, Face>();
  const faceOfElement = new WeakMap<Element, Face>();
  const faceOf = (element: Element): Face => {
    const before = faceOfElement.get(element);
    if (before) return before;
    const face = readFace(getComputedStyle(element), { context, faces, stacks });
    faceOfElement.set(element, face);
    return face;
  };
  return {
    spaceOf: (element) => faceOf(element).space,
    missingIn: (element, text) => missingFrom(faceOf(element), text, context),
    inkOf: (element, text) => ink(faceOf(element), text, context),
  };
}

interface Known {
  readonly context: CanvasRenderingContext2D;
  readonly faces: Map<string, Face>;
  readonly stacks: Map<string, Stack>;
}

function readFace(style: CSSStyleDeclaration, { context, faces, stacks }: Known): Face {
  const { fontStyle, fontWeight, fontSize, fontFamily, letterSpacing, textTransform } = style;
  const key = [fontStyle, fontWeight, fontSize, fontFamily, letterSpacing, textTransform].join(' ');
  const before = faces.get(key);
  if (before) return before;
  const named = fontFamily.split(',').filter((family) => !GENERIC.test(family.trim()));
  const probing = `${fontStyle} ${fontWeight} 100px ${[...named, `"${PROBE}"`].join(',')}`;
  const stack = stacks.get(probing) ?? { probing, known: new Set(), missing: new Set() };
  stacks.set(probing, stack);
  const font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`;
  context.font = font;
  const space = context.measureText(' ').width;
  const face = { font, letterSpacing, isUppercase: textTransform === 'uppercase', space, stack };
  faces.set(key, face);
  return face;
}

const spoken = (text: string, { isUppercase }: Face): string => (isUppercase ? text.toUpperCase() : text);

const NOTHING: ReadonlySet<string> = new Set();

function missingFrom(face: Face, text: string, context: CanvasRenderingContext2D): ReadonlySet<string> {
  const { known, missing, probing } = face.stack;
  const characters = spoken(text, face);
  const strange = new Set<string>();
  for (const character of characters) if (!known.has(character)) strange.add(character);
  if (strange.size === 0) return NOTHING;
  const asked = [...strange].filter((character) => !missing.has(character));
  context.font = probing;
  const isProbed = (one: string): boolean => context.measureText(one).width >= PROBE_WIDTH;
  // Mostly the fonts have them all, and one question is enough.
  const lacks = isProbed(asked.filter(isSeen).join('')) ? asked.filter((one) => isSeen(one) && isProbed(one)) : [];
  for (const character of asked) (lacks.includes(character) ? missing : known).add(character);
  return new Set([...strange].filter((character) => missing.has(character)));
}

const isSeen = (character: string): boolean => !INVISIBLE.test(character);

function ink(face: Face, text: string, context: CanvasRenderingContext2D): Ink {
  context.font = face.font;
  context.letterSpacing = face.letterSpacing === 'normal' ? '0px' : face.letterSpacing;
  const measured = context.measureText(spoken(text, face));
  context.letterSpacing = '0px';
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent, width } = measured;
  return {
    top: ascent - measured.actualBoundingBoxAscent,
    bottom: ascent + measured.actualBoundingBoxDescent,
    height: ascent + descent,
    width,
  };
}
