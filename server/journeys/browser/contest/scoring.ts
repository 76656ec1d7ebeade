import type { Player } from '../keyboard/players.ts';
import type { Tongue } from '../keyboard/tongues.ts';

/** What a judge gives: a score for each criterion of the plain rubric, and the comment that the first one asks for. */
export type Given = { readonly scores: readonly number[]; readonly comment: string };

/** A judge fills in the sheet that is open by the keyboard alone and locks it; the page behind says what follows. */
export async function fillByKeyboard({ page, keys }: Player, t: Tongue, required: string, given: Given): Promise<void> {
  const { keyboard } = page;
  await keys.walkTo(page.locator('input[inputmode="numeric"]').first());
  for (const score of given.scores) {
    await keyboard.type(String(score));
    await keyboard.press('Enter');
  }
  await keys.write(t.judging.comment(required), given.comment);
  await keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: t.judging.lock }).waitFor();
  await keyboard.press('Control+Enter');
  await page.getByRole('dialog', { name: t.judging.lock }).waitFor({ state: 'hidden' });
}
