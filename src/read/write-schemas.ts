/** Writes the JSON Schemas that ship in `schema/`: `node dist/read/write-schemas.js`. */

import { mkdir, writeFile } from 'node:fs/promises';
import { jsonSchemas } from './schemas.js';

const folder = new URL('../../schema/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) {
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(schema, undefined, 2)}\n`);
}
