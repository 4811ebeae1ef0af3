import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemas } from './schemas.js';

describe('the shipped JSON Schemas', () => {
  it.each(Object.entries(jsonSchemas()))('%s.json is what the definitions say', (name, schema) => {
    const shipped: unknown = JSON.parse(readFileSync(new URL(`../../schema/${name}.json`, import.meta.url), 'utf8'));
    // When this fails: npm run compile && node dist/read/write-schemas.js
    expect(shipped).toEqual(schema);
  });

  it('ask for what cannot be done without, and allow no other key', () => {
    const { journal, issue, article } = jsonSchemas();
    expect(journal).toMatchObject({ required: ['name', 'lang', 'publisher'], additionalProperties: false });
    expect(issue).toMatchObject({ required: ['date'], additionalProperties: false });
    expect(article).toMatchObject({
      required: ['title'],
      additionalProperties: false,
      properties: { lead: { required: ['src', 'alt', 'credit'] }, columns: { enum: [1, 2, 3] } },
    });
  });
});
