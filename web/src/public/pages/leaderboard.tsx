import type { PublicConversion } from '@jiebang/contract/brokers/conversion.ts';
import type { LeaderboardLine } from '@jiebang/contract/brokers/points.ts';
import { day } from '../../lib/dates.ts';
import { yuan } from '../../lib/money.ts';
import { grouped } from '../../lib/numbers.ts';
import { orNull } from '../api.ts';
import type { Asked, Page } from '../page.ts';
import { Empty } from '../parts/empty.tsx';
import { Link } from '../parts/link.tsx';

type Kind = 'broker' | 'agency';
type Ranks = { readonly items: readonly LeaderboardLine[]; readonly next: string | null };

/** `/leaderboard`: both rankings; with `kind` and `after` in the address, the following pages of one. */
export async function leaderboardPage(asked: Asked): Promise<Page> {
  const { api, m, query } = asked;
  const asks = query.get('kind');
  const only: Kind | null = asks === 'broker' || asks === 'agency' ? asks : null;
  const after = only === null ? undefined : (query.get('after') ?? undefined);
  const none = { items: [], next: null };
  const load = async (kind: Kind): Promise<Ranks> =>
    only !== null && only !== kind
      ? none
      : ((await orNull(api.brokers.leaderboard({ query: { kind, after, limit: 50 } }))) ?? none);
  const [brokers, agencies, conversion] = await Promise.all([
    load('broker'),
    load('agency'),
    orNull(api.brokers.publicConversion()),
  ]);
  const empty = brokers.items.length + agencies.items.length === 0;
  return {
    title: m.leaderboard.title,
    description: m.leaderboard.description,
    section: 'leaderboard',
    hidden: after !== undefined,
    body: (
      <>
        <header className="page-head">
          <h1>{m.leaderboard.title}</h1>
          <p className="lead">{m.leaderboard.lead}</p>
        </header>
        {empty ? (
          <Empty title={m.leaderboard.empty} text={m.leaderboard.emptyText} />
        ) : (
          <div className="ranks" data-live={only === null ? 'ranks' : undefined}>
            {only !== 'agency' && <Ranking asked={asked} kind="broker" ranks={brokers} />}
            {only !== 'broker' && <Ranking asked={asked} kind="agency" ranks={agencies} />}
          </div>
        )}
        {conversion && <Conversion asked={asked} conversion={conversion} />}
        <section aria-labelledby="rules">
          <header className="section-head">
            <h2 id="rules">{m.leaderboard.rules}</h2>
          </header>
          <ul className="plain-list">
            {m.leaderboard.rulesText.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      </>
    ),
  };
}

function Ranking({ asked, kind, ranks }: { readonly asked: Asked; readonly kind: Kind; readonly ranks: Ranks }) {
  const { locale, m } = asked;
  const title = kind === 'broker' ? m.leaderboard.brokers : m.leaderboard.agencies;
  return (
    <section aria-labelledby={`ranks-${kind}`}>
      <header className="section-head">
        <h2 id={`ranks-${kind}`}>{title}</h2>
      </header>
      <table className="ranking">
        <thead>
          <tr>
            <th scope="col">{m.leaderboard.rank}</th>
            <th scope="col">{kind === 'broker' ? m.leaderboard.name : m.leaderboard.agencyName}</th>
            <th scope="col" className="right">
              {m.leaderboard.points}
            </th>
          </tr>
        </thead>
        <tbody>
          {ranks.items.map((line) => (
            <tr key={`${line.rank} ${line.number ?? line.name}`}>
              <td className={line.rank <= 3 ? 'num rank rank-top' : 'num rank'}>{line.rank}</td>
              <th scope="row">
                {nameOf(line, asked) ?? <span className="num whole">{line.number}</span>}
                {nameOf(line, asked) && line.number && <span className="soft num whole"> {line.number}</span>}
              </th>
              <td className="num right">{grouped(line.points)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {ranks.next && (
        <p className="pager">
          <Link
            to={`/leaderboard?kind=${kind}&after=${encodeURIComponent(ranks.next)}`}
            locale={locale}
            className="button"
            rel="next"
          >
            {m.board.next}
          </Link>
        </p>
      )}
    </section>
  );
}

const nameOf = (line: LeaderboardLine, { locale }: Asked): string | null =>
  (locale === 'en' ? line.nameEn : null) ?? line.name;

function Conversion({ asked, conversion }: { readonly asked: Asked; readonly conversion: PublicConversion }) {
  const { locale, m } = asked;
  return (
    <section aria-labelledby="conversion">
      <header className="section-head">
        <h2 id="conversion">{m.leaderboard.conversion}</h2>
        <p className="soft num">{day(conversion.frozenAt)}</p>
      </header>
      <p>{m.leaderboard.conversionText(yuan(conversion.poolFen, locale), grouped(conversion.points))}</p>
      <table className="ranking">
        <thead>
          <tr>
            <th scope="col">{m.leaderboard.rank}</th>
            <th scope="col">{m.leaderboard.name}</th>
            <th scope="col" className="right">
              {m.leaderboard.points}
            </th>
            <th scope="col" className="right">
              {m.leaderboard.bonus}
            </th>
          </tr>
        </thead>
        <tbody>
          {conversion.rows.map((row) => (
            <tr key={row.number}>
              <td className={row.place <= 3 ? 'num rank rank-top' : 'num rank'}>{row.place}</td>
              <th scope="row">
                {row.name ?? ''} <span className="num soft whole">{row.number}</span>
              </th>
              <td className="num right">{grouped(row.points)}</td>
              <td className="num right">{yuan(row.grossFen, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
