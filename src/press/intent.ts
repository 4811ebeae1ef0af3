/** The output intent: which paper and inks the file is made for, with their ICC profile (ISO 15930-7, 6.2). */

import { PDFString } from '@cantoo/pdf-lib';
import { flateStream, name } from '../pdf/index.js';
import type { Pdf } from '../pdf/index.js';
import type { PressProfile } from '../profile.js';

export function setOutputIntent({ catalog, context }: Pdf, { condition, icc }: PressProfile): void {
  const profile = context.register(flateStream(context.obj({ N: 4 }), icc));
  const intent = context.obj({ Type: 'OutputIntent', S: 'GTS_PDFX', DestOutputProfile: profile });
  intent.set(name('OutputConditionIdentifier'), PDFString.of(condition.identifier));
  intent.set(name('Info'), PDFString.of(condition.info));
  if (condition.registry !== undefined) intent.set(name('RegistryName'), PDFString.of(condition.registry));
  catalog.set(name('OutputIntents'), context.obj([context.register(intent)]));
}
