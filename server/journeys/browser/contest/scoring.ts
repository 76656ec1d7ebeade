import { expect } from 'vitest';
import type { Player } from '../keyboard/players.ts';
import type { Tongue } from '../keyboard/tongues.ts';

/** What a judge gives: a score for each criterion of the plain rubric, and the comment that the first one asks for. */
export type Given = { readonly scores: readonly number[]; readonly comment: string };

/** A judge fills in the sheet that is open by the keyboard alone, each score followed by its comment, and locks it. */
export async function fillByKeyboard({ page, keys }: Player, t: Tongue, required: string, given: Given): Promise<void> {
  const { keyboard } = page;
  const dialogue = page.getByRole('dialog', { name: t.judging.lock });
  const [first = 0, ...others] = given.scores;
  await keys.walkTo(page.locator('input[inputmode="numeric"]').first());
  await keyboard.type(String(first));
  await keyboard.press('Tab');
  await keyboard.insertText(given.comment);
  await keyboard.press('Tab');
  for (const score of others) {
    await keyboard.type(String(score));
    await keyboard.press('Enter');
  }
  expect(await page.getByLabel(t.judging.comment(required)).inputValue()).toBe(given.comment);
  await keyboard.press('Control+Enter');
  await dialogue.waitFor();
  await keyboard.press('Control+Enter');
  await dialogue.waitFor({ state: 'hidden' });
}
