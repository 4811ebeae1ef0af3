import { expect, it } from 'vitest';
import { satisfies } from './package-json.js';
import { count, seconds, size } from './words.js';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 KB'],
  [8_449_000, '8.4 MB'],
  [99_950, '100 KB'],
  [999_600, '1.0 MB'],
  [123_456_789, '123 MB'],
  [5e12, '5000 GB'],
])('%d bytes are %s', (bytes, text) => expect(size(bytes)).toBe(text));

it('counts one and many', () => {
  expect([count(1, 'page'), count(0, 'page'), count(36, 'page')]).toEqual(['1 page', '0 pages', '36 pages']);
  expect(seconds(12_345)).toBe('12.3 s');
});

it.each([
  ['20.19.0', true],
  ['20.18.9', false],
  ['18.20.1', false],
  ['22.0.0', true],
  ['20.20.2', true],
])('Node %s satisfies >=20.19: %s', (version, good) => expect(satisfies(version, '>=20.19')).toBe(good));
