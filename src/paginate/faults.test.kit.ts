/** Faults to break finished pages with. Each runs in the page, where nothing of the house is at hand. */

/** What was broken: its page, where on it, and its stamp. */
export interface Broken {
  readonly page: number;
  readonly where: string;
  readonly source: string;
}

export const FAULTS: readonly (readonly [rule: string, fault: string, breakIt: () => Broken])[] = [
  [
    'lone-line',
    'a last line that went over alone',
    () => {
      const rest = one('.column:nth-child(2) > p[data-split-from]:first-child');
      rest.style.whiteSpace = 'nowrap';
      return stampOf(rest, 'second column, head');
    },
  ],
  [
    'lone-line',
    'a first line that stayed alone',
    () => {
      const begun = one('.column:nth-child(1) > p[data-split-to]:last-child');
      begun.style.whiteSpace = 'nowrap';
      return stampOf(begun, 'first column, foot');
    },
  ],
  [
    'heading-at-foot',
    'a heading whose text went over',
    () => {
      const heading = one('.column h2');
      while (heading.nextElementSibling) heading.nextElementSibling.remove();
      const { number } = columnOf(heading);
      return stampOf(heading, `${['first', 'second'][number - 1]} column, foot`);
    },
  ],
  [
    'hyphen-ladder',
    'five hyphens under one another',
    () => {
      const paragraph = one('.column > p', -1);
      paragraph.innerHTML = 'har<span class="break-hyphen">-</span><br>vest '.repeat(5);
      const { number } = columnOf(paragraph);
      return stampOf(paragraph, `${['first', 'second'][number - 1]} column`);
    },
  ],
  [
    'hyphen-across-pages',
    'a word divided over two pages',
    () => {
      const begun = one('.column:nth-child(2) > p[data-split-to]:last-child');
      begun.lastChild?.replaceWith(begun.textContent.trim().slice(0, -4));
      begun.insertAdjacentHTML('beforeend', '<span class="break-hyphen">-</span>');
      return stampOf(begun, 'second column, foot');
    },
  ],
  [
    'wide-word-gaps',
    'two words on a line',
    () => {
      const paragraph = one('.column > p', -1);
      paragraph.textContent = 'Two words';
      paragraph.style.textAlignLast = 'justify';
      const { number } = columnOf(paragraph);
      return stampOf(paragraph, `${['first', 'second'][number - 1]} column`);
    },
  ],
  [
    'short-last-page',
    'two lines on a page',
    () => {
      const row = one('.column-row', -1);
      for (const block of row.querySelectorAll('.column > *:not(:first-child), figure')) block.remove();
      for (const block of row.querySelectorAll('.column > *')) block.textContent = 'Few words.';
      return stampOf(one('.column-row .column > *', -2), '');
    },
  ],
  [
    'white-hole',
    'a column that ends early',
    () => {
      const last = one('.column:nth-child(1) > p:last-child');
      last.previousElementSibling?.remove();
      const stamp = stampOf(last.previousElementSibling ?? last, 'first column, foot');
      last.remove();
      return stamp;
    },
  ],
  [
    'white-hole',
    'a gap in mid column',
    () => {
      const second = one('.column:nth-child(1) > p + p');
      second.style.setProperty('margin-block-start', `${18 * 6}px`, 'important');
      while (second.nextElementSibling) second.nextElementSibling.remove();
      second.textContent = second.textContent.slice(0, 300);
      return stampOf(second, 'first column, middle');
    },
  ],
  [
    'overflowing-box',
    'a word wider than its cell',
    () => {
      const cell = one('td');
      one('table').style.tableLayout = 'fixed';
      cell.style.overflowWrap = 'normal';
      cell.textContent = 'Donaudampfschifffahrtsgesellschaft'.repeat(2);
      return stampOf(cell, '');
    },
  ],
  [
    'overflowing-box',
    'a title wider than its page',
    () => {
      const title = one('.article .title');
      title.style.whiteSpace = 'nowrap';
      title.textContent = 'A title of very many words '.repeat(8);
      return stampOf(title, '');
    },
  ],
  [
    'clipped-text',
    'a box that hides its end',
    () => {
      const box = one('.sidebar');
      box.style.blockSize = '40px';
      box.style.overflow = 'hidden';
      return stampOf(one('.sidebar p:last-child'), '');
    },
  ],
  [
    'low-resolution',
    'a picture of 200 pixels an inch',
    () => {
      const image = one('.body img');
      const { width, height } = image.getBoundingClientRect();
      image.setAttribute('width', String((width * 200) / 96));
      image.setAttribute('height', String((height * 200) / 96));
      return stampOf(image, '');
    },
  ],
  [
    'unprintable-resolution',
    'a narrow crop of a picture, drawn up',
    () => {
      const image = one('.body img');
      const { width, height } = image.getBoundingClientRect();
      image.setAttribute('width', String((width * 300) / 96));
      image.setAttribute('height', String((height * 300) / 96));
      image.style.objectFit = 'cover';
      image.style.blockSize = `${height * 2.2}px`;
      image.style.maxBlockSize = 'none';
      return stampOf(image, '');
    },
  ],
  [
    'missing-character',
    'a letter no font has',
    () => {
      const paragraph = one('.column > p');
      paragraph.append(' \u10a0');
      return stampOf(paragraph, '');
    },
  ],
  [
    'near-trim',
    'a paragraph at the edge',
    () => {
      const paragraph = one('.column:first-child > p');
      paragraph.style.position = 'relative';
      paragraph.style.left = '-16mm';
      return stampOf(paragraph, '');
    },
  ],
];

/** Put into the page, for the faults. */
declare function stampOf(element: Element, where: string): Broken;
/** An element of the page: the first, or counted from the end. */
declare function one(selector: string, index?: number): HTMLElement;
declare function columnOf(element: Element): { readonly number: number };
export const KIT = `
  window.stampOf = (element, where) => ({
    page: Number(element.closest('.pagedjs_page').dataset.pageNumber),
    where,
    source: (element.closest('[data-source]') ?? element.querySelector('[data-source]'))?.dataset.source ?? '',
  });
  window.one = (selector, index = 0) => {
    const found = [...document.querySelectorAll(selector)].at(index);
    if (!found) throw new Error('there is no ' + selector);
    return found;
  };
  window.columnOf = (element) => {
    const column = element.closest('.column');
    return { number: [...column.parentElement.children].indexOf(column) + 1 };
  };`;
