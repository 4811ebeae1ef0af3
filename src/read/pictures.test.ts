import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../diagnostic.js';
import type { Picture } from '../issue.js';
import { openPictures, type FindPicture } from './pictures.js';
import { svgSize } from './svg-size.js';

const PLACE = { file: 'a.md', line: 3, column: 1 };
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>';
const blank = (): Sharp => sharp({ create: { width: 40, height: 30, channels: 3, background: '#888' } });

let root: string;
let find: FindPicture;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'galley-pictures-'));
  const images = join(root, 'issue/images');
  await mkdir(images, { recursive: true });
  await mkdir(join(root, 'elsewhere'));
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  const noisy = sharp({ create: { width: 400, height: 300, channels: 3, background: '#888', noise } });
  const [jpeg, long] = [await blank().jpeg().toBuffer(), await noisy.jpeg().toBuffer()];
  const png = await blank().png().toBuffer();
  const webp = await blank().webp().toBuffer();
  const files: Record<string, Buffer | string> = {
    'a.jpg': jpeg,
    'turned.jpg': await blank().jpeg().withMetadata({ orientation: 6 }).toBuffer(),
    'a.png': png,
    'a.webp': webp,
    'a.svg': SVG,
    'with space.png': png,
    'e\u0301te.png': png, // decomposed, as some file systems keep it
    'empty.jpg': '',
    'text.jpg': 'This is no picture.',
    'half.jpg': long.subarray(0, long.length / 2),
    'half.png': png.subarray(0, png.length - 20),
    'half.webp': webp.subarray(0, webp.length - 20),
    'a.gif': await blank().gif().toBuffer(),
    'empty.svg': ' ',
    'broken.svg': '<svg viewBox="0 0 1 1"><g></svg>',
  };
  for (const [name, data] of Object.entries(files)) await writeFile(join(images, name), data);
  await writeFile(join(root, 'elsewhere/b.svg'), SVG);
  await symlink(join(root, 'elsewhere/b.svg'), join(images, 'escape.svg'));
  await symlink(join(root, 'elsewhere'), join(root, 'issue/linked'));
  await symlink(join(images, 'a.svg'), join(images, 'inside.svg'));
  find = await openPictures(join(root, 'issue'));
});
afterAll(async () => rm(root, { recursive: true }));

async function look(src: string): Promise<{ picture: Picture | undefined; found: Diagnostic[] }> {
  const found: Diagnostic[] = [];
  const picture = await find(src, PLACE, (diagnostic) => void found.push(diagnostic));
  return { picture, found };
}

describe('pictures that can be had', () => {
  it.each([
    ['images/a.jpg', 'jpeg', 40, 30, false],
    ['images/turned.jpg', 'jpeg', 30, 40, true],
    ['images/a.png', 'png', 40, 30, false],
    ['images/a.webp', 'webp', 40, 30, false],
    ['images/a.svg', 'svg', 40, 30, false],
    ['./images/a.svg', 'svg', 40, 30, false],
    ['images/inside.svg', 'svg', 40, 30, false],
    ['images/with%20space.png', 'png', 40, 30, false],
    ['images/with space.png', 'png', 40, 30, false],
    ['images/\u00E9te.png', 'png', 40, 30, false],
  ])('%s', async (src, ...[format, widthPx, heightPx, rotated]) => {
    const { picture, found } = await look(src);
    expect(found).toEqual([]);
    expect(picture).toMatchObject({ src, format, widthPx, heightPx, rotated });
    expect(picture!.path.startsWith(root)).toBe(true);
  });
});

