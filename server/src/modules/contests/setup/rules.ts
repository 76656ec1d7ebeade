import type { TrackEdit, UnitInput } from '@jiebang/contract/contests/contest.ts';
import { gapsBetween, phases } from '@jiebang/contract/contests/phase.ts';
import type { Finding } from '@jiebang/contract/contests/readiness.ts';
import type { RuleKey, RuleValue } from '@jiebang/contract/contests/rule.ts';
import { type DatedPhase, phasesInOrder, ruleConsistent, viewPhase } from '../rules.ts';

/** How many people hold each role where it counts for a track: there, in its contest, or on the platform. */
export type Staff = {
  readonly organisers: number;
  readonly reviewers: number;
  readonly officers: number;
  readonly judges: number;
  readonly observers: number;
  readonly certifiers: number;
};
export type RulesSet = { readonly [K in RuleKey]: RuleValue<K> };
export type TrackSetup = {
  readonly id: string;
  readonly kind: TrackEdit['kind'];
  /** Its own dates; empty where its contest's hold. */
  readonly phases: readonly DatedPhase[];
  readonly staff: Staff;
  readonly rules: RulesSet;
};
/** A contest as it is set up. */
export type Setup = {
  readonly now: Date;
  readonly units: readonly UnitInput['role'][];
  readonly districts: number;
  readonly phases: readonly DatedPhase[];
  readonly tracks: readonly TrackSetup[];
  readonly rules: RulesSet;
};

const kinds: readonly TrackEdit['kind'][] = ['large_enterprise', 'industry', 'region', 'overseas'];
/** Between two phases nothing can go on; longer than this, what is under way is stranded. */
const strandedDays = 7;

type Found = Omit<Finding, 'track'>;
const essential = (code: Finding['code'], detail: Finding['detail'] = {}): Found => ({ code, essential: true, detail });
const advice = (code: Finding['code'], detail: Finding['detail'] = {}): Found => ({ code, essential: false, detail });

/** What a contest still wants before it is opened, the essential first. Empty: nothing. */
export function findings(setup: Setup): Finding[] {
  const found: Finding[] = [
    ...of(null, [
      ...phaseFindings(setup.phases, setup.now),
      ...(setup.tracks.length === 0 ? [essential('tracks_missing')] : []),
      ...kinds.filter((kind) => !setup.tracks.some((one) => one.kind === kind)).map((kind) => kindAbsent(kind)),
      ...(setup.units.includes('hosting') ? [] : [essential('hosts_missing')]),
      ...(setup.districts > 0 ? [] : [advice('districts_missing')]),
      ...ruleFindings(setup.rules),
    ]),
    ...setup.tracks.flatMap((track) => of(track.id, trackFindings(track, setup))),
  ];
  return [...found.filter((one) => one.essential), ...found.filter((one) => !one.essential)];
}

const of = (track: string | null, found: readonly Found[]): Finding[] => found.map((one) => ({ ...one, track }));
const kindAbsent = (kind: string): Found => advice('track_kind_absent', { kind });

function trackFindings({ phases: own, staff, rules }: TrackSetup, setup: Setup): Found[] {
  const { reviewers: must } = rules;
  return [
    ...(own.length > 0 ? phaseFindings(own, setup.now) : []),
    ...ruleFindings(rules).filter((one) => !same(ruleFindings(setup.rules), one)),
    ...(staff.organisers > 0 ? [] : [essential('organiser_missing')]),
    ...(staff.reviewers >= must ? [] : [essential('reviewers_missing', { has: staff.reviewers, must })]),
    ...(staff.officers > 0 ? [] : [essential('clearance_officer_missing')]),
    ...(staff.judges >= rules.panel_size
      ? []
      : [advice('judges_missing', { has: staff.judges, must: rules.panel_size })]),
    ...(staff.observers > 0 ? [] : [advice('observer_missing')]),
    ...(staff.certifiers > 0 ? [] : [advice('certifier_missing')]),
  ];
}

const same = (list: readonly Found[], one: Found): boolean =>
  list.some((other) => JSON.stringify(other) === JSON.stringify(one));

/** Each of the five phases is there, since a need goes through all; they begin in order, none stranded, and collecting is not over. */
function phaseFindings(dated: readonly DatedPhase[], now: Date): Found[] {
  if (dated.length === 0) return [essential('phases_missing')];
  const disordered = phasesInOrder(dated);
  if (disordered) {
    const [first] = disordered.fields ?? [];
    return [essential('phases_disordered', { phase: first?.path ?? '', why: first?.code ?? '' })];
  }
  const absent = phases.filter((phase) => !dated.some((one) => one.phase === phase));
  const collecting = dated.find((one) => one.phase === 'collecting');
  return [
    ...absent.map((phase) => essential('phase_absent', { phase })),
    ...(collecting && collecting.endsAt <= now ? [essential('phases_over', { phase: 'collecting' })] : []),
    ...gapsBetween(dated.map(viewPhase)).map(({ phase, days }) =>
      (days > strandedDays ? essential : advice)('phase_gap', { phase, days }),
    ),
  ];
}

/** Rules whose parts do not fit together, or not with each other. */
function ruleFindings(rules: RulesSet): Found[] {
  const keys = Object.keys(rules) as RuleKey[];
  const { judges_per_solution: judges, panel_size: panel, aggregation } = rules;
  return [
    ...keys
      .filter((key) => ruleConsistent({ key, value: rules[key] }) !== null)
      .map((key) => essential('rule_inconsistent', { rule: key })),
    ...(judges > panel ? [essential('judges_exceed_panel', { has: panel, must: judges })] : []),
    ...(aggregation === 'trimmed_mean' && judges < 3 ? [essential('trimmed_mean_needs_three', { has: judges })] : []),
  ];
}
