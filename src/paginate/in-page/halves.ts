/** A drawing over two facing pages stands on both: each keeps the words of its own half. */

export function keepOwnWords(pages: readonly HTMLElement[]): void {
  for (const page of pages) {
    const isLeft = page.classList.contains('pagedjs_left_page');
    const { left, right } = page.getBoundingClientRect();
    for (const word of page.querySelectorAll('.spread-side svg text')) {
      const rect = word.getBoundingClientRect();
      // Only what lies beyond the gutter: what is cut off elsewhere is seen by nobody, and has to be told.
      if (isLeft ? rect.left >= right : rect.right <= left) word.remove();
    }
  }
}
