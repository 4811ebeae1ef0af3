import { describe, expect, it } from 'vitest';
import { judgePages } from './index.js';
import type { Example } from './rule.js';
import { RULES } from './rules/index.js';

const NO_FONTS = { themeFonts: [], pageFonts: [] };

const found = ({ pages, fonts = NO_FONTS }: Example) => judgePages({ pages, print: { safeMarginMm: 5 }, ...fonts });

describe.each(RULES)('$id', ({ id, severity, examples, why }) => {
  it('shows itself broken and kept, and says why it is there', () => {
    expect(examples.some(({ at }) => at.length > 0)).toBe(true);
    expect(examples.some(({ at }) => at.length === 0)).toBe(true);
    expect(why).toMatch(/\.$/);
  });

  it.each(examples)('$shows', (example) => {
    const own = found(example).filter(({ rule }) => rule === id);
    const at = own.map(({ message, place }) => `${/^page ([^:]*):/.exec(message)?.[1]}: ${place.line}`);
    expect(at).toEqual(example.at);
    for (const one of own) {
      expect(one).toMatchObject({ severity, page: Number(/\d+/.exec(one.message)?.[0]) });
      expect(one.mend).toMatch(/^[A-Z].*[^.]$/);
      expect(one.message).not.toMatch(/\.$|undefined|NaN/);
    }
  });
});

describe('the rules', () => {
  it('have ids of their own, in kebab case', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
  });

  it('find nothing on pages that break no rule', () => {
    const kept = RULES.flatMap(({ examples }) => examples.filter(({ at }) => at.length === 0));
    for (const example of kept) expect(found(example).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
