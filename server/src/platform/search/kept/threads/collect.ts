import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const collectNow = vm.runInNewContext('gc') as () => void;
const restMs = 2000;
let last = Number.NEGATIVE_INFINITY;
let waits = false;

/**
 * Gives back the memory of segments that this thread holds no more: now, or two seconds after it did so last. What threads share weighs
 * next to nothing for the collector of each, which would let hundreds of megabytes lie.
 */
export function collect(): void {
  const wait = last + restMs - performance.now();
  if (wait <= 0) run();
  else if (!waits) {
    waits = true;
    setTimeout(run, wait).unref();
  }
}

function run(): void {
  waits = false;
  last = performance.now();
  collectNow();
}
