/** Test pictures, drawn by code: what is on them shows where they are cropped, sharp and true in colour. */

import sharp from 'sharp';

export interface CardSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * A picture in continuous tone, as a photograph has it: soft noise over a gradient, with a card's marks over it. JPEG.
 * @param seed picks one of many; the same gives the same bytes.
 */
export async function toneCard({ widthPx, heightPx }: CardSize, seed: number): Promise<Uint8Array> {
  const [width, height] = [Math.ceil(widthPx / GRAIN), Math.ceil(heightPx / GRAIN)];
  const raw = { width, height, channels: 3 } as const;
  return sharp(noise(raw, seed), { raw })
    .resize(widthPx, heightPx, { kernel: 'cubic', fit: 'fill' })
    .composite([{ input: Buffer.from(marks({ widthPx, heightPx })) }])
    .jpeg({ quality: 78, chromaSubsampling: '4:2:0' })
    .toBuffer();
}

/** Pixels of the card to one grain of noise. */
const GRAIN = 60;

/** From dark at the top to light at the foot, each grain a little off. */
function noise({ width, height }: { readonly width: number; readonly height: number }, seed: number): Uint8Array {
  const bytes = new Uint8Array(width * height * 3);
  const next = random(seed);
  const tint = [0.75 + next() / 2, 0.75 + next() / 2, 0.75 + next() / 2];
  for (let index = 0; index < bytes.length; index += 3) {
    const row = Math.floor(index / 3 / width);
    const light = 50 + (150 * row) / height + 30 * next();
    tint.forEach((part, channel) => (bytes[index + channel] = Math.min(255, light * part)));
  }
  return bytes;
}

/** Numerical Recipes' linear congruential generator: 0 up to 1, the same on every machine. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const PATCHES = ['#00a0c6', '#c8006e', '#f2d500', '#1a1a1a', '#b3131b', '#2f7d4f', '#2c3f8f', '#ffffff'];

/** Circle, cross and frame: a circle that is none was stretched, a frame that is cut was cropped. No words: they need fonts. */
function marks({ widthPx, heightPx }: CardSize): string {
  const [x, y, unit] = [widthPx / 2, heightPx / 2, Math.min(widthPx, heightPx) / 20];
  const frames = [1, 2, 3].map(
    (step) =>
      `<rect x="${step * unit}" y="${step * unit}" width="${widthPx - 2 * step * unit}" height="${heightPx - 2 * step * unit}"/>`,
  );
  const patches = PATCHES.map(
    (fill, index) =>
      `<rect x="${x + (index - PATCHES.length / 2) * unit}" y="${y + 3 * unit}" width="${unit}" height="${unit}" fill="${fill}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${widthPx}" height="${heightPx}">
<g fill="none" stroke="#ffffff" stroke-width="${unit / 12}">
${frames.join('\n')}
<circle cx="${x}" cy="${y}" r="${6 * unit}"/>
<path d="M0 0L${widthPx} ${heightPx}M${widthPx} 0L0 ${heightPx}M${x} 0V${heightPx}M0 ${y}H${widthPx}"/>
</g>
${patches.join('\n')}
</svg>`;
}

/** A drawing whose words are set by the page: hairlines, type and tints. SVG. */
export function lineCard({ widthPx, heightPx }: CardSize, words: string): string {
  const [x, y, unit] = [widthPx / 2, heightPx / 2, Math.min(widthPx, heightPx) / 10];
  const steps = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];
  const tints = steps.map(
    (percent, index) =>
      `<rect x="${x + (index - steps.length / 2) * unit * 0.8}" y="${heightPx - 2 * unit}" width="${unit * 0.8}" height="${unit}" fill="#1a1a1a" fill-opacity="${percent / 100}"/>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${widthPx} ${heightPx}">
<rect x="1" y="1" width="${widthPx - 2}" height="${heightPx - 2}" fill="#f3efe8" stroke="#1a1a1a" stroke-width="1"/>
<path d="M0 0L${widthPx} ${heightPx}M${widthPx} 0L0 ${heightPx}" stroke="#b3131b" stroke-width="0.5"/>
<circle cx="${x}" cy="${y - unit}" r="${2.5 * unit}" fill="#ffffff" stroke="#1a1a1a" stroke-width="1"/>
<text x="${x}" y="${y - 0.8 * unit}" font-size="${unit * 0.7}" font-weight="600" text-anchor="middle" fill="#1a1a1a">${words}</text>
${tints.join('\n')}
</svg>
`;
}
