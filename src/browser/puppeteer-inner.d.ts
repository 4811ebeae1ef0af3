/** Inner modules of puppeteer-core, told by its public types: its own declarations of them are another, incompatible set. */

declare module 'puppeteer-core/internal/puppeteer-core-browser.js' {
  export { connect } from 'puppeteer-core';
}

declare module 'puppeteer-core/internal/environment.js' {
  export const environment: { readonly value: object };
}
