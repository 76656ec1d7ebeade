import type { ContestPage, TrackScope } from '@jiebang/contract/contests/contest.ts';
import type { Locale } from '../../../lib/locale.ts';
import { scopeNames, someOf } from '../../../lib/scope.ts';
import { useLocale, useWords } from '../../../ui/kit/language.tsx';
import { Go } from '../../../ui/kit/link.tsx';
import { Line } from '../../../ui/kit/list.tsx';
import { Nothing } from '../../../ui/kit/read.tsx';
import { useText } from './text.ts';

/** The tracks of a contest with what each is open to, and ways to change them. */
export function Tracks({ of }: { readonly of: ContestPage }) {
  const m = useText();
  const w = useWords();
  const locale = useLocale();
  if (of.tracks.length === 0) return <Nothing>{m.tracksEmpty}</Nothing>;
  return (
    <ul className="list" aria-label={m.tracks}>
      {of.tracks.map((track) => (
        <Line
          key={track.id}
          to={`/contests/${of.id}/tracks/${track.id}`}
          title={locale === 'zh' ? track.name : track.nameEn}
          facts={[
            w.track[track.kind],
            track.units
              .map((unit) => (locale === 'zh' ? unit.name : (unit.nameEn ?? unit.name)))
              .join(locale === 'zh' ? '、' : ', '),
            ...scopeOf(track, m, locale),
            ...(track.ownPhases ? [m.ownDates] : []),
          ]}
        >
          <Go to={`/contests/${of.id}/tracks/${track.id}/phases`}>{m.trackDates}</Go>
        </Line>
      ))}
    </ul>
  );
}

/** What a track is open to, each sort in words; the first few by name. */
function scopeOf(track: TrackScope, m: ReturnType<typeof useText>, locale: Locale): string[] {
  const names = scopeNames(track, locale);
  const some = (sort: keyof typeof names) =>
    `${m[sort]}${locale === 'zh' ? '：' : ': '}${names[sort].length === 0 ? m.noLimit : someOf(names[sort], locale)}`;
  return (['fields', 'industries', 'regions', 'countries'] as const).map(some);
}
