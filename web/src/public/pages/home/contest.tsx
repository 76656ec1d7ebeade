import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { orNull } from '../../api.ts';
import type { Asked, Page } from '../../page.ts';
import { Link } from '../../parts/link.tsx';
import { notFoundPage } from '../failures.tsx';
import { Decisions } from './decisions.tsx';
import { Hero } from './hero.tsx';
import { How, nameOf } from './home.tsx';
import { Timeline } from './timeline.tsx';
import { Tracks, Units } from './tracks.tsx';

/** `/contests/{id}`: any edition that was opened, an archived one too. */
export async function contestPage(asked: Asked): Promise<Page> {
  const contest = await found(asked);
  if (!contest || contest.state === 'draft') return notFoundPage(asked);
  const title = nameOf(contest, asked);
  return { title, description: asked.m.home.description, body: <Contest asked={asked} contest={contest} /> };
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
        <Contest asked={asked} contest={contest} />
      </>
    ),
  };
}

const found = ({ api, found: [id = ''] }: Asked): Promise<ContestPage | null> =>
  orNull(api.contests.contest({ params: { id } }));

function Contest({ asked, contest }: { readonly asked: Asked; readonly contest: ContestPage }) {
  return (
    <>
      <Hero asked={asked} contest={contest} counts={null} />
      {contest.phases.length > 0 && <Timeline asked={asked} phases={contest.phases} />}
      <Decisions asked={asked} contest={contest} />
      <Tracks asked={asked} tracks={contest.tracks} counts={null} />
      <How asked={asked} />
      <Units asked={asked} units={contest.units} />
    </>
  );
}
