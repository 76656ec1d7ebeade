import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { nameOf } from '../../parts/edition-list.tsx';
import { Link } from '../../parts/link.tsx';
import { notFoundPage } from '../failures.tsx';
import { Edition, seenOf } from './edition.tsx';

/** `/contests/{id}`: any edition that was opened, an archived one too. */
export async function contestPage(asked: Asked): Promise<Page> {
  const contest = await found(asked);
  if (!contest || contest.state === 'draft') return notFoundPage(asked);
  const title = nameOf(contest, asked);
  return {
    title,
    description: asked.m.home.description,
    body: <Edition asked={asked} contest={contest} seen={await seenOf(asked, contest)} />,
    feed: { contest: contest.id },
  };
}

/** `/preview/{id}`: a contest in preparation as it will be seen; made for its organisers only, and never kept or indexed. */
export async function previewPage(asked: Asked): Promise<Page> {
  const contest = await found(asked);
  if (contest?.state !== 'draft') return notFoundPage(asked);
  const { locale, m } = asked;
  return {
    title: nameOf(contest, asked),
    description: m.home.preview,
    hidden: true,
    body: (
      <>
        <p className="free" role="note">
          {m.home.preview}{' '}
          <Link to={`/workspace/contests/${contest.id}`} locale={locale}>
            {m.home.backToSetting}
          </Link>
        </p>
        <Edition asked={asked} contest={contest} seen={null} />
      </>
    ),
  };
}

const found = ({ api, found: [id = ''] }: Asked): Promise<ContestPage | null> =>
  orNull(api.contests.contest({ params: { id } }));
