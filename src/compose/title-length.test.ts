import { describe, expect, it } from 'vitest';
import { longestWordEm, shortened, titleLength } from './title-length.js';

describe('a headline', () => {
  it.each([
    ['Cotton', 'short'],
    ['Two sets of figures from Hubei', 'medium'],
    ['Brochures on Huawei’s own site offered to sort people by ethnicity', 'long'],
    [
      'Brochures on Huawei’s own site offered to sort people by ethnicity, and nobody at the company saw them',
      'longest',
    ],
    ['人人生而自由', 'short'],
    ['人人生而自由，在尊严和权利上一律平等，并应以兄弟关系的精神相对待', 'long'],
    ['', 'short'],
  ])('%s is %s', (title, length) => expect(titleLength(title)).toBe(length));

  it('of few words is long when one of them is', () => {
    expect(titleLength('Ein Donaudampfschifffahrtskapitän')).toBe('longest');
    expect(longestWordEm('Ein Donaudampfschifffahrtskapitän')).toBeGreaterThan(2 * longestWordEm('Ein Kapitän'));
  });

  it('has the width of its letters, whatever marks stand on them', () => {
    expect(longestWordEm('ئۇيغۇر')).toBe(longestWordEm('ئ\u0654ۇيغۇر'));
  });
});

describe('a line for a running head', () => {
  it.each([
    ['Two sets of figures', 40, 'Two sets of figures'],
    ['Two sets of figures from Hubei', 20, 'Two sets of figures…'],
    ['The forbidden meal: former detainees', 20, 'The forbidden meal…'],
    ['Donaudampfschifffahrtsgesellschaftskapitän', 20, 'Donaudampfschifffah…'],
    ['人人生而自由在尊严和权利上一律平等', 8, '人人生而自由在…'],
  ])('%s in %i letters is %s', (line, most, short) => {
    expect(shortened(line, most)).toBe(short);
    expect(Array.from(short).length).toBeLessThanOrEqual(most);
  });
});
