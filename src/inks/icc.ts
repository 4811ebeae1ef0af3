/** What the head of an ICC profile says (ICC.1:2010, 7.2 and 7.3): enough to tell one for a press from any other file. */

const HEAD = 128;
const TAG = 12;

/** Why these bytes are no profile of a press with four inks; nothing when they are. */
export function iccFault(bytes: Uint8Array): string | undefined {
  const text = (at: number): string => String.fromCodePoint(...bytes.subarray(at, at + 4));
  if (bytes.length < HEAD + 4 || text(36) !== 'acsp') return 'this is no ICC profile';
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== bytes.length) return 'it is not whole: its head gives another length';
  if ((bytes[8] ?? 0) > 4) return `it is of version ${bytes[8]}, and PDF/X-4 knows none above 4`;
  if (text(12) !== 'prtr') return `it is of class "${text(12).trim()}", not of a printer ("prtr")`;
  if (text(16) !== 'CMYK') return `it is for ${text(16).trim()}, not for CMYK`;
  const tags = tagsOf(view, text);
  const missing = ['A2B0', 'B2A0'].filter((tag) => !tags.includes(tag));
  return missing.length > 0 ? `it lacks the tables ${missing.join(' and ')}` : undefined;
}

function tagsOf(view: DataView, text: (at: number) => string): string[] {
  const count = Math.min(view.getUint32(HEAD), Math.floor((view.byteLength - HEAD - 4) / TAG));
  return Array.from({ length: count }, (_, index) => text(HEAD + 4 + index * TAG));
}
