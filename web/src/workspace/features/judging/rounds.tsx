import { type CutLine, type Panel, type RoundPlan, roundKinds } from '@jiebang/contract/judging/panel.ts';
import { api } from '../../../lib/api.ts';
import { Act } from '../../../ui/kit/act.tsx';
import type { Field } from '../../../ui/kit/form/field.ts';
import { useKit } from '../../../ui/kit/language.tsx';
import { Table } from '../../../ui/kit/page.tsx';
import { When } from '../../../ui/kit/when.tsx';
import { useText } from './text.ts';

type Round = Panel['rounds'][number];

/** The rounds of a panel as a line of stations, and by which rules each is counted. */
export function Rounds({ panel }: { readonly panel: Panel }) {
  const m = useText();
  const kit = useKit();
  const cutSays = useCutSays(panel);
  const seen = (round: Round) => {
    const said = [
      round.hidesSolvers && m.hidesSolvers,
      round.showsScores && m.showsScores,
      round.namesJudges && m.namesJudges,
    ].filter((one) => one !== false);
    return said.length === 0 ? m.openJudging : said.join(kit.marks.semicolon);
  };
  return (
    <>
      {panel.rounds.length > 1 && (
        <ol className="stations" aria-label={m.rounds}>
          {panel.rounds.map((round) => (
            <li
              key={round.n}
              className={round.state === 'running' ? 'here' : round.state === 'over' ? 'reached' : 'ahead'}
              aria-current={round.state === 'running' ? 'step' : undefined}
            >
              <span>{m.roundKinds[round.kind]}</span>
              <small>{m.roundStates[round.state]}</small>
              <small>{cutSays(round)}</small>
            </li>
          ))}
        </ol>
      )}
      <Table
        caption={m.roundRules}
        head={[m.round, m.aggregation, m.tieRule, m.judgesPerSolution, m.cut, m.scoreBy, m.blindness]}
        rows={panel.rounds.map((round) => ({
          key: String(round.n),
          cells: [
            m.roundKinds[round.kind],
            m.aggregations[round.aggregation],
            m.tieRules[round.tieRule],
            round.judgesPerSolution,
            cutSays(round),
            round.scoreBy ? <When key="by" at={round.scoreBy} /> : '–',
            seen(round),
          ],
        }))}
      />
    </>
  );
}

/** Where the line lies: how many went on, how many of those in the round will, or the rule alone before it begins. Never a score. */
function useCutSays(panel: Panel) {
  const m = useText();
  return ({ n, cut, solutions, wentOn }: Round): string => {
    if (cut === null) return m.noCut;
    if (solutions !== null && wentOn !== null) return m.wentOn(wentOn, solutions);
    const known = solutions ?? (n === 1 && panel.solutions.length > 0 ? panel.solutions.length : null);
    if (cut.by === 'score') return m.cutByScore(cut.atLeast);
    return known === null ? m.cutByRank(cut.first) : m.cutAhead(cut.first, known);
  };
}

type Row = Omit<RoundPlan, 'cut'> & { cut: 'none' | CutLine['by']; first: number | null; atLeast: number | null };

const rowOf = ({ n: _, state: __, solutions: ___, wentOn: ____, rubric: _____, cut, ...plan }: Round): Row => ({
  ...plan,
  cut: cut?.by ?? 'none',
  first: cut?.by === 'rank' ? cut.first : null,
  atLeast: cut?.by === 'score' ? cut.atLeast : null,
});

function planOf({ cut, first, atLeast, ...plan }: Row): RoundPlan {
  if (cut === 'rank' && first !== null) return { ...plan, cut: { by: 'rank', first } };
  if (cut === 'score' && atLeast !== null) return { ...plan, cut: { by: 'score', atLeast } };
  return { ...plan, cut: null };
}

/** Setting the rounds, before the panel begins. */
export function RoundsAct({ panel }: { readonly panel: Panel }) {
  const m = useText();
  const options = (names: Readonly<Record<string, string>>, keys: readonly string[]) =>
    keys.map((value) => ({ value, label: names[value] ?? value }));
  const fields: Field[] = [
    {
      kind: 'rows',
      name: 'rounds',
      label: m.rounds,
      add: m.addRound,
      max: 3,
      required: true,
      fields: [
        { kind: 'choice', name: 'kind', label: m.round, options: options(m.roundKinds, roundKinds), required: true },
        {
          kind: 'choice',
          name: 'aggregation',
          label: m.aggregation,
          hint: m.aggregationHint,
          options: options(m.aggregations, ['mean', 'trimmed_mean', 'z_score']),
          required: true,
        },
        {
          kind: 'choice',
          name: 'tieRule',
          label: m.tieRule,
          options: options(m.tieRules, ['heaviest_criterion', 'earlier_submission', 'shared_rank']),
          required: true,
        },
        {
          kind: 'choice',
          name: 'cut',
          label: m.cut,
          hint: m.cutHint,
          options: options(m.cutKinds, ['none', 'rank', 'score']),
          required: true,
        },
        {
          kind: 'number',
          name: 'first',
          label: m.cutFirst,
          min: 1,
          max: 200,
          required: true,
          when: ({ cut }) => cut === 'rank',
        },
        {
          kind: 'number',
          name: 'atLeast',
          label: m.cutAtLeast,
          min: 1,
          max: 100,
          required: true,
          when: ({ cut }) => cut === 'score',
        },
        {
          kind: 'number',
          name: 'judgesPerSolution',
          label: m.judgesPerSolution,
          min: 1,
          max: 50,
          required: true,
          half: true,
        },
        { kind: 'instant', name: 'scoreBy', label: m.scoreBy, half: true },
        { kind: 'flag', name: 'hidesSolvers', label: m.hidesSolvers, hint: m.hidesSolversHint },
        { kind: 'flag', name: 'showsScores', label: m.showsScores },
        { kind: 'flag', name: 'namesJudges', label: m.namesJudges },
      ],
    },
  ];
  return (
    <Act
      label={m.setRounds}
      can={panel.can['set_rounds']}
      ask={{ says: m.roundsSay, fields, initial: { rounds: panel.rounds.map(rowOf) } }}
      run={({ rounds }: { rounds: Row[] }) =>
        api.judging.setRounds({
          params: { need: panel.need.id },
          version: panel.version,
          body: { rounds: rounds.map(planOf) },
        })
      }
    />
  );
}
