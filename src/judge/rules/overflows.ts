/** What the two rules on overflow share. */

import type { MeasuredPage, Overflow } from '../../pages.js';
import type { Finding } from '../rule.js';
import { quote } from '../words.js';

interface Telling {
  readonly isHidden: boolean;
  readonly message: (what: Overflow & { readonly words: string }) => string;
  readonly mend: string;
}

export const overflows = (pages: readonly MeasuredPage[], { isHidden, message, mend }: Telling): Finding[] =>
  pages.flatMap(({ number, layout }) =>
    layout.overflows
      .filter((overflow) => overflow.isHidden === isHidden)
      .flatMap((overflow) => {
        const block = layout.blocks[overflow.block];
        if (!block) return [];
        const words = block.kind === 'picture' ? `the picture ${quote(block)}` : quote(block);
        return [{ page: number, message: message({ ...overflow, words }), mend, place: block.place }];
      }),
  );
