import { expect, test } from 'vitest';
import type { Lifecycle, Rules } from '#kernel/lifecycle.ts';
import { noSignatory } from '#kernel/viewer.ts';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { agencyLife } from './agency/lifecycle.ts';
import { type AgencyContext, agencyRules } from './agency/rules.ts';
import { attributionLife } from './attribution/lifecycle.ts';
import { type AttributionContext, attributionRules } from './attribution/rules.ts';
import { brokerLife } from './broker/lifecycle.ts';
import { type BrokerContext, brokerRules } from './broker/rules.ts';
import { conversionLife } from './conversion/lifecycle.ts';
import { type ConversionContext, conversionRules } from './conversion/rules.ts';
import { mandateLife } from './mandate/lifecycle.ts';
import { type MandateContext, mandateRules } from './mandate/rules.ts';

function testLife<C>(life: Lifecycle, rules: Rules<string, C>, contexts: Contexts<C>, said: string): void {
  test(`${life.noun}: every state × action × persona is as the product says`, () => {
    expect(differences(life, rules, contexts, said)).toEqual([]);
  });
  test(`${life.noun}: a table that is wrong by one word is found out`, () => {
    const survivors = mutants(life).filter((mutant) => differences(mutant.life, rules, contexts, said).length === 0);
    expect(survivors.map(({ name }) => name)).toEqual([]);
  });
}

const agency: Contexts<AgencyContext> = {
  good: { kind: 'agency', organisationVerified: true, ofOwnOrganisation: false },
  breaking: {
    agency_kind: { by: { kind: 'enterprise' }, refusal: 'not_an_agency' },
    verified: { by: { organisationVerified: false }, refusal: 'agency_not_verified' },
    independent: { by: { ofOwnOrganisation: true }, refusal: 'forbidden' },
  },
};
testLife(
  agencyLife,
  agencyRules,
  agency,
  `
apply: nothing → applied; agency; agency_kind, verified
reapply: returned, delisted → applied; agency; verified
list: applied → listed; organiser; independent, verified
return: applied → returned; organiser; independent
delist: listed → delisted; agency, organiser`,
);

const broker: Contexts<BrokerContext> = {
  good: { agencyListed: true, ofTheAgency: true, affiliated: true, ofOwnAgency: false },
  breaking: {
    agency_listed: { by: { agencyListed: false }, refusal: 'agency_not_listed' },
    of_the_agency: { by: { ofTheAgency: false }, refusal: 'not_of_this_agency' },
    affiliated: { by: { affiliated: false }, refusal: 'not_affiliated' },
    independent: { by: { ofOwnAgency: true }, refusal: 'forbidden' },
  },
};
testLife(
  brokerLife,
  brokerRules,
  broker,
  `
register: nothing → active; self
edit: active → active; self
affiliate: active → active; self; agency_listed, of_the_agency
leave: active → active; self; affiliated
suspend: active → suspended; organiser; independent
reinstate: suspended → active; organiser; independent`,
);

const mandate: Contexts<MandateContext> = {
  good: {
    today: '2026-09-02',
    from: '2026-09-01',
    to: '2026-09-30',
    brokerActive: true,
    isBroker: false,
    principalVerified: true,
    side: 'owner',
    principalOwnsNeed: true,
    day: '2026-09-02',
  },
  goodFor: { expire: { today: '2026-10-01' }, lapse: { today: '2026-10-01' } },
  breaking: {
    may_act: { by: { brokerActive: false }, refusal: 'broker_suspended' },
    days_ahead: { by: { today: '2026-10-01' }, refusal: 'mandate_days_wrong' },
    principal_is_another: { by: { isBroker: true }, refusal: 'own_principal' },
    principal_verified: { by: { principalVerified: false }, refusal: 'principal_not_verified' },
    side_true: { by: { principalOwnsNeed: false }, refusal: 'side_wrong' },
    not_over: { by: { today: '2026-10-01' }, refusal: 'mandate_days_wrong' },
    over: { by: { today: '2026-09-30' }, refusal: 'mandate_not_over' },
    day_within: { by: { day: '2026-09-03' }, refusal: 'mandate_days_wrong' },
  },
};
testLife(
  mandateLife,
  mandateRules,
  mandate,
  `
offer: nothing → offered; broker; may_act, days_ahead
confirm: offered → active; principal; principal_is_another, principal_verified, side_true, not_over
decline: offered → declined; principal
withdraw: offered → withdrawn; broker
record: active → active; broker; may_act, day_within
end: active → ended; broker, principal
expire: active → ended; clock; over
lapse: offered → withdrawn; clock; over`,
);

