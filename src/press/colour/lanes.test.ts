import { expect, it } from 'vitest';
import { newLanes } from './lanes.js';

it('does all work, never more than three pieces at once', async () => {
  const lanes = newLanes();
  let [under, most, done] = [0, 0, 0];
  for (let index = 0; index < 10; index += 1) {
    lanes.add(async () => {
      most = Math.max(most, (under += 1));
      await new Promise((resolve) => setImmediate(resolve));
      under -= 1;
      done += 1;
    });
  }
  await lanes.end();
  expect([most, done]).toEqual([3, 10]);
});

it('throws what the work threw', async () => {
  const lanes = newLanes();
  lanes.add(() => Promise.reject(new Error('no picture')));
  lanes.add(() => Promise.resolve());
  await expect(lanes.end()).rejects.toThrow('no picture');
});
