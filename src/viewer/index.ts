/** The door of the viewer: the server of the preview, and the watch over the files it shows. */

export type { FindingsMessage, Message, PagesMessage, ShownFinding, ShownLeaf, WebMessage } from './messages.js';
export { openViewer, type Served, type Viewer, type ViewerOptions } from './server.js';
export { watchFiles, type Watch } from './watch.js';
