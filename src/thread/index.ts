/** Work in another thread: a question goes there, an answer comes back, and meanwhile this one does something else. */

import { parentPort, Worker } from 'node:worker_threads';
import { ToolError } from '../diagnostic.js';

/** Answers a question some time later. */
type Ask<Question, Answer> = (question: Question) => Promise<Answer>;

export interface Thread<Question, Answer> extends Ask<Question, Answer> {
  /** Starts it before there is a question, so that it has loaded by then what its module loads. */
  readonly start: () => void;
}

interface Letter<Content> {
  readonly number: number;
  readonly content: Content;
}

/** Errors do not keep their kind on the way. */
interface Failure {
  readonly message: string;
  readonly mend?: string;
}

type Reply<Answer> = Letter<{ readonly answer: Answer } | { readonly failure: Failure }>;

interface Asked<Answer> {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * What asks the thread that runs a module that calls `answerWith`: `compose/font-cutter`. The thread starts with the first question if not before, answers
 * side by side, and never holds up the end of the program. What is thrown there is thrown here, a ToolError as one.
 */
export function threadOf<Question, Answer>(module: string): Thread<Question, Answer> {
  let open: Worker | undefined;
  let number = 0;
  const asked = new Map<number, Asked<Answer>>();
  const start = (): Worker => {
    const worker = new Worker(compiled(module));
    worker.on('message', ({ number, content }: Reply<Answer>) => {
      if ('answer' in content) asked.get(number)?.resolve(content.answer);
      else asked.get(number)?.reject(errorOf(content.failure));
    });
    worker.on('error', (error) => {
      open = undefined;
      for (const each of asked.values()) each.reject(error);
    });
    return worker;
  };
  const ask: Ask<Question, Answer> = async (content) => {
    const worker = (open ??= start());
    const own = (number += 1);
    worker.ref();
    try {
      return await new Promise<Answer>((resolve, reject) => {
        asked.set(own, { resolve, reject });
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, this is a thread
        worker.postMessage({ number: own, content } satisfies Letter<Question>);
      });
    } finally {
      asked.delete(own);
      if (asked.size === 0) worker.unref();
    }
  };
  return Object.assign(ask, { start: () => (open ??= start()).unref() });
}

/** In the thread: how questions are answered. */
export function answerWith<Question, Answer>(answer: Ask<Question, Answer>): void {
  const send = (reply: Reply<Answer>): void => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, this is a thread
    parentPort?.postMessage(reply);
  };
  parentPort?.on('message', ({ number, content }: Letter<Question>) => {
    answer(content).then(
      (found) => send({ number, content: { answer: found } }),
      (error: unknown) => send({ number, content: { failure: failureOf(error) } }),
    );
  });
}

/** From a source checkout the tests run too; a thread can run only what the compiler wrote. */
const compiled = (module: string): URL =>
  new URL(new URL(`../${module}.js`, import.meta.url).href.replace(/\/src\/(?=[^/]+\/[^/]+$)/u, '/dist/'));

function failureOf(error: unknown): Failure {
  if (error instanceof ToolError) return { message: error.message, mend: error.mend };
  return { message: error instanceof Error ? error.message : String(error) };
}

const errorOf = ({ message, mend }: Failure): Error =>
  mend === undefined ? new Error(message) : new ToolError(message, mend);
