/** Finds web and mail addresses and file names in running text: what must stay exactly as typed. */

// Quotation marks and CJK marks end an address, so that one inside quotes or Chinese text keeps clear of them.
const REST = String.raw`[^\s<>"“”„‟‘’‚‛«»‹›「」『』\u3000-\u303F\uFF00-\uFFEF\uFFFC]`;

const ADDRESS = new RegExp(
  [
    String.raw`\b[a-z][a-z0-9+.\-]*:\/\/${REST}+`,
    String.raw`\b(?:mailto|tel|doi|urn):${REST}+`,
    String.raw`\bwww\.${REST}+`,
    String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}._%+'\-]*[\p{L}\p{N}_%+\-])?@[\p{L}\p{N}\-]+(?:\.[\p{L}\p{N}\-]+)+`,
    // A bare domain or file name, with or without a path: turkistantimes.com/en, cotton.md.
    String.raw`(?<![\p{L}\p{N}.\-])(?:[a-z0-9\-]+\.)+[a-z]{2,}(?![\p{L}\p{N}])(?:\/${REST}*)?`,
  ].join('|'),
  'giu',
);

// Marks at the end belong to the sentence, as every mail program reads them.
const TRAILING = /[.,;:!?')\]}…،؛؟۔]+$/u;

/** Ranges [start, end) of the addresses in `text`, in ascending order. */
export function findAddresses(text: string): [number, number][] {
  // Most passages have none; the test is far cheaper than the search.
  if (!/[.@:]\S/u.test(text)) return [];
  return [...text.matchAll(ADDRESS)].map((match) => [match.index, match.index + withoutTrailing(match[0]).length]);
}

function withoutTrailing(address: string): string {
  const bare = address.replace(TRAILING, '');
  const tail = address.slice(bare.length);
  // A closing bracket is part of the address if its opening one is: …/wiki/Istiqlal_(newspaper)
  return tail.startsWith(')') && bare.includes('(') ? `${bare})` : bare;
}
