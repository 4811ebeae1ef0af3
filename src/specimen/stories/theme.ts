/** The tokens of the theme, each shown by what it does, and a page with the grid drawn under its text. */

import { foreign, others, story, type Setting, type Story } from '../story.js';
import type { Token, TokenKind } from '../tokens.js';

export function theme(setting: Setting, tokens: readonly Token[]): readonly Story[] {
  const of = (kind: TokenKind): readonly Token[] => tokens.filter((token) => token.kind === kind);
  return [
    page(setting, 'colours', [colours(setting, of('colour'))]),
    page(setting, 'type', [families(setting, of('family')), measured(setting, of('size'), LETTERS)]),
    page(setting, 'measures', [measured(setting, of('rule'), RULE), measured(setting, of('measure'))]),
    grid(setting),
  ];
}

function page({ edition }: Setting, slug: 'colours' | 'type' | 'measures', body: readonly string[]): Story {
  const { titles, sections } = edition.labels;
  const columns = slug === 'measures' ? 2 : 1;
  return story(slug, { title: titles[slug], section: sections.theme, columns }, body);
}

const LETTERS = 'Aa';
const RULE = '\u00a0';
const SWATCH = '\u00a0';

/** Style sheets know a sample by the name of its token: see {@link themeStyles}. */
const sample = (token: Token, words: string): string => `<span title="${token.name}">${words}</span>`;

function colours({ edition }: Setting, tokens: readonly Token[]): string {
  const { token, value, inks, sample: shown } = edition.labels.columns;
  return table(
    [shown, token, value, inks],
    tokens.map((one) => [sample(one, SWATCH), code(one.name), code(one.value), one.inks ? code(one.inks) : '']),
  );
}

function families(setting: Setting, tokens: readonly Token[]): string {
  const { token, sample: shown } = setting.edition.labels.columns;
  const scripts = others('en').map((lang) => foreign(setting.flow(lang).title, lang));
  const letters = `${foreign('Hamburgefonstiv *Hamburgefonstiv* **Hamburgefonstiv**', 'en')} 0123456789`;
  return table(
    [token, shown],
    tokens.map((one) => [code(one.name), sample(one, `${letters} ${scripts.join(' ')}`)]),
  );
}

/** Tokens with their values, and with a sample of each where it can be shown by one. */
function measured({ edition }: Setting, tokens: readonly Token[], shown?: string): string {
  const { columns } = edition.labels;
  return table(
    [columns.token, columns.value, ...(shown === undefined ? [] : [columns.sample])],
    tokens.map((one) => [code(one.name), code(one.value), ...(shown === undefined ? [] : [sample(one, shown)])]),
  );
}

function grid(setting: Setting): Story {
  const { sections, titles } = setting.edition.labels;
  const flow = setting.flow();
  return story('grid', { title: titles.grid, section: sections.theme }, [
    flow.paragraphs(3),
    `## ${flow.head()}`,
    flow.paragraphs(4),
  ]);
}

const code = (words: string): string => `\`${words.replaceAll('|', '\\|')}\``;

/** Nothing where there is nothing to list. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What the samples and the drawn grid need beside the theme's own sheets. */
export const themeStyles = (tokens: readonly Token[]): string =>
  `${GRID}${tokens.flatMap(({ name, kind }) => SAMPLES[kind]?.(`[title='${name}']`, `var(${name})`) ?? []).join('\n')}\n`;

const SAMPLES: Readonly<Partial<Record<TokenKind, (selector: string, value: string) => string>>> = {
  colour: (selector, value) =>
    `${selector} { ${BOX} block-size: calc(1.5 * var(--baseline)); background: ${value}; outline: 0.25pt solid #808080; }`,
  family: (selector, value) => `${selector} { font-family: ${value}; }`,
  rule: (selector, value) => `${selector} { ${BOX} border-block-start: ${value} solid; }`,
  size: (selector, value) => `${selector} { font-size: ${value}; line-height: normal !important; }`,
};
const BOX = 'display: inline-block; inline-size: calc(4 * var(--baseline));';

/** One line of the grid, to be repeated. In the blue of pasted-up pages: no token, for it belongs to no theme. */
const LINE = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 60' preserveAspectRatio='none'><path fill='%2300a0c6' d='M0 59H1V60H0z'/></svg>`;

/**
 * The page of the grid: margins framed, columns tinted, a line wherever letters of the text stand. Letters stand about a
 * third of their size under the middle of their line.
 */
const GRID = `.pagedjs_page:has(.body [data-source*='/grid.md:']) .pagedjs_area {
  --tint: linear-gradient(var(--colour-tint), var(--colour-tint));
  --column: calc((100% - var(--gutter)) / 2) 100%;
  outline: 0.5pt solid #00a0c6;
  background-image: url("data:image/svg+xml,${LINE}"), var(--tint), var(--tint);
  background-size: 100% var(--baseline), var(--column), var(--column);
  background-position: 0 calc(0.35 * var(--size-text) - var(--baseline) / 2), left, right;
  background-repeat: repeat-y, no-repeat, no-repeat;
}
`;
