import { expect } from 'vitest';
import { makePerson } from '#modules/identity/factory.ts';
import { wholeDraft } from '#modules/needs/factory.ts';
import type { Platform } from '#platform/platform.ts';
import { refusalOf } from '#testing/world.ts';
import type { Canaries } from './canaries.ts';
import type { Cast } from './watchers.ts';

/** The organiser of the first track, and somebody who runs, reviews and clears the second, and neither of them anything else. */
export async function peopleOfTracks(platform: Platform, first: string, second: string) {
  const within = (scopeId: string) => ({ scope: 'track', scopeId }) as const;
  const roles = ['track_organiser', 'reviewer', 'clearance_officer'] as const;
  return {
    track_organiser: await makePerson(platform, {
      name: '首专场承办',
      grants: [{ role: 'track_organiser', ...within(first) }],
    }),
    second_track: await makePerson(platform, {
      name: '二专场承办',
      grants: roles.map((role) => ({ role, ...within(second) })),
    }),
  };
}

/** Another company hands a need in to the second track: no list, search, export or stream of the first shows it, nor does its own address. */
export async function postsInSecondTrack({ world, people, others, organisations, second }: Cast, canaries: Canaries) {
  if (second === null) throw new Error('a story with one track');
  const need = wholeDraft({ title: canaries.word('need of the second track') });
  const { needs } = world.as(people.stranger);
  const { id } = await needs.create({ body: { organisation: organisations.elsewhere, track: second, need } });
  await needs.submit({ params: { id }, body: { declaration: '2026-1' } });
  for (const one of [others['track_organiser'], people.owner])
    if (one) expect(await refusalOf(world.as(one).needs.work({ params: { id } }))).toBe('not_found');
}
