import { createHash } from 'node:crypto';
import type { Platform } from '../../platform.ts';
import { answerApart } from '../../process/apart.ts';
import type { Paper } from './paper.ts';

/** What laying out one paper may take. */
const limits = { memoryMb: 768, timeMs: 60_000 };
/** Papers that are kept: who asks for one of them again waits for nothing. */
const mostKept = 24;

type Kept = { readonly papers: Map<string, Promise<Uint8Array<ArrayBuffer>>>; last: Promise<unknown> };
const keptBy = new WeakMap<Platform, Kept>();

/**
 * A paper as PDF. It is laid out in a thread of its own, one at a time, so that the server answers meanwhile; the same content is laid out
 * once, however many ask for it. Throws where it takes more time or memory than any paper should.
 */
export function renderPdf(platform: Platform, paper: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const kept = keptBy.get(platform) ?? { papers: new Map(), last: Promise.resolve() };
  keptBy.set(platform, kept);
  const key = createHash('sha256').update(JSON.stringify(paper)).digest('hex');
  const known = kept.papers.get(key);
  if (known) return known;
  const made = kept.last.then(() => apart(paper));
  kept.last = made.catch(() => undefined);
  kept.papers.set(key, made);
  // What failed is tried again by who asks next.
  made.catch(() => kept.papers.delete(key));
  const [oldest] = kept.papers.keys();
  if (kept.papers.size > mostKept && oldest !== undefined) kept.papers.delete(oldest);
  return made;
}

const apart = (paper: Paper): Promise<Uint8Array<ArrayBuffer>> =>
  answerApart(new URL('./thread.ts', import.meta.url), paper, {
    ...{ memoryMb: limits.memoryMb, newMb: 64 },
    stopping: AbortSignal.timeout(limits.timeMs),
  });
