import type { Rule } from '../rule.js';
import { attribute, attributePlace, directivesOf } from '../texts.js';

interface Form {
  readonly fits: (value: string) => boolean;
  readonly form: string;
}

const FORMS: Readonly<Record<string, Form>> = {
  width: { fits: (value) => value === 'column' || value === 'wide', form: 'column or wide' },
  focus: {
    fits: (value) => {
      const [, x, y] = /^(\d+(?:\.\d+)?)%?[\s,]+(\d+(?:\.\d+)?)%?$/.exec(value) ?? [];
      return Number(x) <= 100 && Number(y) <= 100;
    },
    form: 'per cent from the left and the top: 50% 30%',
  },
};

export const invalidAttribute: Rule = {
  id: 'invalid-attribute',
  severity: 'error',
  why: 'A width or focus that cannot be understood is passed over, and the picture is set as if nothing had been said.',
  examples: [
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" width="full"}\n:::', at: ['1:62'] },
    {
      body: ':::chart{source="The Example" width="full"}\n| | Share |\n| --- | --- |\n| North | 40% |\n:::',
      at: ['1:31'],
    },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" focus="top"}\n:::', at: ['1:62'] },
    { body: ':::figure{src="images/a.svg" alt="A field" credit="A. Maker" width="wide" focus="50% 30%"}\n:::', at: [] },
  ],
  check: (issue) =>
    directivesOf(issue)
      .filter(({ node }) => node.name === 'figure' || node.name === 'chart')
      .flatMap(({ node, text }) =>
        Object.entries(FORMS).flatMap(([name, { fits, form }]) => {
          const value = attribute(node, name);
          if (value === undefined || fits(value)) return [];
          return [
            { message: `"${value}" is no ${name}`, mend: `write ${form}`, place: attributePlace(text, node, name) },
          ];
        }),
      ),
};
