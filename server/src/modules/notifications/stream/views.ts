import type { LiveFact } from '@jiebang/contract/notifications/stream.ts';
import type { WrittenFact } from '#platform/facts/record.ts';

/** What anyone may know of a public fact beside its name. */
const publicData = ['contest', 'track', 'need', 'from', 'to'];

/** Whether a fact is for a reader who answers to these tags. */
export const isFor = (fact: WrittenFact, tags: readonly string[]): boolean =>
  fact.audience.some((tag) => tags.includes(tag));

/** A fact as its reader may know it: all of its data for whom its audience names, the public part for anyone else. */
export function viewFact(fact: WrittenFact, tags: readonly string[]): LiveFact {
  const named = fact.audience.some((tag) => tag !== 'public' && tags.includes(tag));
  const data = Object.entries(fact.data).filter(([key]) => named || publicData.includes(key));
  return { name: fact.name, subject: fact.subject, at: fact.at.toISOString(), data: Object.fromEntries(data) };
}
