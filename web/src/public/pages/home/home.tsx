import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { nameOf } from '../../parts/edition-list.tsx';
import { Edition, seenOf } from './edition.tsx';

/** `/`: the current edition's notice, its timeline and tracks, what is newest, and how one takes part. */
export async function homePage(asked: Asked): Promise<Page> {
  const { api, m } = asked;
  const contest = await orNull(api.contests.current());
  return {
    title: contest ? nameOf(contest, asked) : m.home.title,
    description: m.home.description,
    feed: {},
    body: <Edition asked={asked} contest={contest} seen={await seenOf(asked, contest)} />,
  };
}