test('a mandate whose days run backwards, or a service outside of them, is refused', () => {
  expect(mandateRules.days_ahead({ ...mandate.good, from: '2026-10-01' })?.refused).toBe('mandate_days_wrong');
  expect(mandateRules.day_within({ ...mandate.good, day: '2026-08-31' })?.refused).toBe('mandate_days_wrong');
  expect(mandateRules.day_within({ ...mandate.good, day: null })?.refused).toBe('mandate_days_wrong');
  expect(mandateRules.side_true({ ...mandate.good, side: 'solver' })?.refused).toBe('side_wrong');
});

const half = [
  { broker: 'a', share: 5000 },
  { broker: 'b', share: 5000 },
];
const attribution: Contexts<AttributionContext> = {
  good: {
    now: 10,
    dueAt: 10,
    shares: half,
    mandated: ['a', 'b'],
    proposedBy: 'none',
    sides: ['x'],
    involved: false,
    signing: { signs: true, signatories: [] },
  },
  breaking: {
    signatory: { by: { signing: noSignatory }, refusal: 'not_a_signatory' },
    shares_whole: { by: { shares: [{ broker: 'a', share: 9999 }] }, refusal: 'shares_wrong' },
    brokers_mandated: { by: { mandated: ['a'] }, refusal: 'broker_not_mandated' },
    other_side: { by: { sides: ['none'] }, refusal: 'own_proposal' },
    time_is_up: { by: { now: 9 }, refusal: 'attribution_not_due' },
    uninvolved: { by: { involved: true }, refusal: 'involved_in_deal' },
  },
};
testLife(
  attributionLife,
  attributionRules,
  attribution,
  `
open: nothing → open; journey
propose: open, proposed → proposed; owner, solver; shares_whole, brokers_mandated, signatory
confirm: proposed → confirmed; owner, solver; other_side, signatory
dispute: open, proposed → disputed; clock; time_is_up
resolve: disputed → resolved; organiser; uninvolved, shares_whole, brokers_mandated
void: open, proposed, confirmed, disputed, resolved → voided; journey`,
);

test('shares name a broker once, and none at all is a statement too', () => {
  const twice = [...half.slice(1), ...half.slice(1)];
  expect(attributionRules.shares_whole({ ...attribution.good, shares: twice })?.refused).toBe('shares_wrong');
  expect(attributionRules.shares_whole({ ...attribution.good, shares: [] })).toBe(null);
});

test('who belongs to both parties does not confirm for the other', () => {
  const both = { ...attribution.good, proposedBy: 'owner', sides: ['owner', 'solver'] };
  expect(attributionRules.other_side(both)?.refused).toBe('own_proposal');
});

const conversion: Contexts<ConversionContext> = {
  good: { entitled: 1, unchanged: true, proposedBy: 'organiser', asker: 'authority' },
  breaking: {
    some_points: { by: { entitled: 0 }, refusal: 'no_points' },
    unchanged: { by: { unchanged: false }, refusal: 'points_changed_since_preview' },
    another_person: { by: { asker: 'organiser' }, refusal: 'same_person' },
  },
};
testLife(
  conversionLife,
  conversionRules,
  conversion,
  `
preview: nothing → previewed; organiser; some_points
preview: previewed → previewed; organiser; some_points
propose: previewed → proposed; organiser; unchanged
approve: proposed → approved; authority; another_person, unchanged
return: proposed, approved → previewed; authority
freeze: approved → frozen; organiser; unchanged`,
);