describe('pictures that cannot', () => {
  it.each([
    ['images/b.jpg', 'missing-picture', 'there is no file "images/b.jpg"; did you mean "images/a.jpg"?'],
    ['images/A.jpg', 'missing-picture', 'there is no file "images/A.jpg"; did you mean "images/a.jpg"?'],
    ['a.webp', 'missing-picture', 'there is no file "a.webp"; did you mean "images/a.webp"?'],
    ['images\\a.svg', 'missing-picture', 'there is no file "images\\a.svg"; did you mean "images/a.svg"?'],
    ['images', 'missing-picture', 'there is no file "images"'],
    ['images/%E0%A4%A', 'missing-picture', 'there is no file "images/%E0%A4%A"'],
    ['../elsewhere/b.svg', 'picture-outside', '"../elsewhere/b.svg" is outside the issue’s folder'],
    ['images/../../elsewhere/b.svg', 'picture-outside', expect.stringContaining('outside')],
    ['/etc/passwd', 'picture-outside', expect.stringContaining('outside')],
    ['C:\\a.svg', 'picture-outside', expect.stringContaining('outside')],
    ['images/escape.svg', 'picture-outside', 'leads out of the issue’s folder by a link'],
    ['linked/b.svg', 'picture-outside', 'leads out of the issue’s folder by a link'],
    ['https://example.org/a.svg', 'remote-picture', 'a picture is a file of the issue, not an address'],
    ['//example.org/a.svg', 'remote-picture', 'a picture is a file of the issue, not an address'],
    ['data:image/png;base64,AAAA', 'remote-picture', 'a picture is a file of the issue, not an address'],
    ['images/empty.jpg', 'unreadable-picture', 'the picture cannot be read: the file is empty'],
    ['images/text.jpg', 'unreadable-picture', 'the picture cannot be read: its data are those of no picture'],
    ['images/half.jpg', 'unreadable-picture', 'the picture cannot be read: its end is missing'],
    ['images/half.png', 'unreadable-picture', expect.stringMatching(/its end is missing|of no picture/)],
    ['images/half.webp', 'unreadable-picture', expect.stringMatching(/its end is missing|of no picture/)],
    ['images/empty.svg', 'unreadable-picture', 'the picture cannot be read: the file is empty'],
    ['images/broken.svg', 'unreadable-picture', 'the picture cannot be read: </svg> closes what is not open'],
    ['images/a.gif', 'picture-format', 'gif is no format for print and web'],
  ])('%s', async (src, rule, message) => {
    const { picture, found } = await look(src);
    expect(picture).toBeUndefined();
    expect(found).toEqual([{ severity: 'error', rule, message, mend: expect.any(String), place: PLACE }]);
  });

  it('are told at every place that names them', async () => {
    const found: string[] = [];
    for (const line of [1, 2])
      await find('images/b.jpg', { file: 'a.md', line }, ({ place }) => void found.push(`${place.line}`));
    expect(found).toEqual(['1', '2']);
  });
});

describe('the size of an SVG', () => {
  it.each([
    ['<svg width="40" height="30"/>', 40, 30],
    ['<svg width="1in" height="72pt"></svg>', 96, 96],
    ['<svg width="25.4mm" height="2.54cm"></svg>', 96, 96],
    ['<svg width="100%" viewBox="0 0 40 30"></svg>', 40, 30],
    ['<svg width="80" viewBox="0 0 40 30"></svg>', 80, 60],
    [
      "<?xml version='1.0'?><!-- a > b --><!DOCTYPE svg [<!ENTITY a 'b'>]><svg viewBox='0,0,40,30'><text>a &amp; b</text></svg>",
      40,
      30,
    ],
    ['<svg:svg xmlns:svg="x" viewBox="0 0 4 3"><svg:g/></svg:svg>', 4, 3],
    ['<svg data-width="1" viewBox="0 0 4 3"><style><![CDATA[a > b & c < d]]></style></svg>', 4, 3],
  ])('%s', (svg, widthPx, heightPx) => {
    const size = svgSize(svg);
    expect(size).toEqual({ widthPx: expect.closeTo(widthPx), heightPx: expect.closeTo(heightPx) });
  });

  it.each([
    ['<svg/>', 'neither'],
    ['<html viewBox="0 0 4 3"/>', 'no <svg>'],
    ['no markup', 'no <svg>'],
    ['<svg viewBox="0 0 4 3">', 'not closed'],
    ['<svg viewBox="0 0 4 3"><a></b></svg>', 'closes what is not open'],
    ['<svg viewBox="0 0 4 3">a & b</svg>', '&amp;'],
    ['<svg viewBox="0 0 4 3">a < b</svg>', 'broken'],
    ['<svg viewBox=0></svg>', 'broken'],
    ['<svg viewBox="0 0 0 0"/>', 'neither'],
  ])('%s has none', (svg, fault) => expect(svgSize(svg)).toEqual({ fault: expect.stringContaining(fault) }));
});
