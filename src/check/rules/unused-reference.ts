import type { Finding, Rule } from '../rule.js';
import { bodiesOf, nodesOf, placeOf, type Text } from '../texts.js';

export const unusedReference: Rule = {
  id: 'unused-reference',
  severity: 'warning',
  why: 'An address that no link uses is printed nowhere; mostly its link was lost, or its name misspelt.',
  examples: [
    { body: 'Words.\n\n[r]: https://example.org', at: ['3:1'] },
    { body: 'See [r].\n\n[r]: https://example.org\n[R]: https://example.com', at: ['4:1'] },
    { body: 'See [the report][R].\n\n[r]: https://example.org', at: [] },
  ],
  check: (issue) => bodiesOf(issue).flatMap(unusedIn),
};

function unusedIn(text: Text): Finding[] {
  const links = [...nodesOf(text, 'linkReference'), ...nodesOf(text, 'imageReference')];
  const used = new Set(links.map(({ node }) => node.identifier));
  const definitions = nodesOf(text, 'definition');
  return definitions.flatMap(({ node }) => {
    const first = definitions.find((other) => other.node.identifier === node.identifier)?.node;
    const name = `[${node.label ?? node.identifier}]`;
    const place = placeOf(text, node);
    if (!used.has(node.identifier)) {
      return [{ message: `no link uses ${name}`, mend: 'link to it, or take the line out', place }];
    }
    if (!first || first === node) return [];
    const related = { message: 'the first one', place: placeOf(text, first) };
    return [
      {
        message: `${name} has an address already, and this one is not used`,
        mend: 'give it another name',
        place,
        related,
      },
    ];
  });
}
