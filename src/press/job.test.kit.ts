/** The job of the specimen for tests: its sheet, and the usual press profile. */

import { readProfile } from '../read/index.js';
import type { PressJob } from './index.js';

const { profile } = await readProfile('/', { name: 'coated-fogra39', place: { file: 'issues/journal.yaml' } });
if (!profile) throw new Error('the usual press profile cannot be read');

export const JOB: PressJob = {
  sheet: { trimWidthMm: 210, trimHeightMm: 280, laidBleedMm: 5 },
  bleedMm: 3,
  slug: 'istiqlal 2020-12',
  profile,
  themeInks: [],
  inkPictures: new Map(),
};
