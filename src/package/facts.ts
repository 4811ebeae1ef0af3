/** What an order says: taken from the issue and its press files, and nothing else. What neither knows stays open. */

import type { Issue } from '../issue.js';
import type { Journal } from '../journal.js';
import type { PressFile } from './press-file.js';

export interface OrderRow {
  readonly label: string;
  /** None: a line to write on. */
  readonly lines: readonly string[];
  /** What is written on the line: `copies`. */
  readonly unit?: string;
}

export interface OrderSection {
  readonly heading: string;
  readonly rows: readonly OrderRow[];
}

export interface OrderFacts {
  /** `Istiqlal 2020-12` */
  readonly title: string;
  readonly lang: string;
  readonly version?: number;
  readonly dateIso: string;
  readonly sections: readonly OrderSection[];
}

/** @param names of all that goes with the order */
export function orderFacts(issue: Issue, press: readonly PressFile[], names: readonly string[]): OrderFacts {
  const { journal } = issue;
  return {
    title: `${journal.name} ${issue.date}`,
    lang: journal.lang,
    dateIso: press[0]?.dateIso ?? '',
    sections: [
      { heading: 'Order', rows: [open('Quantity', 'copies'), open('Deliver by'), open('Deliver to')] },
      { heading: 'Publication', rows: publication(issue) },
      { heading: 'Product', rows: product(journal, press) },
      { heading: 'Paper and inks', rows: paperAndInks(journal, press) },
      { heading: 'Files', rows: files(journal, press, names) },
      { heading: 'Contact', rows: contact(journal) },
      { heading: 'Released for print', rows: [open('Name'), open('Date and signature')] },
    ],
  };
}

const open = (label: string, unit?: string): OrderRow => ({ label, lines: [], ...(unit !== undefined && { unit }) });
const row = (label: string, ...lines: readonly string[]): OrderRow => ({ label, lines });
const known = (label: string, lines: readonly string[]): OrderRow[] => (lines.length > 0 ? [{ label, lines }] : []);

function publication({ journal, date, number, volume }: Issue): OrderRow[] {
  const counted = [
    ...(volume === undefined ? [] : [`volume ${volume}`]),
    ...(number === undefined ? [] : [`number ${number}`]),
  ];
  return [
    row('Title', journal.name, ...journal.names.map(({ text }) => text)),
    row('Issue', [date, ...counted].join(', ')),
    ...known(
      'Publisher',
      journal.publisher.map(({ text }) => text),
    ),
    ...known('ISSN', journal.issn?.print === undefined ? [] : [journal.issn.print]),
  ];
}

/** Millimetres to a hundredth, without idle noughts. */
const mm = (value: number): string => String(Math.round(value * 100) / 100);

function product({ print, dir }: Journal, press: readonly PressFile[]): OrderRow[] {
  const { trimWidthMm: width, trimHeightMm: height } = print;
  const shape = width === height ? 'square' : width < height ? 'upright' : 'landscape';
  const side = dir === 'rtl' ? 'right (reads from right to left)' : 'left';
  const trim = row('Trimmed size', `${mm(width)} × ${mm(height)} mm, ${shape}`);
  const whole = press.find(({ role }) => role === 'whole');
  if (whole) {
    const bound = print.binding === 'perfect' ? 'perfect binding' : 'saddle stitch';
    return [trim, row('Pages', `${whole.pages}, cover included`), row('Binding', `${bound}, on the ${side}`)];
  }
  const interior = press.find(({ role }) => role === 'interior')?.pages ?? 0;
  return [
    trim,
    row('Pages', `${interior} inside, and a cover of 4`),
    row('Binding', `perfect binding, on the ${side}`),
    ...spine(print, interior, press),
  ];
}

function spine(print: Journal['print'], interior: number, press: readonly PressFile[]): OrderRow[] {
  const cover = press.find(({ role }) => role === 'cover');
  if (!cover) return [];
  const width = ((cover.trim[2] - cover.trim[0]) * 25.4) / 72 - 2 * print.trimWidthMm;
  const leaves = `${interior / 2} leaves`;
  if (print.spineMm !== undefined) return [row('Spine', `${mm(width)} mm (${leaves})`)];
  const reckoned = `${leaves} of ${mm(print.profile.paperCaliperMm)} mm, without glue and cover`;
  return [row('Spine', `${mm(width)} mm (${reckoned})`, 'Please tell us if your paper asks for another width.')];
}

function paperAndInks({ print: { profile } }: Journal, press: readonly PressFile[]): OrderRow[] {
  const spots = [...new Set(press.flatMap((file) => file.spots))].toSorted();
  const plates = 4 + spots.length;
  return [
    row('Paper', profile.condition.info, `reckoned with ${mm(profile.paperCaliperMm)} mm a leaf`),
    open('Weight and make'),
    row('Inks', `${plates}/${plates}: ${['cyan', 'magenta', 'yellow', 'black', ...spots].join(', ')}`),
    row('Total ink', `at most ${mm(profile.maxInk)} %`),
  ];
}

function files(
  { print: { profile, bleedMm } }: Journal,
  press: readonly PressFile[],
  names: readonly string[],
): OrderRow[] {
  const { identifier, registry } = profile.condition;
  return [
    row('Standard', profile.standard.toUpperCase()),
    row('Output condition', registry === undefined ? identifier : `${identifier} (${registry})`),
    row('Press profile', profile.name),
    row('Bleed', `${mm(bleedMm)} mm on every side`),
    ...press.map(({ name, pages, role }) =>
      row(role === 'whole' ? 'Press file' : role === 'cover' ? 'Cover' : 'Inside', `${name}, ${pages} PDF pages`),
    ),
    ...known(
      'Preflight',
      names.filter((name) => name.endsWith('-preflight.html')),
    ),
  ];
}

function contact({ contacts, publisher }: Journal): OrderRow[] {
  const [name] = publisher;
  return [
    ...known('Address', [...(name ? [name.text] : []), ...contacts.address]),
    ...known('E-mail', contacts.email),
    ...known('Telephone', contacts.phones),
    ...known(
      'Web',
      contacts.websites.map(({ label }) => label),
    ),
  ];
}
