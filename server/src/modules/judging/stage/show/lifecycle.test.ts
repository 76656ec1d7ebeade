import { expect, test } from 'vitest';
import { type Contexts, differences, mutants } from '#testing/lifecycle.ts';
import { finalLife } from '../final/lifecycle.ts';
import { type FinalContext, finalRules } from '../final/rules.ts';
import { itemLife, priceLife, screenLife, timerLife } from './lifecycle.ts';
import { type ActContext, showRules } from './rules.ts';

// What the product promises of a live final (§7), written by hand and apart from the rows.

const finalSaid = `
make: nothing → preparing; organiser; independent
edit: preparing → preparing; organiser; independent
seal: preparing → sealed; organiser; independent, needs_chosen, rounds_begun
unseal: sealed → preparing; organiser; independent
draw: sealed → drawn; organiser; independent, committed
start: drawn → live; organiser; independent
close: live → closed; organiser; independent, all_scored`;
const finalContexts: Contexts<FinalContext> = {
  good: { ofASide: false, needs: 1, notBegun: [], committed: true, missing: [] },
  breaking: {
    independent: { by: { ofASide: true }, refusal: 'conflict_of_interest' },
    needs_chosen: { by: { needs: 0 }, refusal: 'final_without_needs' },
    rounds_begun: { by: { notBegun: ['2026-0001'] }, refusal: 'final_round_not_begun' },
    committed: { by: { committed: false }, refusal: 'draw_not_in_log_yet' },
    all_scored: { by: { missing: [{ item: 1, judges: ['专家'] }] }, refusal: 'final_scores_missing' },
  },
};

const showContexts: Contexts<ActContext> = {
  good: {
    ...{ state: 'live', stageTaken: false, outOfTurn: false, reason: '因故。', unscored: 0, toReveal: 1 },
    ...{ roundsLeft: 1, presented: 2, bidsCome: false },
  },
  breaking: {
    live: { by: { state: 'drawn' }, refusal: 'final_not_live' },
    stage_free: { by: { stageTaken: true }, refusal: 'stage_taken' },
    in_turn: { by: { outOfTurn: true, reason: null }, refusal: 'reason_required' },
    reasoned: { by: { reason: null }, refusal: 'reason_required' },
    need_whole: { by: { unscored: 1 }, refusal: 'scores_still_come' },
    round_allowed: { by: { roundsLeft: 0 }, refusal: 'no_price_round_left' },
    some_presented: { by: { presented: 0 }, refusal: 'nobody_to_bid' },
    bids_in: { by: { bidsCome: true, reason: null }, refusal: 'price_round_runs' },
    more_to_reveal: { by: { toReveal: 0 }, refusal: 'all_revealed' },
  },
};
const itemSaid = `
present: waiting → presenting; organiser; live, stage_free, in_turn
question: presenting → questioning; organiser; live
score: presenting, questioning → scoring; organiser; live
skip: waiting, presenting, questioning, scoring → skipped; organiser; live, reasoned
recall: skipped → waiting; organiser; live`;
const timerSaid = `
pause: running → paused; organiser; live
resume: paused → running; organiser; live
extend: running → running; organiser; live
extend: paused → paused; organiser; live`;
const screenSaid = `
freeze: open → frozen; organiser; live
unfreeze: frozen, revealing → open; organiser; live
reveal: open, frozen, revealing → revealing; organiser; live, need_whole, more_to_reveal`;
const priceSaid = `
call_prices: none, opened → called; organiser; live, round_allowed, some_presented
open_prices: called → opened; organiser; live, bids_in`;

test('every state × action × persona is as the product says', () => {
  expect(differences(finalLife, finalRules, finalContexts, finalSaid)).toEqual([]);
  expect(differences(itemLife, showRules, showContexts, itemSaid)).toEqual([]);
  expect(differences(timerLife, showRules, showContexts, timerSaid)).toEqual([]);
  expect(differences(screenLife, showRules, showContexts, screenSaid)).toEqual([]);
  expect(differences(priceLife, showRules, showContexts, priceSaid)).toEqual([]);
});

test('a table that is wrong by one word is found out', () => {
  const survivors = [
    ...mutants(finalLife).filter(({ life }) => !differences(life, finalRules, finalContexts, finalSaid).length),
    ...mutants(itemLife).filter(({ life }) => !differences(life, showRules, showContexts, itemSaid).length),
    ...mutants(timerLife).filter(({ life }) => !differences(life, showRules, showContexts, timerSaid).length),
    ...mutants(screenLife).filter(({ life }) => !differences(life, showRules, showContexts, screenSaid).length),
    ...mutants(priceLife).filter(({ life }) => !differences(life, showRules, showContexts, priceSaid).length),
  ];
  expect(survivors.map(({ name }) => name)).toEqual([]);
});

test('an item in its turn needs no reason; whom the final waits for is named', () => {
  expect(showRules.bids_in({ ...showContexts.good, bidsCome: true })).toBeNull();
  expect(showRules.in_turn({ ...showContexts.good, reason: null })).toBeNull();
  const missing = [
    { item: 2, judges: ['专家甲', '专家乙'] },
    { item: 3, judges: [] },
  ];
  expect(finalRules.all_scored({ ...finalContexts.good, missing })?.detail).toEqual({
    left: 2,
    who: '2 专家甲、专家乙；3',
  });
});
