/** The proof: every page at low resolution, marked so that nobody prints from it by mistake. */

import { PDFContext, PDFRawStream, type PDFDict, type PDFRef } from '@cantoo/pdf-lib';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { boxHeight, boxWidth, flateStream, name, operand, ptFromMm, savePdf, setMetadata } from '../pdf/index.js';
import { drawPages } from '../proofs/index.js';
import type { PressFile } from './press-file.js';

export interface ProofPage {
  /** `page 5`, `cover, outside` */
  readonly label: string;
  readonly jpeg: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  /** The trimmed page. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** Of what the page looks like: 64 bits are plenty to tell two versions apart. */
  readonly hash: string;
}

/** Type can be read, and nothing can be printed from it. Pixels per inch. */
const PROOF_PPI = 90;
const JPEG = { quality: 60 } as const;

/** The trimmed pages as pictures, drawn by PDFium. @throws ToolError when it cannot read the file. */
export async function drawProof(file: PressFile): Promise<ProofPage[]> {
  const { media, trim, bytes } = file;
  const perPt = PROOF_PPI / 72;
  const drawn = await drawPages(bytes, { widthPx: Math.round(boxWidth(media) * perPt) });
  const region = {
    left: Math.round((trim[0] - media[0]) * perPt),
    top: Math.round((media[3] - trim[3]) * perPt),
    width: Math.round(boxWidth(trim) * perPt),
    height: Math.round(boxHeight(trim) * perPt),
  };
  return Promise.all(
    drawn.map(async ({ png }, index): Promise<ProofPage> => {
      const jpeg = await sharp(png).extract(region).jpeg(JPEG).toBuffer();
      return {
        label: labelOf(file, index),
        jpeg: new Uint8Array(jpeg),
        widthPx: region.width,
        heightPx: region.height,
        widthPt: boxWidth(trim),
        heightPt: boxHeight(trim),
        hash: createHash('sha256').update(jpeg).digest('hex').slice(0, 16),
      };
    }),
  );
}

/** The interior begins with the third page of the issue: two stand on the cover. */
function labelOf({ role }: PressFile, index: number): string {
  if (role === 'cover') return index === 0 ? 'cover, outside' : 'cover, inside';
  return `page ${index + (role === 'interior' ? 3 : 1)}`;
}

interface ProofJob {
  /** What is proofed: journal, issue, version. */
  readonly words: string;
  readonly lang: string;
  readonly dateIso: string;
}

/** Below each page a line says what it is, and PROOF stands across it. */
export function proofPdf(pages: readonly ProofPage[], { words, lang, dateIso }: ProofJob): Promise<Uint8Array> {
  const { context, catalog, ...made } = emptyPdf();
  const font = context.register(
    context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica-Bold', Encoding: 'WinAnsiEncoding' }),
  );
  const sheer = context.register(context.obj({ Type: 'ExtGState', ca: 0.15, CA: 0.35 }));
  const refs = pages.map((page) => {
    const line = `PROOF   ${words}   ${page.label}   low resolution, not for printing`;
    const content = flateStream(context.obj({}), Buffer.from(paint(page, line), 'latin1'));
    const resources = { Font: { F: font }, ExtGState: { S: sheer }, XObject: { P: pictureOf(context, page) } };
    const box = [0, 0, page.widthPt, page.heightPt + STRIP_PT].map((pt) => Number(operand(pt)));
    const dict = context.obj({ Type: 'Page', Parent: made.tree, MediaBox: box, Resources: resources });
    dict.set(name('Contents'), context.register(content));
    return context.register(dict);
  });
  context.assign(made.tree, context.obj({ Type: 'Pages', Count: refs.length, Kids: refs }));
  const pdf = { context, catalog, pages: [] };
  setMetadata(pdf, { title: `${words}: proof`, author: '', subject: '', keywords: [], lang, dateIso });
  return savePdf(pdf, { version: '1.7', objectStreams: false });
}

function emptyPdf(): { context: PDFContext; catalog: PDFDict; tree: PDFRef } {
  const context = PDFContext.create();
  const tree = context.nextRef();
  const catalog = context.obj({ Type: 'Catalog', Pages: tree });
  context.trailerInfo.Root = context.register(catalog);
  return { context, catalog, tree };
}

function pictureOf(context: PDFContext, { jpeg, widthPx, heightPx }: ProofPage): PDFRef {
  const dict = context.obj({
    Type: 'XObject',
    Subtype: 'Image',
    Width: widthPx,
    Height: heightPx,
    ColorSpace: 'DeviceRGB',
    BitsPerComponent: 8,
    Filter: 'DCTDecode',
    Length: jpeg.length,
  });
  return context.register(PDFRawStream.of(dict, jpeg));
}

const STRIP_PT = ptFromMm(8);
const LINE_PT = 9;
/** Widths of the five capitals in Helvetica Bold, in ems: what the word across the page is fitted by. */
const WORD_EM = 0.667 + 0.722 + 0.778 + 0.778 + 0.611;
const WORD_SHARE = 0.8;

/** The picture, the word from corner to corner, lighter than what it stands on or darker, and the line below the page. */
function paint({ widthPt, heightPt }: ProofPage, line: string): string {
  const diagonal = Math.hypot(widthPt, heightPt);
  const [cos, sin] = [widthPt / diagonal, heightPt / diagonal];
  const size = (diagonal * WORD_SHARE) / WORD_EM;
  // The middle of the word on the middle of the page: half its length back, half the height of a capital down.
  const [back, down] = [(size * WORD_EM) / 2, (size * 0.718) / 2];
  const x = widthPt / 2 - back * cos + down * sin;
  const y = STRIP_PT + heightPt / 2 - back * sin - down * cos;
  const turned = [cos, sin, -sin, cos, x, y].map(operand).join(' ');
  const placed = [widthPt, 0, 0, heightPt, 0, STRIP_PT].map(operand).join(' ');
  return [
    `q ${placed} cm /P Do Q`,
    `q /S gs .55 g 1 G ${operand(size / 60)} w BT /F ${operand(size)} Tf 2 Tr ${turned} Tm (PROOF) Tj ET Q`,
    `q 0 g BT /F ${LINE_PT} Tf ${operand(ptFromMm(3))} ${operand((STRIP_PT - LINE_PT * 0.7) / 2)} Td (${line}) Tj ET Q`,
  ].join('\n');
}
