/**
 * Reads a ustar archive held in memory: plain files and folders, nothing else.
 * POSIX.1-1988 ustar: https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html
 */

export interface TarFile {
  /** Relative path with forward slashes; never leaves the folder it is unpacked into. */
  readonly path: string;
  readonly executable: boolean;
  readonly bytes: Buffer;
}

const BLOCK = 512;

/** The files of an archive. Throws on a damaged archive, a path that leaves its folder, a link or a device. */
export function readTar(archive: Buffer): TarFile[] {
  const files: TarFile[] = [];
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + BLOCK);
    const size = octal(header, 124, 12);
    const end = at + BLOCK + size;
    if (checksum(header) !== octal(header, 148, 8) || end > archive.length) throw new Error('damaged tar archive');
    const path = safePath(header);
    const type = text(header, 156, 1);
    if (type === '0' || type === '') {
      const executable = (octal(header, 100, 8) & 0o100) !== 0;
      files.push({ path, executable, bytes: archive.subarray(at + BLOCK, end) });
    } else if (type !== '5') {
      throw new Error(`tar entry of type ${type} is not allowed: ${path}`);
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function safePath(header: Buffer): string {
  const prefix = text(header, 345, 155);
  const path = (prefix === '' ? '' : `${prefix}/`) + text(header, 0, 100);
  const unsafe = path === '' || path.startsWith('/') || /[\\:]/.test(path) || path.split('/').includes('..');
  if (unsafe) throw new Error(`tar entry leaves its folder: ${path}`);
  return path;
}

function text(header: Buffer, offset: number, length: number): string {
  const field = header.subarray(offset, offset + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end === -1 ? length : end);
}

function octal(header: Buffer, offset: number, length: number): number {
  const digits = text(header, offset, length).trim();
  if (!/^[0-7]+$/.test(digits)) throw new Error('damaged tar archive');
  return Number.parseInt(digits, 8);
}

/** Sum of the header's bytes, its own field counted as spaces. */
function checksum(header: Buffer): number {
  let sum = 0;
  for (const [index, byte] of header.entries()) sum += index >= 148 && index < 156 ? 0x20 : byte;
  return sum;
}
