/** The names that pagination gave to elements (`galley:Type:key`), read and taken away. */

import { hasRuby } from './arrange.js';
import { isNode, type Kid, type Node } from './tree.js';

const STAMP = /^galley:(\w+)(?::(\d+))?$/u;

/** A piece of an element that columns or pages divide; all have one key. */
interface Piece extends Node {
  piece?: string;
}

/** Gives every stamped element its type. */
export function readStamps(node: Piece): void {
  const stamp = node.type === 'Figure' ? STAMP.exec(node.alt ?? '') : null;
  if (stamp) {
    const [all, type = '', key] = stamp;
    node.type = type;
    delete node.alt;
    if (key !== undefined) node.piece = all;
  }
  for (const kid of node.kids) if (isNode(kid)) readStamps(kid);
}

/** Each element in one piece, where its first one stands. Elements without a meaning of their own are looked through. */
export function joinPieces(top: Node): Node {
  const whole = new Map<string, Node>();
  const take = (kids: readonly Kid[], into: Kid[]): void => {
    for (const kid of kids) {
      if (!isNode(kid)) into.push(kid);
      else if (isBlank(kid)) take(kid.kids, into);
      else takeNode(kid, into);
    }
  };
  const takeNode = (node: Piece, into: Kid[]): void => {
    const { piece, ...plain } = node;
    const known = piece === undefined ? undefined : whole.get(piece);
    const target: Node = known ?? { ...plain, kids: [] };
    if (!known) into.push(target);
    if (piece !== undefined) whole.set(piece, target);
    take(node.kids, target.kids);
  };
  const kids: Kid[] = [];
  take(top.kids, kids);
  return { ...top, kids };
}

const isBlank = (node: Node): boolean => node.type === 'NonStruct' && node.lang === undefined && !hasRuby(node);
