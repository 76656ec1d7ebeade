/** Within how many milliseconds a desk answers 99 of 100 requests, at the full size. */
const targetMs = 100;
/** A board of so many needs is the full size: on a smaller one every desk is fast. */
const fullSize = 100_000;
/** What is held to it: the review queue and the owner's desk. */
const held = ['review_queue', 'owner_desk'];

/** What the bench says of its target, desk by desk, and whether it is met; on less than the full size nothing is held to it. */
export function judge(p99s: ReadonlyMap<string, number>, needs: number): { lines: string[]; met: boolean } {
  if (needs < fullSize)
    return { lines: [`The target is for ${fullSize} needs: nothing is held to it here.`], met: true };
  const lines = held.map((name) => {
    const p99 = p99s.get(name) ?? Number.POSITIVE_INFINITY;
    return `${name} p99 ${p99} ms: ${p99 < targetMs ? 'meets' : 'MISSES'} the target of ${targetMs} ms`;
  });
  return { lines, met: held.every((name) => (p99s.get(name) ?? Number.POSITIVE_INFINITY) < targetMs) };
}
