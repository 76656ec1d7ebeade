import v8 from 'node:v8';
import vm from 'node:vm';

v8.setFlagsFromString('--expose-gc');
const collectNow = vm.runInNewContext('gc') as () => void;
const restMs = 2000;
let last = Number.NEGATIVE_INFINITY;

/**
 * Gives back the memory of segments that this thread holds no more, every two seconds at most. What threads share weighs next to nothing
 * for the collector of each, which would let hundreds of megabytes lie.
 */
export function collect(): void {
  const now = performance.now();
  if (now - last < restMs) return;
  last = now;
  collectNow();
}
