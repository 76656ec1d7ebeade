import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import { isPutAway } from '@jiebang/contract/contests/contest.ts';
import { type RuleKey, ruleKeys } from '@jiebang/contract/contests/rule.ts';
import { api } from '../../../lib/api.ts';
import { useLocale } from '../../../ui/kit/language.tsx';
import { Go, usePart } from '../../../ui/kit/link.tsx';
import { Block, Page as Frame } from '../../../ui/kit/page.tsx';
import { Shown, useRead } from '../../../ui/kit/read.tsx';
import { RuleLine } from '../../features/contests/rule/line.tsx';
import { useRuleText } from '../../features/contests/text.ts';

/** The rules of a contest, or of one of its tracks: dated, versioned, in plain words. */
export function Page() {
  const id = usePart('id');
  const contest = useRead(['contest', id], () => api.contests.contest({ params: { id } }));
  return <Shown of={contest}>{(of) => <Rules of={of} />}</Shown>;
}

const groups = {
  review: [
    'review_working_days',
    'clearance_working_days',
    'confirmation_working_days',
    'publication_working_days',
    'mend_working_days',
    'reviewers',
    'answer_mode',
    'shortest_call_days',
    'deadline_near_days',
    'questions_waiting',
    'questions_a_day',
    'mobilisation_hint',
    'recommending_units',
  ],
  judging: [
    'screening_working_days',
    'panel_size',
    'judges_per_solution',
    'owner_experts_percent',
    'affiliation_years',
    'judge_answer_days',
    'role_offer_days',
    'aggregation',
    'tie_rule',
    'price_rounds',
    'price_round_seconds',
    'ranking_published',
    'feedback_release',
    'feedback_scores',
    'feedback_comments',
    'feedback_rank',
    'feedback_fewest_judges',
  ],
  notice: ['notice_working_days', 'objection_working_days'],
  points: ruleKeys.filter((key) => /^(points|attribution|conversion)_/.test(key)),
  awards: ['award_pool_fen', 'award_quotas'],
} as const satisfies Readonly<Record<string, readonly RuleKey[]>>;
type Group = keyof typeof groups;
/** What is paid and awarded is one for the whole contest. */
const ofContestAlone = /^(conversion|award)_/;

function Rules({ of }: { readonly of: ContestPage }) {
  const m = useRuleText();
  const locale = useLocale();
  const track = usePart('track') || null;
  const rules = useRead(['rules', of.id, track], () =>
    api.contests.rules({ params: { id: of.id }, query: track === null ? {} : { track } }),
  );
  const named = ({ name, nameEn }: { name: string; nameEn: string }) => (locale === 'zh' ? name : nameEn);
  const changeable = of.can.edit !== undefined && !isPutAway(of.state);
  return (
    <Frame title={m.rules} above={named(of)} below={m.rulesSays}>
      <nav className="tabs" aria-label={m.scope}>
        <Go to={`/contests/${of.id}/rules`} exact>
          {m.wholeContest}
        </Go>
        {of.tracks.map((one) => (
          <Go key={one.id} to={`/contests/${of.id}/rules/${one.id}`} exact>
            {named(one)}
          </Go>
        ))}
      </nav>
      <Shown of={rules}>
        {({ rules: list }) =>
          (Object.keys(groups) as Group[]).map((group) => {
            const keys: readonly string[] = groups[group];
            const shown = list.filter(({ key }) => keys.includes(key) && (track === null || !ofContestAlone.test(key)));
            if (shown.length === 0) return null;
            return (
              <Block key={group} title={m.groups[group]}>
                <ul className="list" aria-label={m.groups[group]}>
                  {shown.map((rule) => (
                    <RuleLine
                      key={`${rule.key}${track}`}
                      of={rule}
                      contest={of.id}
                      track={track}
                      changeable={changeable}
                    />
                  ))}
                </ul>
              </Block>
            );
          })
        }
      </Shown>
    </Frame>
  );
}
