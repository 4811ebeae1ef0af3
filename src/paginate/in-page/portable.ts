/** Pages made free of everything that depends on the place, the order or the moment they were laid out in. */

const UNSTABLE = ['data-ref', 'data-id', 'data-footnote-marker', 'data-node-dom-order', 'data-member', 'data-picture'];

export function makePortable(page: HTMLElement): void {
  page.classList.remove('pagedjs_first_page');
  for (const image of page.querySelectorAll<HTMLImageElement>('img[data-src]')) {
    image.setAttribute('src', image.dataset.src ?? '');
    image.removeAttribute('data-src');
  }
  for (const note of page.querySelectorAll<HTMLElement>('[data-own-id]')) {
    note.id = note.dataset.ownId ?? '';
    note.removeAttribute('data-own-id');
  }
  // Our own raised number is the call; the one Paged.js adds is an empty link.
  for (const call of page.querySelectorAll('a[data-footnote-call]')) call.remove();
  for (const box of page.querySelectorAll('.hasContent')) box.classList.remove('hasContent');
  for (const edge of ['top', 'bottom', 'left', 'right'])
    page.querySelector(`.pagedjs_margin-${edge}`)?.removeAttribute('style');
  closeStrings(page);
  for (const node of page.querySelectorAll('*')) {
    for (const name of UNSTABLE) node.removeAttribute(name);
    // Their presence is what style sheets ask for; their values are random names.
    for (const name of ['data-split-from', 'data-split-to']) if (node.hasAttribute(name)) node.setAttribute(name, '');
  }
}

// Paged.js writes named strings with an unclosed quote: harmless in the live page, but once serialised it would
// swallow the declarations that follow it, and the running heads with them.
function closeStrings(page: HTMLElement): void {
  for (const name of page.style) {
    if (!name.startsWith('--pagedjs-string-')) continue;
    const value = page.style.getPropertyValue(name).trim();
    if (value.startsWith('"') && (value.length === 1 || !value.endsWith('"')))
      page.style.setProperty(name, `${value}"`);
  }
}
