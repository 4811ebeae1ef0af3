import { describe, expect, it } from 'vitest';
import { compareBlocks } from './in-page/text.js';
import { lossFinding } from './loss.js';

const PLACE = { file: 'issues/2020-12/cotton.md', line: 41 };

describe('the comparison of blocks before and after layout', () => {
  it('is silent when every block has its text', () => {
    expect(compareBlocks({ 'a.md:1': 'one', 'a.md:2': 'two' }, { 'a.md:2': 'two', 'a.md:1': 'one' })).toEqual([]);
  });

  it('sees text that is lost, doubled, changed or came from nowhere', () => {
    const before = { 'a.md:1': 'one', 'a.md:2': 'two', 'a.md:3': 'three' };
    const after = { 'a.md:1': 'on', 'a.md:2': 'twotwo', 'a.md:4': 'four' };
    expect(compareBlocks(before, after).map(({ source }) => source)).toEqual(['a.md:1', 'a.md:2', 'a.md:3', 'a.md:4']);
  });
});

describe('the finding about a block', () => {
  it('names the line and quotes where the text breaks off', () => {
    const finding = lossFinding({ source: 'a.md:1', expected: 'thefirstwords', found: 'thefirst' }, PLACE);
    expect(finding).toMatchObject({ severity: 'error', rule: 'lost-text', place: PLACE });
    expect(finding.message).toContain('"words"');
  });

  it('tells doubled text from lost text', () => {
    expect(lossFinding({ source: 'a.md:1', expected: 'one', found: 'oneone' }, PLACE).rule).toBe('doubled-text');
  });
});
