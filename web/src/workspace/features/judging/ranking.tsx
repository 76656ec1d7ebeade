import type { Ranking as Ranked } from '@jiebang/contract/judging/result.ts';
import { api } from '../../../lib/api.ts';
import { Act, Acts } from '../../../ui/kit/act.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Go } from '../../../ui/kit/link.tsx';
import { Block, Facts, Table } from '../../../ui/kit/page.tsx';
import { useText } from './text.ts';

/** The ranking as it was computed, and by which rule. */
export function Ranking({ of }: { readonly of: Ranked }) {
  const m = useText();
  const locale = useLocale();
  const { columns } = m;
  return (
    <>
      <Table
        caption={m.ranking}
        head={[
          columns.rank,
          columns.solution,
          columns.organisation,
          columns.score,
          ...of.rubric.map((one) => `${locale === 'zh' ? one.name : one.nameEn} (${one.max})`),
          columns.judges,
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
            ...of.rubric.map(({ key }) => place.averages.find(({ criterion }) => criterion === key)?.average ?? '–'),
            place.judges,
          ],
        }))}
      />
      <Facts
        of={[
          [m.aggregation, m.aggregations[of.aggregation]],
          [m.tieRule, m.tieRules[of.tieRule]],
        ]}
      />
      <Comments of={of} />
    </>
  );
}

function Comments({ of }: { readonly of: Ranked }) {
  const m = useText();
  const locale = useLocale();
  const criteria = new Map(of.rubric.map((one) => [one.key, locale === 'zh' ? one.name : one.nameEn]));
  if (of.comments.length === 0) return null;
  return (
    <Block title={m.comments}>
      {of.places.map(({ solution, title }) => (
        <section key={solution} aria-label={title}>
          <h3>{title}</h3>
          <Facts
            of={[...criteria, ['', m.overall] as const].map(([key, name]) => [
              name,
              of.comments
                .filter((one) => one.solution === solution && (one.criterion ?? '') === key)
                .map(({ comment }) => comment)
                .join('\n'),
            ])}
          />
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
