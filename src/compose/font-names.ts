/** The names inside a TrueType font (OpenType 1.9, "name" and "Font file"): the PDF shows them, and printers read them. */

interface Table {
  readonly tag: string;
  readonly bytes: Buffer;
}

/** The font under another family and style. Its copyright and licence stay as they are. */
export function renameFont(font: Buffer, family: string, style: string): Buffer {
  const tables = readTables(font).map((table): Table =>
    table.tag === 'name' ? { tag: 'name', bytes: newNames(table.bytes, family, style) } : table,
  );
  return writeTables(font.readUInt32BE(0), tables);
}

export const tagsOf = (font: Buffer): string[] => readTables(font).map(({ tag }) => tag);

const HEADER = 12;
const ENTRY = 16;

function readTables(font: Buffer): Table[] {
  return Array.from({ length: font.readUInt16BE(4) }, (_, index) => {
    const at = HEADER + ENTRY * index;
    const start = font.readUInt32BE(at + 8);
    return {
      tag: font.toString('latin1', at, at + 4),
      bytes: font.subarray(start, start + font.readUInt32BE(at + 12)),
    };
  });
}

const COPYRIGHT_AND_LICENCE = new Set([0, 7, 13, 14]);
const WINDOWS = 3;
const UNICODE = 1;
const ENGLISH = 0x0409;

/** Names for Windows in English, which every reader knows: UTF-16, big-endian. */
function newNames(old: Buffer, family: string, style: string): Buffer {
  const postScript = `${family}-${style}`.replaceAll(/[^A-Za-z0-9-]/gu, '').slice(0, 63);
  const given = new Map([
    [1, family],
    [2, style],
    [3, postScript],
    [4, `${family} ${style}`],
    [6, postScript],
  ]);
  const names = [...keptNames(old), ...[...given].map(([id, name]) => [id, utf16(name)] as const)].toSorted(
    ([one], [other]) => one - other,
  );
  const header = Buffer.alloc(6 + 12 * names.length);
  header.writeUInt16BE(names.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  for (const [index, [id, name]] of names.entries()) {
    const record = [WINDOWS, UNICODE, ENGLISH, id, name.length, offset];
    for (const [field, value] of record.entries()) header.writeUInt16BE(value, 6 + 12 * index + 2 * field);
    offset += name.length;
  }
  return Buffer.concat([header, ...names.map(([, name]) => name)]);
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

function keptNames(table: Buffer): (readonly [id: number, name: Buffer])[] {
  const strings = table.readUInt16BE(4);
  return Array.from({ length: table.readUInt16BE(2) }, (_, index) => 6 + 12 * index).flatMap((at) => {
    const [platform, id] = [table.readUInt16BE(at), table.readUInt16BE(at + 6)];
    if (platform !== WINDOWS || table.readUInt16BE(at + 4) !== ENGLISH || !COPYRIGHT_AND_LICENCE.has(id)) return [];
    const start = strings + table.readUInt16BE(at + 10);
    return [[id, table.subarray(start, start + table.readUInt16BE(at + 8))] as const];
  });
}

/** Where the `head` table holds what the sum of the whole file lacks to the magic number. */
const ADJUSTMENT = 8;
const MAGIC = 0xb1b0afba;

function writeTables(version: number, tables: readonly Table[]): Buffer {
  const directory = Buffer.alloc(HEADER + ENTRY * tables.length);
  const power = Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(version, 0);
  const search = [tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power)];
  for (const [field, value] of search.entries()) directory.writeUInt16BE(value, 4 + 2 * field);
  let offset = directory.length;
  const padded = tables.map(({ tag, bytes }, index) => {
    const body = Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
    if (tag === 'head') body.writeUInt32BE(0, ADJUSTMENT);
    const at = HEADER + ENTRY * index;
    directory.write(tag, at, 'latin1');
    for (const [field, value] of [sumOf(body), offset, bytes.length].entries()) {
      directory.writeUInt32BE(value, at + 4 + 4 * field);
    }
    offset += body.length;
    return body;
  });
  const font = Buffer.concat([directory, ...padded]);
  const head = padded.slice(
    0,
    tables.findIndex(({ tag }) => tag === 'head'),
  );
  const headAt = head.reduce((total, { length }) => total + length, directory.length);
  font.writeUInt32BE((MAGIC - sumOf(font)) >>> 0, headAt + ADJUSTMENT);
  return font;
}

function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
