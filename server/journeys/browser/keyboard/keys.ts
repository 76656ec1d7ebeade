import type { FileChooser, Locator } from 'playwright-core';
import type { Someone } from '../people.ts';
import { stepTowards } from './focus.ts';
import type { Tongue } from './tongues.ts';

/**
 * What a person does at a page with the keyboard alone: walks to what has a name, by Tab and Shift+Tab, the skip link taken
 * where it leads there, and types. A control that is not reached this way, or a place on the way that the eye does not see,
 * fails the test.
 */
export type Keys = ReturnType<typeof keysOn>;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** No page has more stops than a person would bear. */
const mostStops = 120;

export function keysOn({ page }: Pick<Someone, 'page'>, { kit, desk }: Tongue) {
  const { keyboard } = page;
  /** A field's name, which may be followed by the word for "optional". */
  const named = (label: string): RegExp => new RegExp(`^${escaped(label)}( ${escaped(kit.optional)})?$`);
  /** The dialogue that is open, else the page. */
  const here = async () => {
    const dialogue = page.getByRole('dialog');
    return (await dialogue.count()) > 0 ? dialogue.last() : page;
  };
  const press = (key: string) => keyboard.press(key);

  async function walkTo(goal: Locator): Promise<void> {
    // Found once, since finding by role and name reads the whole page; again where the page was drawn anew.
    let at = await goal.elementHandle();
    const stops: string[] = [];
    while (stops.length < mostStops) {
      const step = await at?.evaluate(stepTowards);
      if (!step) {
        at = await goal.elementHandle();
        continue;
      }
      const { key, stands, unseen } = step;
      if (unseen !== null) throw new Error(`the keyboard stood at “${unseen}” and the eye could not tell`);
      if (key === null) return;
      stops.push(stands);
      await press(key);
    }
    throw new Error(`the keyboard does not reach ${String(goal)}; it came by ${stops.join(' · ')}`);
  }
  const within = async (inside?: Locator) => inside ?? (await here());

  const keys = {
    walkTo,
    async button(name: string, inside?: Locator): Promise<void> {
      await walkTo((await within(inside)).getByRole('button', { name, exact: true }).first());
      await press('Enter');
    },
    /** Follows a link until another page is open. */
    async follow(name: string | RegExp, inside?: Locator): Promise<void> {
      const address = page.url();
      await walkTo((inside ?? page.getByRole('main')).getByRole('link', { name }).first());
      await press('Enter');
      await page.waitForURL((url) => url.href !== address);
    },
    /** The one task of this name on one's own desk. */
    async task(name: readonly string[]): Promise<void> {
      const [title = ''] = name;
      const lines = page.getByRole('list', { name: desk.now }).getByRole('listitem').filter({ hasText: title });
      await keys.follow(title, lines.first());
    },
    async write(label: string, text: string | number, inside?: Locator): Promise<void> {
      const fields = (await within(inside)).getByLabel(named(label)).and(page.locator('input, textarea'));
      await walkTo(fields.first());
      // What stood there is replaced.
      await press('ControlOrMeta+a');
      await keyboard.insertText(String(text));
    },
    /**
     * Types a day, or an instant of a morning, such as 2026-12-31T11:30, part by part. Browsers order the parts by their own language,
     * which a person sees and a test does not: the orders are tried.
     */
    async when(label: string, iso: string): Promise<void> {
      const field = (await here()).getByLabel(named(label)).and(page.locator('input')).first();
      const [year = '', month = '', date = '', ...time] = iso.split(/[-T:]/);
      const ends = time.length > 0 ? [...time, 'a'] : [];
      await walkTo(field);
      for (const order of [
        [month, date, year],
        [year, month, date],
      ]) {
        for (const part of [...order, ...ends]) {
          await keyboard.type(part);
          if (part === year) await press('ArrowRight');
        }
        if ((await field.inputValue()) === iso) return;
        for (const key of order.flatMap(() => ['Backspace', 'ArrowLeft', 'Backspace', 'ArrowLeft'])) await press(key);
      }
      throw new Error(`${iso} could not be typed into “${label}”`);
    },
    /** Chooses one: with the arrows among radio buttons, or by typing in a list that is searched. */
    async pick(label: string, option: string, inside?: Locator): Promise<void> {
      const place = await within(inside);
      const group = place.getByRole('group', { name: named(label) });
      const list = place.getByRole('combobox', { name: named(label) });
      await group.or(list).first().waitFor();
      if ((await group.count()) === 0) return keys.search(list, option);
      const radio = group.getByRole('radio', { name: option }).first();
      const first = group.getByRole('radio').first();
      await walkTo(first);
      await press('Space');
      for (let n = await group.getByRole('radio').count(); n > 0 && !(await radio.isChecked()); n -= 1)
        await press('ArrowDown');
      if (!(await radio.isChecked())) throw new Error(`the arrows do not reach “${option}” of “${label}”`);
    },
    /** Types into a list until it offers what is wanted, and takes it. */
    async search(list: Locator, option: string): Promise<void> {
      await walkTo(list);
      await keyboard.insertText(option);
      await page.getByRole('option', { name: option }).first().waitFor({ state: 'attached' });
      await press('Enter');
    },
    async many(label: string, ...options: string[]): Promise<void> {
      const list = (await here()).getByRole('combobox', { name: named(label) });
      for (const option of options) await keys.search(list, option);
      await press('Escape');
    },
    async words(label: string, ...words: string[]): Promise<void> {
      await walkTo((await here()).getByRole('combobox', { name: named(label) }));
      for (const word of words) {
        await keyboard.insertText(word);
        await press('Enter');
      }
    },
    /** Ticks some of a group of boxes; all of them when none is named. */
    async tick(label: string, ...options: string[]): Promise<void> {
      const group = (await here()).getByRole('group', { name: named(label) });
      const some = options.map((name) => group.getByRole('checkbox', { name }));
      for (const box of some.length > 0 ? some : await group.getByRole('checkbox').all()) await keys.check(box);
    },
    async check(box: Locator): Promise<void> {
      await walkTo(box);
      await press('Space');
      if (!(await box.isChecked())) throw new Error('the space bar does not tick the box');
    },
    async agree(label: string): Promise<void> {
      await keys.check((await here()).getByRole('checkbox', { name: label }));
    },
    /** Takes an action of the page; `say` fills in what its dialogue asks. Done when the page says so. */
    async act(label: string, say?: () => Promise<void>): Promise<void> {
      await keys.button(label);
      if (say) {
        const dialogue = page.getByRole('dialog', { name: label });
        await dialogue.waitFor();
        await say();
        await keys.button(label, dialogue);
        await dialogue.waitFor({ state: 'hidden' });
      }
      await page.getByText(kit.done(label)).first().waitFor();
    },
    /** Opens the system's own window for files from a button, and takes these there. */
    async attach(button: string, names: readonly string[]): Promise<void> {
      const buffer = Buffer.from('%PDF-1.7\n% sample\n');
      await keys.choose(
        button,
        names.map((name) => ({ name, mimeType: 'application/pdf', buffer })),
      );
      for (const name of names) await page.getByRole('link', { name }).waitFor();
    },
    /** The same with these files, of which the page need not tell anything. */
    async choose(button: string, files: Parameters<FileChooser['setFiles']>[0]): Promise<void> {
      const opening = page.waitForEvent('filechooser');
      await keys.button(button);
      await (await opening).setFiles(files);
    },
  };
  return keys;
}
