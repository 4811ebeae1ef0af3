/** Calculator functions (ISO 32000-1, 7.10.5): what a browser writes for conic and repeating gradients. */

type Value = number | boolean;
/** One operator with its place on the stack worked out: these programs run for every point of a gradient. */
type Step = (stack: Value[]) => void;

/** A program as a function of its operands, which gives the stack it leaves. @throws Error on what is no program. */
export function calculator(source: string): (given: readonly number[]) => number[] {
  const tokens = source.match(/[{}]|[^\s{}]+/gu) ?? [];
  if (tokens[0] !== '{') throw new Error('this calculator function has no program');
  const steps = parse(tokens.slice(1)[Symbol.iterator]());
  return (given) => {
    const stack: Value[] = [...given];
    run(steps, stack);
    return stack.map(Number);
  };
}

function parse(tokens: Iterator<string>): Step[] {
  const steps: Step[] = [];
  const blocks: (readonly Step[])[] = [];
  for (let next = tokens.next(); !next.done; next = tokens.next()) {
    const token = next.value;
    if (token === '}') return steps;
    if (token === '{') blocks.push(parse(tokens));
    else if (token === 'if' || token === 'ifelse') steps.push(branch(token, blocks));
    else steps.push(stepOf(token));
  }
  return steps;
}

function run(steps: readonly Step[], stack: Value[]): void {
  for (const step of steps) step(stack);
}

function branch(kind: 'if' | 'ifelse', blocks: (readonly Step[])[]): Step {
  const otherwise = kind === 'ifelse' ? blocks.pop() : undefined;
  const then = blocks.pop();
  return (stack) => {
    const chosen = stack.pop() === true ? then : otherwise;
    if (chosen) run(chosen, stack);
  };
}

function stepOf(token: string): Step {
  const value = /^[-+.\d]/u.test(token) ? Number(token) : VALUES[token];
  if (value !== undefined) return (stack) => void stack.push(value);
  const one = ONE[token];
  if (one) return (stack) => void stack.push(one(number(stack)));
  const two = TWO[token];
  if (!two) {
    const order = ORDER[token];
    if (!order) throw new Error(`a calculator function uses "${token}", which is no operator`);
    return order;
  }
  return (stack) => {
    const second = number(stack);
    stack.push(two(number(stack), second));
  };
}

const VALUES: Readonly<Record<string, boolean>> = { true: true, false: false };

const number = (stack: Value[]): number => Number(stack.pop() ?? 0);
const degrees = (radians: number): number => ((radians * 180) / Math.PI + 360) % 360;
const radians = (angle: number): number => (angle * Math.PI) / 180;

const ONE: Readonly<Record<string, (value: number) => Value>> = {
  abs: Math.abs,
  neg: (value) => -value,
  sqrt: Math.sqrt,
  sin: (angle) => Math.sin(radians(angle)),
  cos: (angle) => Math.cos(radians(angle)),
  ln: Math.log,
  log: Math.log10,
  floor: Math.floor,
  ceiling: Math.ceil,
  truncate: Math.trunc,
  round: Math.round,
  cvi: Math.trunc,
  cvr: (value) => value,
  not: (value) => (value === 0 || value === 1 ? value === 0 : ~value),
};

const TWO: Readonly<Record<string, (first: number, second: number) => Value>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  idiv: (a, b) => Math.trunc(a / b),
  mod: (a, b) => a % b,
  exp: (a, b) => a ** b,
  atan: (a, b) => degrees(Math.atan2(a, b)),
  bitshift: (a, b) => (b >= 0 ? a << b : a >> -b),
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  le: (a, b) => a <= b,
  gt: (a, b) => a > b,
  ge: (a, b) => a >= b,
  and: (a, b) => (isTruth(a) && isTruth(b) ? a === 1 && b === 1 : a & b),
  or: (a, b) => (isTruth(a) && isTruth(b) ? a === 1 || b === 1 : a | b),
  xor: (a, b) => (isTruth(a) && isTruth(b) ? a !== b : a ^ b),
};

const isTruth = (value: number): boolean => value === 0 || value === 1;

/** Operators on the stack itself. */
const ORDER: Readonly<Record<string, (stack: Value[]) => void>> = {
  pop: (stack) => void stack.pop(),
  dup: (stack) => void stack.push(stack.at(-1) ?? 0),
  exch: (stack) => {
    const [above, below] = [stack.pop() ?? 0, stack.pop() ?? 0];
    stack.push(above, below);
  },
  copy: (stack) => {
    const count = number(stack);
    if (count > 0) stack.push(...stack.slice(-count));
  },
  index: (stack) => {
    const depth = number(stack);
    stack.push(stack.at(-1 - depth) ?? 0);
  },
  roll: (stack) => {
    const turns = number(stack);
    const count = number(stack);
    if (count <= 0) return;
    const top = stack.splice(-count);
    const by = ((turns % count) + count) % count;
    stack.push(...top.slice(count - by), ...top.slice(0, count - by));
  },
};
