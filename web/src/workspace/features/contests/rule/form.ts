import type { RuleKey } from '@jiebang/contract/contests/rule.ts';
import type { Field, Values } from '../../../../ui/kit/form/field.ts';
import type { RuleText } from '../text.ts';

/** How a rule's value is asked for, and how it goes into the form and comes out of it. */
export type RuleForm = {
  readonly fields: readonly Field[];
  readonly put: (value: unknown) => Values;
  readonly take: (values: Values) => unknown;
};

const plain = { put: (value: unknown): Values => ({ value }), take: (values: Values) => values['value'] };
const ranges: { readonly [K in RuleKey]?: readonly [number, number] } = {
  notice_working_days: [1, 60],
  objection_working_days: [1, 60],
  judge_answer_days: [1, 60],
  role_offer_days: [1, 180],
  review_working_days: [1, 60],
  clearance_working_days: [1, 60],
  confirmation_working_days: [1, 60],
  publication_working_days: [1, 60],
  mend_working_days: [1, 60],
  screening_working_days: [1, 60],
  reviewers: [1, 2],
  shortest_call_days: [1, 90],
  deadline_near_days: [1, 30],
  questions_waiting: [1, 20],
  questions_a_day: [1, 100],
  panel_size: [1, 50],
  judges_per_solution: [1, 50],
  owner_experts_percent: [0, 100],
  affiliation_years: [0, 20],
  price_rounds: [0, 5],
  price_round_seconds: [30, 1800],
  feedback_fewest_judges: [3, 50],
  attribution_days: [1, 90],
};

/** The form of a rule, in the reader's words and with units. */
export function ruleForm(key: RuleKey, m: RuleText): RuleForm {
  const { name, says } = m.names[key];
  const one = { name: 'value', label: name, hint: says, required: true } as const;
  const range = ranges[key];
  if (range) {
    const units: Readonly<Record<string, string>> = m.units;
    const field: Field = { kind: 'number', ...one, min: range[0], max: range[1], unit: units[key] ?? '' };
    return { fields: [field], ...plain };
  }
  switch (key) {
    case 'mobilisation_hint':
      return {
        fields: [{ kind: 'choice', ...one, options: optionsOf(m.options[key]) }],
        put: (value) => ({ value: value === true ? 'yes' : 'no' }),
        take: (values) => values['value'] === 'yes',
      };
    case 'answer_mode':
    case 'aggregation':
    case 'tie_rule':
    case 'ranking_published':
    case 'feedback_release':
    case 'feedback_scores':
    case 'feedback_comments':
    case 'feedback_rank':
    case 'conversion_method':
      return { fields: [{ kind: 'choice', ...one, options: optionsOf(m.options[key]) }], ...plain };
    case 'points_evidence':
      return {
        fields: [{ kind: 'choices', ...one, required: false, options: optionsOf(m.options[key]) }],
        ...plain,
      };
    case 'recommending_units':
      return unitsForm(one, m);
    case 'points_split':
      return splitForm(m);
    case 'points_tiers':
      return tiersForm(one, m, { kind: 'number', name: 'points', label: m.parts.points, min: 0, max: 1_000_000 });
    case 'conversion_tax':
      return tiersForm(one, m, { kind: 'number', name: 'per10000', label: m.parts.per10000, min: 0, max: 10_000 });
    case 'award_quotas':
      return quotasForm(m);
    default:
      return { fields: [{ kind: 'money', ...one, required: key !== 'conversion_cap_fen', per: 'wan' }], ...plain };
  }
}

const optionsOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));

function splitForm(m: RuleText): RuleForm {
  const part = (name: 'broker' | 'agency'): Field => ({
    kind: 'number',
    name,
    label: m.parts[name],
    min: 0,
    max: 100,
    unit: '%',
    required: true,
    half: true,
  });
  return {
    fields: [part('broker'), part('agency')],
    put: (value) => value as Values,
    take: ({ broker, agency }) => ({ broker, agency }),
  };
}

function tiersForm(
  one: { readonly name: string; readonly label: string; readonly hint: string; readonly required: true },
  m: RuleText,
  then: Field,
): RuleForm {
  const from: Field = {
    kind: 'money',
    name: 'fromFen',
    label: m.parts.fromFen,
    per: 'wan',
    required: true,
    half: true,
  };
  const fields: Field[] = [from, { ...then, required: true, half: true }];
  return { fields: [{ kind: 'rows', ...one, add: m.parts.addTier, max: 20, fields }], ...plain };
}

function unitsForm(
  one: { readonly name: string; readonly label: string; readonly hint: string },
  m: RuleText,
): RuleForm {
  const fields: Field[] = [
    { kind: 'line', name: 'name', label: m.parts.unit, max: 100, required: true, half: true },
    { kind: 'line', name: 'nameEn', label: m.parts.unitEn, max: 200, half: true },
  ];
  return {
    fields: [{ kind: 'rows', ...one, required: false, add: m.parts.addUnit, max: 300, table: true, fields }],
    ...plain,
  };
}

type Quotas = Readonly<Record<string, { readonly min: number; readonly max: number }>>;

function quotasForm(m: RuleText): RuleForm {
  const awards = Object.entries(m.awards);
  const ends = ['min', 'max'] as const;
  return {
    fields: awards.flatMap(([award, name]) =>
      ends.map(
        (end): Field => ({
          kind: 'number',
          name: `${award} ${end}`,
          label: `${name} · ${m.parts[end]}`,
          min: 0,
          max: 100,
          required: true,
          half: true,
        }),
      ),
    ),
    put: (value) =>
      Object.fromEntries(
        Object.entries(value as Quotas).flatMap(([award, quota]) =>
          ends.map((end) => [`${award} ${end}`, quota[end]] as const),
        ),
      ),
    take: (values) =>
      Object.fromEntries(
        awards.map(([award]) => [award, { min: values[`${award} min`], max: values[`${award} max`] }] as const),
      ),
  };
}
