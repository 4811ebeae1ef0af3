/** Work on pictures, a few at a time: each is hundreds of megabytes of pixels while it is under way. */

export interface Lanes {
  /** Begins as soon as a lane is free. */
  readonly add: (work: () => Promise<void>) => void;
  /** When all is done. @throws what any of it threw. */
  readonly end: () => Promise<void>;
}

/** While one is turned into inks here, others are read and written by other threads. */
const LANES = 3;

export function newLanes(): Lanes {
  const lanes: Promise<void>[] = Array.from({ length: LANES }, () => Promise.resolve());
  let count = 0;
  return {
    add: (work) => {
      const lane = count % LANES;
      count += 1;
      lanes[lane] = (lanes[lane] ?? Promise.resolve()).then(work);
      lanes[lane].catch(() => {});
    },
    end: async () => void (await Promise.all(lanes)),
  };
}
