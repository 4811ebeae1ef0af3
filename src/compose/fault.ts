/** A designer's file that cannot be used: caught at the door of this room and returned as a finding. */

import type { Diagnostic, Place } from '../diagnostic.js';

export class TemplateFault extends Error {
  override readonly name = 'TemplateFault';
  readonly place: Place;

  constructor(message: string, place: Place, options?: ErrorOptions) {
    super(message, options);
    this.place = place;
  }
}

export const faultFinding = (fault: TemplateFault): Diagnostic => ({
  severity: 'error',
  rule: fault.place.file.endsWith('.css') ? 'style-error' : 'template-error',
  message: fault.message,
  place: fault.place,
});
