import type { Rule } from '../rule.js';
import { attribute, attributePlace, directivesOf } from '../texts.js';
import { PICTURE_PLACES, PLACES } from './directives.js';

interface Form {
  readonly fits: (value: string) => boolean;
  readonly form: string;
}

const oneOf = (values: readonly string[]): Form => ({
  fits: (value) => values.includes(value),
  form: `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
});

const FORMS: Readonly<Record<string, Form>> = {
  width: oneOf(['column', 'wide']),
  focus: {
    fits: (value) => {
      const [, x, y] = /^(\d+(?:\.\d+)?)%?[\s,]+(\d+(?:\.\d+)?)%?$/.exec(value) ?? [];
      return Number(x) <= 100 && Number(y) <= 100;
    },
    form: 'per cent from the left and the top: 50% 30%',
  },
};

const formsOf = (directive: string): Readonly<Record<string, Form>> =>
  directive === 'figure' ? { ...FORMS, place: oneOf(PICTURE_PLACES) } : { ...FORMS, place: oneOf(PLACES) };

export const invalidAttribute: Rule = {
  id: 'invalid-attribute',
  severity: 'error',
  why: 'A width, place or focus that cannot be understood is passed over, and the block is set as if nothing had been said.',
  examples: [
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" width="full"}\n:::', at: ['1:62'] },
    {
      body: ':::chart{source="The Example" width="full"}\n| | Share |\n| --- | --- |\n| North | 40% |\n:::',
      at: ['1:31'],
    },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" focus="top"}\n:::', at: ['1:62'] },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" place="full"}\n:::', at: ['1:62'] },
    { body: ':::sidebar[Title]{place="bleed"}\nWords.\n:::', at: ['1:19'] },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" width="wide" focus="50% 30%"}\n:::', at: [] },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" place="spread"}\n:::', at: [] },
  ],
  check: (issue) =>
    directivesOf(issue).flatMap(({ node, text }) =>
      Object.entries(formsOf(node.name)).flatMap(([name, { fits, form }]) => {
        const value = attribute(node, name);
        if (value === undefined || fits(value)) return [];
        return [
          { message: `"${value}" is no ${name}`, mend: `write ${form}`, place: attributePlace(text, node, name) },
        ];
      }),
    ),
};
