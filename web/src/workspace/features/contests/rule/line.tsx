import { type Rule, type RuleInput, type RuleKey, ruleMoments } from '@jiebang/contract/contests/rule.ts';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../../../lib/api.ts';
import { dateTime } from '../../../../lib/dates.ts';
import { Act } from '../../../../ui/kit/act.tsx';
import type { Values } from '../../../../ui/kit/form/field.ts';
import { useLocale } from '../../../../ui/kit/language.tsx';
import { Mark } from '../../../../ui/kit/page.tsx';
import { Nothing, Shown, useRead } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useRuleText } from '../text.ts';
import { ruleForm } from './form.ts';
import { ruleInWords } from './words.ts';

/** Fixed by no public rule: a default stands until the organiser has approved it. */
const toApprove: readonly RuleKey[] = [
  'notice_working_days',
  'objection_working_days',
  'judge_answer_days',
  'role_offer_days',
  'clearance_working_days',
  'confirmation_working_days',
  'publication_working_days',
  'panel_size',
  'judges_per_solution',
  'price_rounds',
  'price_round_seconds',
  'feedback_release',
  'feedback_scores',
  'feedback_comments',
  'feedback_rank',
  'feedback_fewest_judges',
  'points_split',
  'points_tiers',
  'conversion_tax',
];

type Scope = { readonly contest: string; readonly track: string | null };
type LineProps = Scope & { readonly of: Rule; readonly changeable: boolean };

/** One rule: what it is, its value and where that comes from, how it is changed, and how it was. */
export function RuleLine({ of, contest, track, changeable }: LineProps) {
  const m = useRuleText();
  const locale = useLocale();
  const [unfolded, setUnfolded] = useState(false);
  const { name, says } = m.names[of.key];
  const form = ruleForm(of.key, m);
  const unapproved = of.of === 'default' && toApprove.includes(of.key);
  const send = ({ from, note, ...typed }: Values) => {
    const body = { key: of.key, value: form.take(typed), track, from, note } as RuleInput;
    return api.contests.setRule({ params: { id: contest }, body });
  };
  return (
    <li className="line rule-line">
      <div className="line-words">
        <strong className="line-title">{name}</strong>
        <p className="soft">{says}</p>
        <p>
          <strong className="num">{ruleInWords(of.key, of.value, m, locale)}</strong>{' '}
          <span className="soft">
            {m.sources[of.of]}
            {of.from && ` · ${m.fromTime(dateTime(of.from))}`}
            {unapproved && ` · ${m.toApprove}`}
          </span>
        </p>
      </div>
      <div className="acts">
        {changeable && (
          <Act
            label={m.set}
            can={true}
            ask={{
              says: <Reach contest={contest} track={track} of={of.key} />,
              fields: [
                ...form.fields,
                { kind: 'instant', name: 'from', label: m.from, hint: m.fromHint },
                { kind: 'line', name: 'note', label: m.note, hint: m.noteHint, max: 500, required: true },
              ],
              initial: { ...form.put(of.value), from: null, note: null },
            }}
            run={send}
          />
        )}
        <Button aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? m.hide : m.versions}
        </Button>
      </div>
      {unfolded && <Versions contest={contest} track={track} of={of.key} />}
    </li>
  );
}

type OfKey = Scope & { readonly of: RuleKey };
const within = (track: string | null) => (track === null ? {} : { track });

/** What a change would do to what is running: said before it is saved. */
function Reach({ contest, track, of }: OfKey) {
  const m = useRuleText();
  const reach = useRead(['rule-reach', contest, track, of], () =>
    api.desk.ruleReach({ params: { id: contest, key: of }, query: within(track) }),
  );
  return (
    <section className="reading" aria-label={m.effect}>
      <strong>{m.effect}</strong>
      <p>{m.moment[ruleMoments[of]]}</p>
      <Shown of={reach}>
        {(found) =>
          found.reach.map((one) => (
            <p key={one.of}>
              {m.governed[one.of](one.governed)} {one.kept > 0 && m.kept[one.of](one.kept)}
            </p>
          ))
        }
      </Shown>
    </section>
  );
}

/** Every version of a rule, the newest first. */
export function Versions({ contest, track, of }: OfKey) {
  const m = useRuleText();
  const locale = useLocale();
  const versions = useRead(['rule-versions', contest, track, of], () =>
    api.contests.ruleVersions({ params: { id: contest, key: of }, query: within(track) }),
  );
  return (
    <div className="rule-versions">
      <Shown of={versions}>
        {({ versions: list }) =>
          list.length === 0 ? (
            <Nothing>{m.versionsEmpty}</Nothing>
          ) : (
            <ol className="history" aria-label={m.versions}>
              {list.map((one) => (
                <li key={one.version}>
                  <When at={one.at} plain />
                  <strong>{ruleInWords(of, one.value, m, locale)}</strong>
                  <Mark tone={one.when === 'now' ? 'good' : 'ended'}>{m.when[one.when]}</Mark>
                  <span className="soft">
                    {m.fromTime(dateTime(one.from))}
                    {one.by && ` · ${one.by}`}
                  </span>
                  {one.note && <q>{one.note}</q>}
                </li>
              ))}
            </ol>
          )
        }
      </Shown>
    </div>
  );
}
