import type { Rule } from '../rule.js';
import { coarsePictures, LEAST_PPI, WANTED_PPI, withPicture } from './resolution.js';

export const lowResolution: Rule = {
  id: 'low-resolution',
  severity: 'warning',
  why: 'Under 225 pixels per inch a picture is soft in print, whatever it looks like on a screen.',
  examples: [
    { shows: 'A picture with 224 pixels per inch where it is placed.', pages: [withPicture(224)], at: ['1: 30'] },
    { shows: 'One with 225.', pages: [withPicture(225)], at: [] },
  ],
  check: ({ pages }) => coarsePictures(pages, [LEAST_PPI, WANTED_PPI]),
};
