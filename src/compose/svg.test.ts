import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { drawing } from './svg.js';

const set = (source: string): string | undefined => {
  const svg = drawing(source, 'd');
  return svg && toHtml(svg);
};
/** What becomes of the content of a drawing. */
const inside = (content: string): string =>
  (set(`<svg viewBox="0 0 4 3">${content}</svg>`) ?? '')
    .replace(/^<svg viewBox="0 0 4 3">/u, '')
    .replace(/<\/svg>$/u, '');

describe('a drawing', () => {
  it('keeps its shapes, its words and their languages', () => {
    const shapes =
      '<g transform="rotate(3)"><path d="M0 0L1 1" fill="#b3131b" stroke-width="2" stroke-dasharray="1 2" stroke-linecap="round"></path></g>' +
      '<text x="1" font-size="12" text-anchor="middle" class="label">ئۇيغۇر <tspan lang="zh-Hans">维族</tspan></text>';
    expect(inside(shapes)).toBe(shapes);
  });

  it('says languages the way a page of HTML does', () => {
    expect(inside('<text xml:lang="ug">ئۇ</text>')).toBe('<text lang="ug">ئۇ</text>');
  });

  it('may come with an XML head, a doctype and a comment before it', () => {
    const head =
      '\ufeff<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<!-- made by -->\n';
    expect(set(`${head}<svg viewBox="0 0 4 3"><text>A &amp; &#66;</text></svg>`)).toBe(
      '<svg viewBox="0 0 4 3"><text>A &#x26; B</text></svg>',
    );
  });

  it('is not there when the file holds none', () => {
    expect([set(''), set('<p>words</p>'), set('\u0000\ufffd')]).toEqual([undefined, undefined, undefined]);
  });

  it('is the first of two', () => {
    expect(set('<svg viewBox="0 0 1 1"></svg><svg viewBox="0 0 2 2"></svg>')).toBe('<svg viewBox="0 0 1 1"></svg>');
  });
});

describe('its size', () => {
  it.each([
    ['width="40" height="30"', '0 0 40 30'],
    ['width="40px" height="30px"', '0 0 40 30'],
    ['width="1in" height="72pt"', '0 0 96 96'],
    ['width="25.4mm" height="2.54cm"', '0 0 96 96'],
    ['width="40" height="30" viewBox="1 2 3 4"', '1 2 3 4'],
  ])('becomes a viewBox: %s', (size, viewBox) => {
    expect(set(`<svg ${size}></svg>`)).toBe(`<svg viewBox="${viewBox}"></svg>`);
  });

  it.each(['width="100%" height="50%"', 'width="40"', 'width="wide" height="30"', ''])('is left open: %s', (size) => {
    expect(set(`<svg ${size}></svg>`)).toBe('<svg></svg>');
  });
});

describe('from a drawing is taken out', () => {
  it.each([
    ['scripts', '<script>alert(1)</script><g onload="alert(1)" onclick="x"></g>', '<g></g>'],
    ['HTML', '<foreignObject><body onload="x"><p>A</p></body></foreignObject><rect></rect>', '<rect></rect>'],
    ['pictures', '<image href="https://example.org/x.png"></image><image xlink:href="data:image/png,x"></image>', ''],
    ['links', '<a href="javascript:alert(1)"><text>A</text></a>', '<text>A</text>'],
    [
      'uses of other files',
      '<use href="https://example.org#x"></use><use xlink:href="//example.org/x.svg#y"></use>',
      '<use></use><use></use>',
    ],
    [
      'sheets',
      '<style>@import "https://example.org/x.css";</style><?xml-stylesheet href="x.css"?><link href="x.css">',
      '',
    ],
    [
      'paints of other files',
      '<rect fill="url(https://example.org/x#a)"></rect><rect fill="URL( //x )"></rect>',
      '<rect fill="none"></rect><rect fill="none"></rect>',
    ],
    [
      'the same written as a style',
      '<rect style="fill:url(https://example.org/x#a);cursor:url(x.cur),auto"></rect>',
      '<rect fill="none"></rect>',
    ],
    ['movement', '<animate attributeName="href" to="javascript:x"></animate><set attributeName="x"></set>', ''],
    [
      'filters',
      '<filter id="f"><feImage href="https://example.org/x"></feImage></filter><rect filter="url(#f)"></rect>',
      '<rect></rect>',
    ],
    [
      'what programs note down',
      '<metadata><x>A</x></metadata><sodipodi:namedview inkscape:zoom="1"></sodipodi:namedview>',
      '',
    ],
    [
      'fonts, for the journal has its own',
      '<text font-family="Comic" style="font-family:Comic">A</text>',
      '<text>A</text>',
    ],
  ])('%s', (_, content, left) => expect(inside(content)).toBe(left));
});

describe('names', () => {
  it('get the prefix, and references with them', () => {
    const content =
      '<linearGradient id="a" xlink:href="#b"></linearGradient><rect fill="url(#a)"></rect><rect fill=\'url("#a") red\'></rect><g clip-path="url( #c )" mask="url(\'#m\')"></g><use href="#a"></use><g marker-end="url(#e)"></g>';
    expect(inside(content)).toBe(
      '<linearGradient id="d-a" href="#d-b"></linearGradient><rect fill="url(#d-a)"></rect><rect fill="url(#d-a)"></rect><g clip-path="url(#d-c)" mask="url(#d-m)"></g><use href="#d-a"></use><g marker-end="url(#d-e)"></g>',
    );
  });
});

describe('styles', () => {
  it('are written out, the style attribute over the sheet and the sheet over attributes', () => {
    const sheet =
      '<style>/* made by */ .a{fill:red;stroke-width:2px} rect{fill:blue} #x{fill:lime} svg .b, .c{opacity:.5} g rect{fill:pink}</style>';
    expect(inside(`${sheet}<rect fill="black"></rect>`)).toBe('<rect fill="blue"></rect>');
    expect(inside(`${sheet}<rect class="a"></rect>`)).toBe('<rect class="a" fill="red" stroke-width="2px"></rect>');
    expect(inside(`${sheet}<rect class="a" id="x"></rect>`)).toBe(
      '<rect class="a" id="d-x" fill="lime" stroke-width="2px"></rect>',
    );
    expect(inside(`${sheet}<g class="b" style="opacity: 1; nonsense"></g>`)).toBe('<g class="b" opacity="1"></g>');
    expect(inside(`${sheet}<text class="c"></text>`)).toBe('<text class="c" opacity=".5"></text>');
  });

  it('that cannot be read say nothing', () => {
    expect(inside('<style>.a{fill:</style><rect class="a" style="}}{{"></rect>')).toBe('<rect class="a"></rect>');
    expect(inside('<style><![CDATA[.a{fill:red}]]></style><rect class="a"></rect>')).toBe(
      '<rect class="a" fill="red"></rect>',
    );
  });
});

describe('a drawing nested without measure', () => {
  it('keeps its words', () => {
    const deep = `<svg>${'<g>'.repeat(10_000)}<text>A</text><path d="M0 0"/>${'</g>'.repeat(10_000)}<text>B</text></svg>`;
    expect(set(deep)?.replaceAll(/<\/?g>/gu, '')).toMatch(/^<svg>A<text>B<\/text><\/svg>$/u);
  });
});
