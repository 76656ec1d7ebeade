import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { ContestCounts } from '@jiebang/contract/needs/board-routes.ts';
import { lastMoment, monthDay } from '../../../lib/dates.ts';
import { grouped } from '../../../lib/numbers.ts';
import { scopeLine } from '../../../lib/scope.ts';
import type { Asked } from '../../page.ts';
import { Link } from '../../parts/link.tsx';

type Unit = ContestPage['units'][number];
type Track = ContestPage['tracks'][number];

/** The four tracks, each a way into its part of the board. */
export function Tracks({
  asked,
  tracks,
  counts,
}: {
  readonly asked: Asked;
  readonly tracks: readonly Track[];
  /** Null where they are not counted: of a contest that is not the one of now. */
  readonly counts: ContestCounts | null;
}) {
  const { locale, m, w } = asked;
  const chinese = locale === 'zh';
  return (
    <section aria-labelledby="tracks">
      <header className="section-head">
        <h2 id="tracks">{m.home.tracks}</h2>
      </header>
      <ul className="tracks">
        {tracks.map((track) => {
          const count = counts && (counts.tracks.find((one) => one.track === track.id)?.published ?? 0);
          return (
            <li key={track.id}>
              <h3>
                {counts ? (
                  <Link to={`/needs?track=${track.id}`} locale={locale}>
                    {chinese ? track.name : track.nameEn}
                  </Link>
                ) : (
                  <span>{chinese ? track.name : track.nameEn}</span>
                )}
              </h3>
              <p>{chinese ? track.intro : track.introEn}</p>
              <Scope of={track} asked={asked} />
              {track.units.length > 0 && (
                <p className="soft">
                  {w.unit.organising}
                  {chinese ? '：' : ': '}
                  {track.units
                    .map((unit) => (chinese ? unit.name : (unit.nameEn ?? unit.name)))
                    .join(chinese ? '、' : ', ')}
                </p>
              )}
              {track.ownPhases && <p className="soft num">{datesOf(track.phases, asked)}</p>}
              {count !== null && (
                <p className="soft num">{count > 0 ? m.home.trackOpen(grouped(count)) : m.home.trackNone}</p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What the track is open to, where that is limited. */
function Scope({ of, asked: { locale, m } }: { readonly of: Track; readonly asked: Asked }) {
  const line = scopeLine(of, locale);
  return line === '' ? null : <p className="soft">{m.home.trackScope(line)}</p>;
}

/** The dates of a track that has its own. */
function datesOf(phases: Track['phases'], { locale, w }: Asked): string {
  const dates = phases.map(
    (one) => `${w.phase[one.phase]} ${monthDay(one.startsAt)} – ${monthDay(lastMoment(one.endsAt))}`,
  );
  return dates.join(locale === 'zh' ? '，' : ', ');
}

const order: readonly Unit['role'][] = ['guiding', 'hosting', 'co_organising', 'organising', 'supporting'];

/** The units behind the contest, in the order of their standing. */
export function Units({ asked, units }: { readonly asked: Asked; readonly units: readonly Unit[] }) {
  const { locale, w } = asked;
  const roles = order.filter((role) => units.some((unit) => unit.role === role));
  if (roles.length === 0) return null;
  return (
    <dl className="units">
      {roles.map((role) => (
        <div key={role}>
          <dt>{w.unit[role]}</dt>
          {units
            .filter((unit) => unit.role === role)
            .map((unit) => (
              <dd key={unit.name}>{locale === 'en' && unit.nameEn ? unit.nameEn : unit.name}</dd>
            ))}
        </div>
      ))}
    </dl>
  );
}
