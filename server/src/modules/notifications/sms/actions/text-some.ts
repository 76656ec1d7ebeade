import { newId } from '#kernel/ids.ts';
import { shanghaiEnd } from '#kernel/working-days.ts';
import { nextSendable, reachOf, variablesOf, wayOf } from '#modules/identity/index.ts';
import { handInUntilOfEach, type NeedRow } from '#modules/needs/index.ts';
import { now, type Tx } from '#platform/db/connection.ts';
import type { WrittenFact } from '#platform/facts/record.ts';
import type { Platform } from '#platform/platform.ts';
import type { Telling } from '../../config.ts';
import { textings, textOf } from '../config.ts';
import { isTexted } from '../rules.ts';
import { insertTexts, smsChoices } from '../store.ts';

/** Who is told, as what, and the message of its inbox. */
export type Told = { readonly person: string; readonly telling: Telling; readonly notification: string };

/** Lets text messages wait for those of whom is told that want them, of what is texted. */
export async function textSome(
  tx: Tx,
  platform: Platform,
  fact: WrittenFact,
  need: NeedRow | undefined,
  told: readonly Told[],
): Promise<void> {
  const way = wayOf(platform);
  if (way === null || way.perDay === 0) return;
  const meant = told.flatMap((one) => {
    const texting = textings.find(({ fact: name, to }) => name === fact.name && to === one.telling.to);
    return texting && way.has(texting.notice) ? [{ ...one, notice: texting.notice }] : [];
  });
  const people = meant.map(({ person }) => person);
  const reach = await reachOf(tx, people);
  const chosen = await smsChoices(tx, people);
  const wanted = meant.filter(({ person }) => {
    const how = reach.get(person);
    return how !== undefined && isTexted(chosen.get(person), how);
  });
  if (wanted.length === 0) return;
  const at = await now(tx);
  const says = await valuesOf(tx, need, at);
  await insertTexts(
    tx,
    wanted.map(({ person, notification, notice }) => ({
      id: newId(),
      person,
      notification,
      template: notice,
      variables: Object.fromEntries(variablesOf(textOf(notice), says)),
      at,
      due: nextSendable(at),
    })),
  );
}

/** What variables can say of a need. */
async function valuesOf(tx: Tx, need: NeedRow | undefined, at: Date) {
  const until = need ? ((await handInUntilOfEach(tx, [need], at))(need) ?? need.deadline) : null;
  // A variable is never left empty: providers turn such a message away.
  return { number: need?.number ?? '（见平台）', date: until ? shanghaiEnd(until) : '平台所示日期' };
}
