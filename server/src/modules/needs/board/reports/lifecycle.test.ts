import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { mostOfVisitors, mostOnOneDay } from './config.ts';
import { reportLife } from './lifecycle.ts';
import { type ReportContext, reportRules } from './rules.ts';

/** What product.md §3 says of reported content: it is quarantined at once, and a false report takes no need away for long. */
const said = `
report_secret: nothing → quarantined; trusted; state_secret, not_quarantined, within_limits, not_cleared_before, not_mistaken_before
report: nothing → waiting; reporter; not_quarantined, within_limits
quarantine: waiting → quarantined; desk; independent, not_quarantined
dismiss: waiting → dismissed; desk; independent
read: quarantined → quarantined; desk; independent
lift: quarantined → lifted; lifter; independent`;

const contexts: Contexts<ReportContext> = {
  good: {
    kind: 'state_secret',
    quarantined: false,
    ofOwnOrganisation: false,
    staff: false,
    visitor: false,
    today: mostOnOneDay.person - 1,
    waiting: 0,
    clearedBefore: false,
    mistakenBefore: false,
  },
  breaking: {
    state_secret: { by: { kind: 'infringement' }, refusal: 'not_a_state_secret' },
    not_quarantined: { by: { quarantined: true }, refusal: 'need_quarantined' },
    within_limits: { by: { today: mostOnOneDay.person }, refusal: 'too_many_reports' },
    not_cleared_before: { by: { clearedBefore: true }, refusal: 'quarantine_waits' },
    not_mistaken_before: { by: { mistakenBefore: true }, refusal: 'quarantine_waits' },
    independent: { by: { ofOwnOrganisation: true }, refusal: 'own_organisation' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(reportLife, reportRules, contexts, said)).toEqual([]);
});

test('a person reports a need once at a time, a crowd of visitors so often, and each visitor less in a day', () => {
  const of = (given: Partial<ReportContext>) => reportRules.within_limits({ ...contexts.good, ...given })?.refused;
  const visitor = { visitor: true, today: 0 };
  expect([of({ waiting: 1 }), of({ ...visitor, waiting: mostOfVisitors - 1 })]).toEqual([
    'already_reported',
    undefined,
  ]);
  expect(of({ ...visitor, waiting: mostOfVisitors })).toBe('already_reported');
  expect(of({ ...visitor, today: mostOnOneDay.visitor })).toBe('too_many_reports');
});

test('staff are believed again, whatever was lifted before', () => {
  const { not_cleared_before, not_mistaken_before } = reportRules;
  const staff = { ...contexts.good, staff: true, clearedBefore: true, mistakenBefore: true };
  expect([not_cleared_before(staff), not_mistaken_before(staff)]).toEqual([null, null]);
});

test('a table that is wrong by one word is found out', () => {
  const wrong = mutants(reportLife).filter(({ life }) => differences(life, reportRules, contexts, said).length === 0);
  expect(wrong.map(({ name }) => name)).toEqual([]);
});
