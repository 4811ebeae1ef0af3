import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PagesMessage } from './messages.js';
import { openViewer, type Viewer } from './server.js';

const PAGES: PagesMessage = {
  kind: 'pages',
  css: 'p { color: red }',
  leaves: [
    { id: 1, part: 'cover', html: '<div>one</div>' },
    { id: 2, part: 'cotton', html: '<div>two</div>' },
  ],
  title: 'Istiqlal 2020-12',
  dir: 'ltr',
  sheet: { bleedMm: 3, laidBleedMm: 5, safeMm: 5 },
  contents: [],
};

describe('the server of the preview', () => {
  let viewer: Viewer;
  let port = 0;

  beforeAll(async () => {
    const files = new Map([
      ['print-files/a.css', 'b {}'],
      ['web/2020-12/index.html', '<p>the web'],
    ]);
    viewer = await openViewer({ port: 0, file: (address) => files.get(address) });
    port = Number(new URL(viewer.url).port);
  });
  afterAll(async () => viewer.close());

  /** Status, headers and body of an answer; `headers` as a browser or somebody else would send them. */
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<{ status: number; type: string; body: string }>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
        let body = '';
        response.setEncoding('utf8');
        response.on('data', (text: string) => {
          body += text;
          // The stream of events never ends by itself.
          if (path === '/events' && body.includes('\n\ndata:')) asked.destroy();
        });
        const done = (): void =>
          resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', body });
        response.on('end', done);
        response.on('close', done);
      });
      asked.on('error', (error: NodeJS.ErrnoException) => {
        if (error.code !== 'ECONNRESET') reject(error);
      });
      asked.end();
    });

  it('listens on this machine alone', () => {
    expect(viewer.url).toBe(`http://127.0.0.1:${port}/`);
  });

  it.each([
    ['/', 'text/html', 'id="pages"'],
    ['/pages', 'text/html', 'pagedjs_pages'],
    ['/viewer/viewer.css', 'text/css', '#panel'],
    ['/viewer/main.js', 'text/javascript', 'EventSource'],
    ['/print-files/a.css', 'text/css', 'b {}'],
    ['/web/2020-12/index.html', 'text/html', 'the web'],
  ])('gives %s', async (path, type, part) => {
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.type).toContain(type);
    expect(answer.body).toContain(part);
  });

  it.each([
    '/package.json',
    '/viewer/../server.js',
    '/viewer/..%2f..%2fpackage.json',
    '/../../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/viewer/%00.js',
    '/%',
  ])('has no %s', async (path) => {
    expect((await ask(path)).status).toBe(404);
  });

  it.each([
    ['a name that leads here', { host: 'evil.example' }],
    ['a name with our port', { host: `evil.example:NNN` }],
    ['another page of the web', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another server of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a picture in a page elsewhere', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_, headers) => {
    const own = Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, value.replace('NNN', String(port))]),
    );
    for (const path of ['/', '/events', '/print-files/a.css']) expect((await ask(path, own)).status, path).toBe(403);
  });

  it.each([{ origin: 'http://localhost:NNN', host: 'localhost:NNN' }, { 'sec-fetch-site': 'same-origin' }])(
    'answers its own pages (%o)',
    async (headers) => {
      const own = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, value.replace('NNN', String(port))]),
      );
      expect((await ask('/', own)).status).toBe(200);
    },
  );

  it('only shows', async () => {
    expect((await ask('/', {}, 'POST')).status).toBe(405);
  });

  it('tells whoever comes late everything that was said before', async () => {
    viewer.send(PAGES);
    const { css: _, ...rest } = PAGES;
    viewer.send({
      ...rest,
      leaves: [
        { id: 3, part: 'cover', html: '<div>new</div>' },
        { id: 2, part: 'cotton' },
      ],
    });
    const { body } = await ask('/events');
    const [line = ''] = body.match(/(?<=^data: ).*$/gmu) ?? [];
    expect(JSON.parse(line)).toEqual({
      ...PAGES,
      leaves: [
        { id: 3, part: 'cover', html: '<div>new</div>' },
        { id: 2, part: 'cotton', html: '<div>two</div>' },
      ],
    });
  });

  it('says which port is taken', async () => {
    await expect(openViewer({ port, file: () => undefined })).rejects.toThrow(
      `port ${port} cannot be opened: it is in use`,
    );
  });
});
