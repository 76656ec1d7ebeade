import type { Grant } from '@jiebang/contract/identity/grant.ts';
import { api } from '../../../lib/api.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Go } from '../../../ui/kit/link.tsx';
import { useRead } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** Where a role is held: the whole platform, or the contest or track by its name. */
export function GrantPlace({ of: { scope, scopeId } }: { readonly of: Pick<Grant, 'scope' | 'scopeId'> }) {
  const m = useText();
  if (scope === 'platform' || scopeId === null) return m.wholePlatform;
  return scope === 'contest' ? <ContestName id={scopeId} /> : <TrackName id={scopeId} />;
}

type ById = { readonly id: string };

function ContestName({ id }: ById) {
  const m = useText();
  const locale = useLocale();
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  const name = locale === 'zh' ? contest.data?.name : contest.data?.nameEn;
  return <Go to={`/contests/${id}`}>{name ?? m.aContest}</Go>;
}

function TrackName({ id }: ById) {
  const m = useText();
  const locale = useLocale();
  const track = useRead(['track', id], () => api.contests.track({ params: { id } }));
  if (!track.data) return m.aTrack;
  const { contest, name, nameEn } = track.data;
  return (
    <>
      <ContestName id={contest} /> {locale === 'zh' ? name : nameEn}
    </>
  );
}
