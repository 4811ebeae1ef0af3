/** Press profiles: what a printer asks of a file, by the name of a built-in or the path of the printer's own YAML file. */

import { readdir, readFile } from 'node:fs/promises';
import { dirname, isAbsolute, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic, Place } from '../diagnostic.js';
import { iccFault } from '../inks/index.js';
import { nearestName } from '../issue.js';
import type { PressProfile } from '../profile.js';
import { parseFields, valuePlace, type Fields } from './fields.js';
import { profileForm, type ProfileData } from './profile-schema.js';
import { loadText, type Report } from './text-file.js';
import { validate } from './validate.js';

export interface ProfileRead {
  /** Absent when it cannot be used. */
  readonly profile?: PressProfile;
  readonly diagnostics: readonly Diagnostic[];
}

interface Named {
  readonly name: string;
  /** Where it is named, for a name that means nothing; of no file when it came from the command line. */
  readonly place: Place;
}

const FOLDER = 'styles/press';
/** Coated paper, by the standard most printers of Europe and Turkey work to. */
export const USUAL_PROFILE = 'coated-fogra39';
export const packageRoot = fileURLToPath(new URL('../../', import.meta.url));

/**
 * The press profile of a name: `coated-fogra39` and its like stand in `styles/press/` of the journal or of the package; a
 * name that ends in `.yaml` is a path from the journal's root.
 */
export async function readProfile(root: string, { name, place }: Named): Promise<ProfileRead> {
  const diagnostics: Diagnostic[] = [];
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic);
  const found = await locate(root, { name, place }, report);
  const source = found && (await loadText(found.root, found.file, report));
  if (!found || !source) return { diagnostics };
  const fields = parseFields(source, { text: source.text, offset: 0 }, report);
  const data = validate(profileForm, fields, report);
  const icc = data.icc === undefined ? undefined : await loadIcc(found, fields, report);
  const profile = icc && profileOf(data, name, icc);
  return { ...(profile && diagnostics.every(({ severity }) => severity !== 'error') && { profile }), diagnostics };
}

interface Located {
  readonly root: string;
  /** From `root`, with forward slashes. */
  readonly file: string;
}

async function locate(root: string, { name, place }: Named, report: Report): Promise<Located | undefined> {
  if (/\.ya?ml$/i.test(name)) return { root, file: name.replaceAll('\\', '/') };
  const file = `${FOLDER}/${name}.yaml`;
  const layers = await Promise.all([root, packageRoot].map(async (layer) => ({ layer, names: await namesIn(layer) })));
  const layer = layers.find(({ names }) => names.includes(name))?.layer;
  if (layer !== undefined) return { root: layer, file };
  const known = [...new Set(layers.flatMap(({ names }) => names))].toSorted();
  const meant = nearestName(name, known);
  report({
    severity: 'error',
    rule: 'unknown-profile',
    message: `there is no press profile "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
    mend: `write one of ${known.join(', ')}, or the path of the printer's file: press/printer.yaml`,
    place,
  });
  return undefined;
}

const namesIn = async (root: string): Promise<string[]> => {
  const names = await readdir(posix.join(root.replaceAll('\\', '/'), FOLDER)).catch(() => []);
  return names.filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -'.yaml'.length));
};

/** The ICC file a profile names; nothing, and a finding, when it is not there or not for a press with four inks. */
async function loadIcc({ root, file }: Located, fields: Fields, report: Report): Promise<Uint8Array | undefined> {
  const given = String(fields.document.get('icc'));
  const path = isAbsolute(given) ? given : posix.join(root.replaceAll('\\', '/'), dirname(file), given);
  const bytes = await readFile(path).catch(() => undefined);
  const fault = bytes ? iccFault(bytes) : 'there is no such file';
  if (bytes && fault === undefined) return new Uint8Array(bytes);
  report({
    severity: 'error',
    rule: 'invalid-icc',
    message: `${given} cannot be used: ${fault}`,
    mend: 'ask the printer for the ICC profile of the paper and its inks (CMYK, output)',
    place: valuePlace(fields, ['icc']),
  });
  return undefined;
}

/** What a profile leaves out: what most printers ask for. */
const USUAL = {
  bleedMm: 3,
  slugMm: 10,
  marks: ['crop', 'registration', 'colour-bar', 'slug-line'],
  pageMultiple: 4,
  minPpi: { refuse: 150, warn: 225 },
  paperCaliperMm: 0.1,
} as const;

function profileOf(data: ProfileData, name: string, icc: Uint8Array): PressProfile | undefined {
  const { condition, maxInk } = data;
  if (!condition || maxInk === undefined) return undefined;
  const { identifier, registry, info } = condition;
  return {
    name,
    standard: data.standard ?? 'pdf/x-4',
    condition: {
      identifier: String(identifier),
      ...(registry !== undefined && { registry }),
      info: String(info ?? identifier),
    },
    icc,
    maxInk,
    bleedMm: data.bleed ?? USUAL.bleedMm,
    slugMm: data.slug ?? USUAL.slugMm,
    marks: data.marks ?? USUAL.marks,
    pageMultiple: data.pageMultiple ?? USUAL.pageMultiple,
    minPpi: {
      refuse: data.resolution?.refuse ?? USUAL.minPpi.refuse,
      warn: data.resolution?.warn ?? USUAL.minPpi.warn,
    },
    paperCaliperMm: data.caliper ?? USUAL.paperCaliperMm,
  };
}
