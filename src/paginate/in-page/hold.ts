/** What is kept out of the layout, and put back when pages are done. */

// A picture that is not there yet has no height to measure; a drawing of the same size stands in for it, and the tab
// neither fetches nor decodes the picture only to throw it away.
export function holdPictures(content: DocumentFragment): void {
  for (const image of content.querySelectorAll<HTMLImageElement>('img[width][height]')) {
    const size = `width='${image.getAttribute('width')}' height='${image.getAttribute('height')}'`;
    image.dataset.src = image.getAttribute('src') ?? '';
    image.setAttribute('src', `data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' ${size}/%3E`);
  }
}

// Nothing inside a drawing matters to the layout, and Paged.js would walk and copy its hundreds of shapes one by one.
export function holdDrawings(contents: readonly DocumentFragment[]): DocumentFragment[] {
  const drawings = contents.flatMap((content) => [...content.querySelectorAll<SVGSVGElement>('svg')]);
  return drawings.map((svg, index) => {
    svg.dataset.drawing = String(index);
    const inside = document.createDocumentFragment();
    inside.append(...svg.childNodes);
    return inside;
  });
}

export function restoreDrawings(host: Element, drawings: readonly DocumentFragment[]): void {
  for (const svg of host.querySelectorAll<SVGSVGElement>('svg[data-drawing]')) {
    const inside = drawings[Number(svg.dataset.drawing)];
    if (inside) svg.append(svg.closest('[data-repeated]') ? copyOf(inside) : inside);
    svg.removeAttribute('data-drawing');
  }
}

/** A name stands in a document once; what uses it finds it in the drawing itself. */
function copyOf(inside: DocumentFragment): DocumentFragment {
  const copy = document.importNode(inside, true);
  for (const node of copy.querySelectorAll('[id]')) node.removeAttribute('id');
  return copy;
}
