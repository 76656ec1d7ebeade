import { NeedState } from '@jiebang/contract/needs/need.ts';
import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { meetingLife } from '../meeting/lifecycle.ts';
import { type ChangeContext, meetingRules } from '../meeting/rules.ts';
import { sessionLife } from './lifecycle.ts';
import { followsOf, type SessionContext, sessionRules } from './rules.ts';

// What the product promises of a matchmaking session (§7), written by hand and apart from the rows.

const sessionSaid = `
make: nothing → preparing; organiser; independent
edit: preparing → preparing; organiser; independent
open: preparing → choosing; organiser; independent, needs_chosen, time_to_choose
extend: choosing → choosing; organiser; independent, later_time
plan: choosing, planned → planned; organiser; independent, choosing_over, some_mutual
announce: planned → announced; organiser; independent
close: announced → closed; organiser; independent
cancel: preparing, choosing, planned, announced → cancelled; organiser; independent`;
const [now, hour] = [1_800_000_000_000, 3_600_000];
const sessionContexts: Contexts<SessionContext> = {
  good: { ofASide: false, needs: 1, now, chooseBy: now + hour, later: now + 2 * hour, mutual: 1 },
  goodFor: { plan: { chooseBy: now } },
  breaking: {
    independent: { by: { ofASide: true }, refusal: 'conflict_of_interest' },
    needs_chosen: { by: { needs: 0 }, refusal: 'session_without_needs' },
    time_to_choose: { by: { chooseBy: now }, refusal: 'choosing_over' },
    later_time: { by: { later: now + hour }, refusal: 'day_not_later' },
    choosing_over: { by: { chooseBy: now + 1 }, refusal: 'choosing_not_over' },
    some_mutual: { by: { mutual: 0 }, refusal: 'no_mutual_wish' },
  },
};

const meetingSaid = `
move: waiting, placed, cancelled → placed; organiser; in_hand, place_known, table_free, sides_free
swap: placed → placed; organiser; in_hand, place_known, sides_free
call_off: placed → cancelled; organiser; in_hand, reasoned`;
const meetingContexts: Contexts<ChangeContext> = {
  good: { state: 'announced', placeKnown: true, tableFree: true, clash: null, reason: '迟到。' },
  breaking: {
    in_hand: { by: { state: 'closed' }, refusal: 'not_in_this_state' },
    place_known: { by: { placeKnown: false }, refusal: 'no_such_place' },
    table_free: { by: { tableFree: false }, refusal: 'table_taken' },
    sides_free: { by: { clash: '2026-0001 × 甲' }, refusal: 'side_taken' },
    reasoned: { by: { reason: null }, refusal: 'reason_required' },
  },
};

test('every state × action × persona is as the product says', () => {
  expect(differences(sessionLife, sessionRules, sessionContexts, sessionSaid)).toEqual([]);
  expect(differences(meetingLife, meetingRules, meetingContexts, meetingSaid)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = [
    ...mutants(sessionLife).filter(({ life }) => !differences(life, sessionRules, sessionContexts, sessionSaid).length),
    ...mutants(meetingLife).filter(({ life }) => !differences(life, meetingRules, meetingContexts, meetingSaid).length),
  ];
  expect(survivors.map(({ name }) => name)).toEqual([]);
});

test('where both sides go on, a deal follows unless the judging can still find a winner, or the need went another way', () => {
  const said = (judged: boolean) =>
    NeedState.options
      .map((state) => `${followsOf(state, judged)} ${state}`)
      .filter((one) => !one.startsWith('settled'));
  expect(said(false)).toEqual(['deal closed', 'judging judging', 'judging noticed', 'deal none_fits']);
  expect(said(true)).toEqual(['judging closed', 'judging judging', 'judging noticed', 'deal none_fits']);
});
