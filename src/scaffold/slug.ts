const MOST_CHARACTERS = 60;
/** What somebody types who thinks of the file: `cotton`, `cotton-pickers.md`. */
const FILE_NAME = /^[a-z0-9]+(-[a-z0-9]+)*(\.md)?$/;
/** Letters that no decomposition turns into plain ones. */
const PLAIN: Readonly<Record<string, string>> = { ı: 'i', ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' };

/**
 * The file's name for a title: `The Pickers’ Year` → `the-pickers-year`. Latin letters lose their accents, letters of other
 * scripts stay as they are. Empty when the title has neither letters nor digits.
 */
export function slugOf(title: string): string {
  const words = withoutExtension(title)
    .toLowerCase()
    .replaceAll(/[ıøłđßæœþ]/g, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFKD')
    .replaceAll(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .normalize('NFC')
    // An apostrophe does not part a word.
    .replaceAll(/['’ʼ`]/g, '')
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  return shorten(words ?? []);
}

/** The title for what was typed: a file's name becomes a title to be mended. */
export function titleOf(typed: string): string {
  const title = typed.trim().replaceAll(/\s+/g, ' ');
  if (!FILE_NAME.test(title)) return title;
  const words = withoutExtension(title).replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const withoutExtension = (typed: string): string => (FILE_NAME.test(typed) ? typed.replace(/\.md$/, '') : typed);

/** As many whole words as fit; a single long one is cut. */
function shorten(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (Array.from(longer).length > MOST_CHARACTERS) break;
    slug = longer;
  }
  return slug === ''
    ? Array.from(words[0] ?? '')
        .slice(0, MOST_CHARACTERS)
        .join('')
    : slug;
}
