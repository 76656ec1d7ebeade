import { type CutLine, type RoundPlan, roundKinds } from '@jiebang/contract/judging/panel.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { compareRatios, type Ratio } from '../ranking/rules.ts';

/**
 * A whole plan: the kinds in their order, each once; a cut line after every round but the last, by score only where a score is out of 100;
 * days that follow each other. Else `rounds_incomplete` with the fields.
 */
export function wholeRounds(rounds: readonly RoundPlan[]): Refusal | null {
  const fields = rounds.flatMap((round, place) => {
    const before = rounds[place - 1];
    const last = place === rounds.length - 1;
    const wrong = (field: string, code: string) => ({ path: `rounds.${place}.${field}`, code });
    const early = before?.scoreBy && round.scoreBy && Date.parse(round.scoreBy) <= Date.parse(before.scoreBy);
    return [
      ...(before && orderOf(round) <= orderOf(before) ? [wrong('kind', 'out_of_order')] : []),
      ...(last === (round.cut !== null) ? [wrong('cut', last ? 'unexpected' : 'required')] : []),
      ...(round.cut?.by === 'score' && round.aggregation === 'z_score' ? [wrong('cut', 'unexpected')] : []),
      ...(early ? [wrong('scoreBy', 'out_of_order')] : []),
    ];
  });
  return fields.length === 0 ? null : refuse('rounds_incomplete', { fields });
}

const orderOf = ({ kind }: RoundPlan): number => roundKinds.indexOf(kind);

/**
 * The solutions that a cut line lets go on. By rank: the first so many by score, and all that have exactly the score of the last of them,
 * whatever the tie rule says of their order. By score: all from that score on, itself included.
 */
export function goingOn(scores: ReadonlyMap<string, Ratio>, cut: CutLine): Set<string> {
  const sorted = [...scores.values()].sort((a, b) => compareRatios(b, a));
  const line = cut.by === 'score' ? { n: BigInt(cut.atLeast), d: 1n } : (sorted[cut.first - 1] ?? sorted.at(-1));
  if (!line) return new Set();
  return new Set([...scores].filter(([, score]) => compareRatios(score, line) >= 0).map(([solution]) => solution));
}
