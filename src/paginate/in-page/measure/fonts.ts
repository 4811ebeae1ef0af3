/** What the fonts of a text know: its normal space, its ink, and which of its characters they lack. */

export interface Fonts {
  /** Width of the space between words of an element before any stretching. CSS pixels. */
  readonly spaceOf: (element: Element) => number;
  readonly missingIn: (element: Element, text: string) => ReadonlySet<string>;
  readonly inkOf: (element: Element, text: string) => Ink;
  readonly close: () => void;
}

/** How far the letters themselves reach below the upper edge of the box of their line, and its size. CSS pixels. */
export interface Ink {
  readonly top: number;
  readonly bottom: number;
  readonly height: number;
  readonly width: number;
}

/** A font with a very wide glyph for every character: what it sets, no other font of the stack could. */
const PROBE = 'Galley Probe';
const GENERIC = /^(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|math|emoji|ui-.*)$/u;
/** They are seen by nobody, and fonts need not have them. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Z}\p{Cf}]/u;
/** In pixels, far wider than any letter of a size of a hundred. */
const PROBE_WIDTH = 2000;

interface Face {
  readonly style: CSSStyleDeclaration;
  readonly font: string;
  readonly known: Set<string>;
  readonly missing: Set<string>;
  readonly space: number;
}

export async function openFonts(): Promise<Fonts> {
  const probe = await new FontFace(PROBE, 'url(/probe.ttf)').load();
  document.fonts.add(probe);
  const context = document.createElement('canvas').getContext('2d');
  if (!context) throw new Error('no canvas to measure letters on');
  const stacks = new Map<string, Pick<Face, 'known' | 'missing'>>();
  const faces = new WeakMap<Element, Face>();
  const faceOf = (element: Element): Face => {
    const face = faces.get(element) ?? newFace(element, context, stacks);
    faces.set(element, face);
    return face;
  };
  return {
    spaceOf: (element) => faceOf(element).space,
    missingIn: (element, text) => missingFrom(faceOf(element), text, context),
    inkOf: (element, text) => ink(faceOf(element), text, context),
    close: () => void document.fonts.delete(probe),
  };
}

function newFace(
  element: Element,
  context: CanvasRenderingContext2D,
  stacks: Map<string, Pick<Face, 'known' | 'missing'>>,
): Face {
  const style = getComputedStyle(element);
  const font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const stack = `${style.fontStyle} ${style.fontWeight} ${style.fontFamily}`;
  const checked = stacks.get(stack) ?? { known: new Set(), missing: new Set() };
  stacks.set(stack, checked);
  context.font = font;
  const extra = (Number.parseFloat(style.letterSpacing) || 0) + (Number.parseFloat(style.wordSpacing) || 0);
  return { style, font, ...checked, space: context.measureText(' ').width + extra };
}

const spoken = (text: string, { textTransform }: CSSStyleDeclaration): string =>
  textTransform === 'uppercase' ? text.toUpperCase() : text;

function missingFrom({ known, missing, style }: Face, text: string, context: CanvasRenderingContext2D): Set<string> {
  const found = new Set<string>();
  for (const character of spoken(text, style)) {
    if (known.has(character)) continue;
    if (!missing.has(character) && !isMissing(character, style, context)) {
      known.add(character);
      continue;
    }
    missing.add(character);
    found.add(character);
  }
  return found;
}

function isMissing(character: string, style: CSSStyleDeclaration, context: CanvasRenderingContext2D): boolean {
  if (INVISIBLE.test(character)) return false;
  const named = style.fontFamily.split(',').filter((family) => !GENERIC.test(family.trim()));
  context.font = `${style.fontStyle} ${style.fontWeight} 100px ${[...named, `"${PROBE}"`].join(',')}`;
  return context.measureText(character).width >= PROBE_WIDTH;
}

function ink({ font, style }: Face, text: string, context: CanvasRenderingContext2D): Ink {
  context.font = font;
  context.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  const measured = context.measureText(spoken(text, style));
  context.letterSpacing = '0px';
  const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent, width } = measured;
  return {
    top: ascent - measured.actualBoundingBoxAscent,
    bottom: ascent + measured.actualBoundingBoxDescent,
    height: ascent + descent,
    width,
  };
}
