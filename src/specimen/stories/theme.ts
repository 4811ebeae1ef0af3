/** The tokens of the theme, each shown by what it does, and a page with the grid drawn under its text. */

import { foreign, others, story, type Setting, type Story } from '../story.js';
import type { Token } from '../tokens.js';

/** Kinds of tokens by the beginning of their names; what is none of these is a measure. */
const isColour = ({ name }: Token): boolean => name.startsWith('--colour-');
const isFamily = ({ name }: Token): boolean => name.startsWith('--font-');
const isSize = ({ name }: Token): boolean => name.startsWith('--size-') || name === '--baseline';

export function theme(setting: Setting, tokens: readonly Token[]): readonly Story[] {
  const { titles } = setting.edition.labels;
  const rest = tokens.filter((token) => !isColour(token) && !isFamily(token) && !isSize(token));
  return [
    page(setting, 'colours', [colours(setting, tokens.filter(isColour))]),
    page(setting, 'type', [families(setting, tokens.filter(isFamily)), sizes(setting, tokens.filter(isSize))]),
    grid(setting, titles.grid, rest),
  ];
}

function page({ edition }: Setting, slug: 'colours' | 'type', body: readonly string[]): Story {
  const { titles, sections } = edition.labels;
  return story(slug, { title: titles[slug], section: sections.theme, columns: 1 }, body);
}

/** Style sheets know a sample by the name of its token: see {@link themeStyles}. */
const sample = (token: Token, words: string): string => `<span title="${token.name}">${words}</span>`;

function colours({ edition }: Setting, tokens: readonly Token[]): string {
  const { token, value, inks, sample: shown } = edition.labels.columns;
  return table(
    [shown, token, value, inks],
    tokens.map((one) => [sample(one, '\u00a0'), code(one.name), code(one.value), one.inks?.join(' ') ?? '']),
  );
}

function families(setting: Setting, tokens: readonly Token[]): string {
  const { token, sample: shown } = setting.edition.labels.columns;
  const scripts = others('en').map((lang) => foreign(setting.flow(lang).title, lang));
  return table(
    [token, shown],
    tokens.map((one) => [
      code(one.name),
      sample(one, `Hamburgefonstiv *Hamburgefonstiv* **Hamburgefonstiv** 0123456789 ${scripts.join(' ')}`),
    ]),
  );
}

function sizes({ edition }: Setting, tokens: readonly Token[]): string {
  const { token, value, sample: shown } = edition.labels.columns;
  return table(
    [token, value, shown],
    tokens.map((one) => [code(one.name), code(one.value), sample(one, 'Aa')]),
  );
}

function grid(setting: Setting, title: string, tokens: readonly Token[]): Story {
  const { sections, columns } = setting.edition.labels;
  const flow = setting.flow();
  const measures = table(
    [columns.token, columns.value],
    tokens.map((one) => [code(one.name), code(one.value)]),
  );
  return story('grid', { title, section: sections.theme }, [
    flow.paragraphs(3),
    `## ${flow.head()}`,
    flow.paragraphs(3),
    measures,
    flow.paragraphs(4),
  ]);
}

const code = (words: string): string => `\`${words.replaceAll('|', '\\|')}\``;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heads, heads.map(() => '---'), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** What the samples and the drawn grid need beside the theme's own sheets. */
export function themeStyles(tokens: readonly Token[]): string {
  const rules = tokens.flatMap((token) => {
    const selector = `[title='${token.name}']`;
    if (isColour(token)) return [`${selector} { background: var(${token.name}); }`];
    if (isFamily(token)) return [`${selector} { font-family: var(${token.name}); }`];
    return isSize(token) ? [`${selector} { font-size: var(${token.name}); line-height: 1; }`] : [];
  });
  return `${GRID}${SWATCH}${rules.join('\n')}\n`;
}

const SWATCH = `[title^='--colour-'] {
  display: inline-block;
  inline-size: calc(6 * var(--baseline));
  block-size: calc(2 * var(--baseline));
  outline: 0.25pt solid var(--colour-rule);
}
`;

/** The page of the grid: its margins framed, its columns tinted, a line wherever letters stand. */
const GRID = `#grid {
  page: grid;
}
@page grid {
  size: var(--trim-width) var(--trim-height);
}
`;
