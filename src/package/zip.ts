/** A zip with the same bytes on any day, machine and time zone. */

import { zipSync, type Zippable, type ZipOptions } from 'fflate';

/** PDFs and pictures are compressed in themselves. */
const STORED = /\.(?:pdf|jpe?g|png|zip)$/u;
/** Made under Unix, a plain file that everyone may read. */
const UNIX = 3;
const PLAIN_FILE = 0o10_0644 << 16;

/** The files in one folder of the name given, in their order. */
export function zipFolder(folder: string, files: ReadonlyMap<string, Uint8Array>, dateIso: string): Uint8Array {
  const dated: ZipOptions = { mtime: dosDate(dateIso), os: UNIX, attrs: PLAIN_FILE >>> 0 };
  const entries = Array.from(files, ([name, bytes]): [string, Zippable[string]] => [
    `${folder}/${name}`,
    [bytes, { ...dated, level: STORED.test(name) ? 0 : 9 }],
  ]);
  return zipSync(Object.fromEntries(entries));
}

/**
 * Zip keeps the hour of the clock on the wall and no zone (APPNOTE 4.4.6): noon of the day, read back as written wherever
 * the machine stands. It knows the years 1980 to 2099.
 */
function dosDate(dateIso: string): Date {
  const [year = 1980, month = 1, day = 1] = dateIso.slice(0, 10).split('-').map(Number);
  return new Date(Math.min(2099, Math.max(1980, year)), month - 1, day, 12);
}
