/** Parts that are laid out together: an article that continues begins below the end of the one before. */

import type { Fill } from '../pages.js';
import type { PartPages } from './in-page/assemble.js';
import type { GroupToLay, LaidGroup, LaidMember } from './in-page/lay.js';

interface Part {
  readonly id: string;
  readonly html: string;
  readonly start: 'page' | 'left' | 'right' | 'continue';
  readonly file: string;
  readonly fit?: 'tight' | 'loose';
  readonly fill?: Fill;
}

export type Group = readonly Part[];

/** A part, and where it stands among the pages of its group. */
export interface LaidPart extends LaidMember {
  readonly id: string;
  readonly file: string;
  readonly group: Pages;
  /** The first of its group: what is of the group as a whole is said of it. */
  readonly isHead: boolean;
}

interface Pages extends LaidGroup {
  readonly start: Part['start'];
  readonly fill?: Fill;
  /** The part each page belongs to: the first that stands on it. */
  readonly owners: readonly string[];
}

export function groupsOf(parts: readonly Part[]): Group[] {
  const groups: Part[][] = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (part.start === 'continue' && last) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** @param firstNumber the number of its first page, where it is known */
export const sourcesOf = (group: Group, firstNumber?: number): GroupToLay =>
  group.map(({ html, fit }, index) => ({
    html,
    ...(fit && { fit }),
    ...(index === 0 && firstNumber !== undefined && { firstNumber }),
  }));

export function laidParts(group: Group, laid: LaidGroup): LaidPart[] {
  const owners = laid.pages.map((_, page) => {
    const owner = laid.members.findIndex(({ first, last }) => first <= page && page <= last);
    return group[owner]?.id ?? '';
  });
  const fill = group[0]?.fill;
  const pages = { ...laid, owners, start: group[0]?.start ?? 'page', ...(fill && { fill }) };
  return group.flatMap(({ id, file }, index) => {
    const member = laid.members[index];
    return member ? [{ ...member, id, file, group: pages, isHead: index === 0 }] : [];
  });
}

export const headsOf = (laid: readonly LaidPart[]): LaidPart[] => laid.filter(({ isHead }) => isHead);

export const partPages = (laid: readonly LaidPart[]): PartPages[] =>
  headsOf(laid).map(({ id, group: { start, pages, owners, fill } }) => ({
    id,
    start,
    pages,
    owners,
    ...(fill && { fill }),
  }));
