import type { PanelChanged } from '@jiebang/contract/judging/panel.ts';
import holidays from '@jiebang/contract/reference/holidays.json' with { type: 'json' };
import { newId } from '#kernel/ids.ts';
import { isRefusal, type Refusal, refuse } from '#kernel/refusal.ts';
import { clock, type Viewer } from '#kernel/viewer.ts';
import { endOfWorkingDays, shanghaiDate } from '#kernel/working-days.ts';
import { ruleOf } from '#modules/contests/index.ts';
import { moveAlong } from '#modules/needs/index.ts';
import { solutionById } from '#modules/solutions/index.ts';
import type { Tx } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import { needLine } from '../../queries/need-line.ts';
import { promise } from '../../store.ts';
import { insertNotice, nextNoticeNumber, winnerOf } from '../store.ts';
import { leaveUnchosen } from './choose.ts';
import { type Held, hold, moveHeld, movePanel } from './move.ts';

/** Publishes the notice 公示 of the owner's choice for the contest's working days, counted by the state calendar; a changed result gets a new number and its full time again. */
export async function publishNotice(
  platform: Platform,
  viewer: Viewer,
  need: string,
): Promise<(PanelChanged & { number: string }) | Refusal> {
  let number = '';
  const changed = await movePanel(platform, viewer, need, 'notice', {
    apply: async (tx, held, actor) => {
      const put = await putUp(platform, tx, held);
      if (isRefusal(put)) return put;
      number = put;
      const moved = await moveAlong(tx, need, 'notice', actor);
      return isRefusal(moved) ? moved : null;
    },
  });
  return isRefusal(changed) ? changed : { ...changed, number };
}

async function putUp(platform: Platform, tx: Tx, { need, panel, at }: Held): Promise<string | Refusal> {
  // A notice names its need for good, which nobody may read now.
  if (need.quarantined) return refuse('need_quarantined');
  const winner = await winnerOf(tx, need.id);
  const solution = winner && (await solutionById(tx, winner.solution));
  if (!winner || !solution) throw new Error('a confirmed panel has no winner');
  const days = await ruleOf(tx, need.contest, 'notice_working_days', at, need.track);
  const endsAt = endOfWorkingDays(at, days, holidays);
  const line = await needLine(tx, need);
  const number = await nextNoticeNumber(tx, Number(shanghaiDate(at).slice(0, 4)));
  const id = newId();
  const { organisation, leader } = solution;
  const leaf = await promise(tx, platform, {
    kind: 'notice',
    id,
    subject: number,
    content: { number, need: line.number, organisation, publishedAt: at.toISOString(), endsAt: endsAt.toISOString() },
    at,
  });
  await insertNotice(tx, {
    id,
    number,
    panel: panel.id,
    winner: winner.id,
    need_number: line.number,
    title: line.title,
    organisation,
    leader,
    published_at: at,
    ends_at: endsAt,
    working_days: days,
    leaf,
  });
  return number;
}

/** Makes a result definitive when its notice is over and no objection waits: the need is paired, the winner chosen. */
export function concludeResult(platform: Platform, need: string): Promise<PanelChanged | Refusal> {
  return platform.transact(async (tx) => {
    const held = await hold(tx, need);
    const winner = held && (await winnerOf(tx, need));
    if (!held || !winner) return refuse('not_found');
    return moveHeld(tx, held, 'conclude', ['clock'], clock, {
      data: { solution: winner.solution },
      apply: async () => {
        const moved = await moveAlong(tx, need, 'pair', clock);
        return isRefusal(moved) ? moved : leaveUnchosen(tx, held.panel.id, winner.solution, clock);
      },
    });
  });
}
