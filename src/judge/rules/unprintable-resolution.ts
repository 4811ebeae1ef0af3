import type { Rule } from '../rule.js';
import { coarsePictures, LEAST_PPI, withPicture } from './resolution.js';

export const unprintableResolution: Rule = {
  id: 'unprintable-resolution',
  severity: 'error',
  why: 'Under 150 pixels per inch the pixels of a picture can be counted on the paper.',
  examples: [
    { shows: 'A picture with 149 pixels per inch where it is placed.', pages: [withPicture(149)], at: ['1: 30'] },
    { shows: 'One with 150, which is soft but no error.', pages: [withPicture(150)], at: [] },
  ],
  check: ({ pages }) => coarsePictures(pages, [0, LEAST_PPI]),
};
