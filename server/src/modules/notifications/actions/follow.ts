import { searchOf, searchTarget } from '@jiebang/contract/notifications/search.ts';
import { isField } from '@jiebang/contract/reference/fields.ts';
import { isId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { type Viewer, visitor } from '#kernel/viewer.ts';
import { contestById, trackById } from '#modules/contests/index.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { needTitles } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { mostFollows } from '../follow/config.ts';
import { countFollows, deleteFollow, type Followed, insertFollow } from '../store.ts';

/** Follows something public; again changes nothing. */
export function follow(platform: Platform, viewer: Viewer, followed: Followed): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  return platform.transact(async (tx) => {
    if (person === null || !(await isPublic(tx, followed))) return refuse('not_found');
    await insertFollow(tx, person, asKept(followed));
    const count = await countFollows(tx, person);
    return count > mostFollows ? refuse('too_many_follows') : { done: true as const };
  });
}

/** Follows something no longer; what was not followed stays so. */
export function unfollow(platform: Platform, viewer: Viewer, followed: Followed): Promise<{ done: true } | Refusal> {
  const { person } = viewer;
  return platform.transact(async (tx) => {
    if (person === null) return refuse('not_signed_in');
    await deleteFollow(tx, person, asKept(followed));
    return { done: true as const };
  });
}

/** A search in the one way in which it is written. */
function asKept({ kind, target }: Followed): Followed {
  const search = kind === 'search' ? searchOf(target) : null;
  return { kind, target: search === null ? target : searchTarget(search) };
}

/** Whether anyone may know of it. What may not be read and what does not exist are told apart by nobody. */
async function isPublic(db: Db, { kind, target }: Followed): Promise<boolean> {
  const isCode = /^\d+$/.test(target);
  if (kind === 'field') return isCode && isField(target);
  if (kind === 'search') return searchOf(target) !== null;
  if (!isId(target)) return false;
  if (kind === 'organisation') return (await organisationsById(db, [target])).get(target)?.verified ?? false;
  if (kind === 'need') return (await needTitles(db, visitor, [target])).has(target);
  if (kind === 'contest') return isOpened(await contestById(db, target));
  const track = await trackById(db, target);
  return isOpened(track && (await contestById(db, track.contest)));
}

const isOpened = (contest: { readonly state: string } | null): boolean => contest !== null && contest.state !== 'draft';
