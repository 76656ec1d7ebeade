import type { Ranking as Ranked } from '@jiebang/contract/judging/result.ts';
import { api, fileAddress, routes } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Go } from '../../../../ui/kit/link.tsx';
import { Block, Facts, Table } from '../../../../ui/kit/page.tsx';
import { useText } from '../text.ts';
import { CountedRound } from './counted.tsx';

type FileProps = { readonly need: Ranked['need']; readonly round: Ranked['round'] };

/** The ranking of a round as a document for the stand-alone verifier; there is one once the result is final. */
export function RankingFile({ need, round }: FileProps) {
  const m = useText();
  const query = { round: round.n };
  return (
    <p className="acts">
      <a
        className="go"
        href={fileAddress(routes.judging.rankingDocument, { params: { need: need.id }, query })}
        download={`ranking-${need.number}-${round.n}.json`}
      >
        {m.rankingFile}
      </a>
    </p>
  );
}

/** The report of a final result, to be printed or kept. */
function ReportFile({ need }: { readonly need: Ranked['need'] }) {
  const m = useText();
  const locale = useLocale();
  return (
    <p className="acts">
      <a
        className="go"
        href={fileAddress(routes.judging.report, { params: { need: need.id }, query: { locale } })}
        download
      >
        {m.reportFile}
      </a>
    </p>
  );
}

/** The ranking as it was computed, and by which rule; then the rounds before it, with who went on. */
export function Ranking({ of }: { readonly of: Ranked }) {
  const m = useText();
  const final = of.state === 'definitive' || of.state === 'declined';
  return (
    <>
      <Places of={of} rubric={of.rubric} caption={m.ranking} />
      {of.struck.length > 0 && (
        <Facts
          of={of.struck.map((one) => [m.struckTitle, m.struckLine(one.sheets, m.struckGrounds[one.ground])] as const)}
        />
      )}
      <CountedRound {...of} />
      {final && <RankingFile need={of.need} round={of.round} />}
      {final && <ReportFile need={of.need} />}
      {of.earlier.map((one) => (
        <Block key={one.round.n} title={m.earlierRound(m.roundKinds[one.round.kind])}>
          <Places of={one} rubric={one.rubric} caption={m.placesOf(m.roundKinds[one.round.kind])} />
          <CountedRound {...one} />
          {final && <RankingFile need={of.need} round={one.round} />}
        </Block>
      ))}
      <Comments of={of} />
    </>
  );
}

type RoundPlaces = Pick<Ranked, 'round' | 'aggregation' | 'tieRule'> &
  Partial<Pick<Ranked['earlier'][number], 'cut'>> & {
    readonly places: readonly (Ranked['places'][number] & { readonly wentOn?: boolean })[];
  };
type PlacesProps = { readonly of: RoundPlaces; readonly rubric: Ranked['rubric']; readonly caption: string };

function Places({ of, rubric, caption }: PlacesProps) {
  const m = useText();
  const locale = useLocale();
  const { columns } = m;
  return (
    <>
      <Table
        caption={caption}
        head={[
          columns.rank,
          columns.solution,
          columns.organisation,
          columns.score,
          ...rubric.map((one) => `${locale === 'zh' ? one.name : one.nameEn} (${one.max})`),
          columns.judges,
          ...(of.cut ? [m.cut] : []),
        ]}
        rows={of.places.map((place) => ({
          key: place.solution,
          cells: [
            <strong key="rank">{place.rank}</strong>,
            <Go key="read" to={`/opened-solutions/${place.solution}`}>
              {place.title}
            </Go>,
            place.organisation,
            <strong key="score">{place.score.toFixed(2)}</strong>,
            ...rubric.map(({ key }) => place.averages?.find(({ criterion }) => criterion === key)?.average ?? '–'),
            place.judges,
            ...(of.cut ? [place.wentOn ? m.onward : m.stopped] : []),
          ],
        }))}
      />
      {of.places.some(({ averages }) => averages === null) && <p className="soft">{m.fewJudged}</p>}
      <Facts
        of={[
          [m.aggregation, m.aggregations[of.aggregation]],
          [m.tieRule, m.tieRules[of.tieRule]],
          [m.cut, of.cut && (of.cut.by === 'rank' ? m.cutByRank(of.cut.first) : m.cutByScore(of.cut.atLeast))],
        ]}
      />
    </>
  );
}

function Comments({ of }: { readonly of: Ranked }) {
  const m = useText();
  const locale = useLocale();
  const rounds = [...of.earlier, of];
  const commented = rounds
    .flatMap(({ places }) => places)
    .filter(({ solution }) => of.comments.some((one) => one.solution === solution));
  const solutions = new Map(commented.map(({ solution, title }) => [solution, title]));
  if (of.comments.length === 0) return null;
  const factsOf = (solution: string) =>
    rounds.flatMap(({ round, rubric }) => {
      const own = of.comments.filter((one) => one.solution === solution && one.round === round.n);
      const said = (key: string) => own.filter((one) => (one.criterion ?? '') === key).map(({ comment }) => comment);
      const of_ = (name: string) => (rounds.length > 1 ? `${m.roundKinds[round.kind]} · ${name}` : name);
      return [
        ...rubric.map((one) => [of_(locale === 'zh' ? one.name : one.nameEn), said(one.key).join('\n')] as const),
        [of_(m.overall), said('').join('\n')] as const,
      ];
    });
  return (
    <Block title={m.comments}>
      {[...solutions].map(([solution, title]) => (
        <section key={solution}>
          <h3>{title}</h3>
          <Facts of={factsOf(solution)} />
        </section>
      ))}
    </Block>
  );
}

type Chosen = { solution: string; reason: string | null };

/** What the need's owner may decide. */
export function RankingActs({ of }: { readonly of: Ranked }) {
  const m = useText();
  const params = { need: of.need.id };
  const shortlist = of.places.filter(({ solution }) => of.shortlist.includes(solution));
  return (
    <Acts>
      <Act
        label={m.confirm}
        can={of.can['confirm']}
        primary
        ask={{
          fields: [
            {
              kind: 'choice',
              name: 'solution',
              label: m.winner,
              required: true,
              options: shortlist.map(({ solution, rank, title, organisation }) => ({
                value: solution,
                label: `${m.rankN(rank)} · ${title}`,
                hint: organisation,
              })),
            },
            { kind: 'lines', name: 'reason', label: m.reason, hint: m.reasonIfOther, max: 1000 },
          ],
          initial: { solution: shortlist[0]?.solution ?? null, reason: null },
        }}
        run={(body: Chosen) => api.judging.confirm({ params, body })}
      />
      <Act
        label={m.declineAll}
        can={of.can['decline']}
        danger
        ask={{ fields: [{ kind: 'lines', name: 'reason', label: m.reason, max: 1000, required: true }] }}
        run={(body: { reason: string }) => api.judging.decline({ params, body })}
      />
    </Acts>
  );
}
