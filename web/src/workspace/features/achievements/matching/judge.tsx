import type { MatchedAchievement, Verdict } from '@jiebang/contract/matching/match.ts';
import { api } from '../../../../lib/api.ts';
import { Act, Acts } from '../../../../ui/kit/act.tsx';
import { Mark } from '../../../../ui/kit/page.tsx';
import { useText } from './text.ts';

type JudgeProps = {
  readonly need: string;
  readonly achievement: string;
  readonly judged: MatchedAchievement['judged'];
};

/** What one's own side says of a match, and taking it back. */
export function Judge({ need, achievement, judged }: JudgeProps) {
  const m = useText();
  const say = (verdict: Verdict | null) => () => api.matching.judge({ body: { need, achievement, verdict } });
  if (judged) {
    return (
      <Acts>
        <Mark tone={judged.verdict === 'good' ? 'good' : 'ended'}>
          {m.judged[judged.verdict]}
          {judged.by && m.judgedBy(judged.by)}
        </Mark>
        <Act label={m.takeBack} can run={say(null)} />
      </Acts>
    );
  }
  return (
    <Acts>
      <Act label={m.good} can run={say('good')} />
      <Act label={m.notRelevant} can run={say('not_relevant')} />
    </Acts>
  );
}
