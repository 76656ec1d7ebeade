import type { Locator, Page } from 'playwright-core';

/**
 * What a person does at a page, told in the words that stand on it: only roles and accessible names are used, so what
 * these hands can do, a reader with a screen reader and a keyboard can find too.
 */
export type Hands = ReturnType<typeof handsOn>;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** A field's name, which may be followed by the word for "optional". */
const named = (label: string): RegExp => new RegExp(`^${escaped(label)}( 选填)?$`);

export function handsOn(page: Page, settle: () => Promise<void>) {
  /** The dialogue that is open, else the page. */
  const here = async (): Promise<Page | Locator> => {
    const dialogue = page.getByRole('dialog');
    return (await dialogue.count()) > 0 ? dialogue.last() : page;
  };
  const hands = {
    /** Goes to an address of the site, once everything that follows from what was done has happened. */
    async open(path: string): Promise<void> {
      await settle();
      await page.goto(path);
    },
    /** Looks again at the page that is open. */
    async lookAgain(): Promise<void> {
      await settle();
      await page.reload();
    },
    async follow(link: string | RegExp, within?: Locator): Promise<void> {
      const address = page.url();
      await (within ?? page).getByRole('link', { name: link }).first().click();
      await page.waitForURL((url) => url.href !== address);
    },
    /** The one task of this name on one's own desk. */
    async doTask(task: string): Promise<void> {
      await hands.open('/workspace');
      const line = page.getByRole('list', { name: '现在要办' }).getByRole('listitem').filter({ hasText: task });
      await hands.follow(task, line.first());
    },
    async write(label: string, text: string | number, inside?: Locator): Promise<void> {
      const field = (inside ?? (await here())).getByLabel(named(label)).and(page.locator('input, textarea'));
      await field.first().fill(String(text));
    },
    /** Chooses one: a radio button, or an entry of a list that is searched by typing. */
    async pick(label: string, option: string): Promise<void> {
      const place = await here();
      const group = place.getByRole('group', { name: named(label) });
      const list = place.getByRole('combobox', { name: named(label) });
      await group.or(list).first().waitFor();
      if ((await group.count()) > 0) return group.getByRole('radio', { name: option }).first().check();
      await list.fill(option);
      await page.keyboard.press('Enter');
    },
    /** Looks for something by typing, waits until it is found, and takes it. */
    async find(label: string, option: string): Promise<void> {
      await (await here()).getByRole('combobox', { name: named(label) }).fill(option);
      await page.getByRole('option', { name: option }).first().waitFor({ state: 'attached' });
      await page.keyboard.press('Enter');
    },
    /** Ticks some of a group of boxes; all of them when none is named. */
    async tick(label: string, options?: readonly string[]): Promise<void> {
      const group = (await here()).getByRole('group', { name: named(label) });
      const boxes = options
        ? options.map((name) => group.getByRole('checkbox', { name }))
        : await group.getByRole('checkbox').all();
      for (const box of boxes) await box.check();
    },
    async agree(label: string): Promise<void> {
      await (await here()).getByRole('checkbox', { name: label }).check();
    },
    async words(label: string, ...words: string[]): Promise<void> {
      const box = (await here()).getByRole('combobox', { name: named(label) });
      for (const word of words) {
        await box.fill(word);
        await page.keyboard.press('Enter');
      }
    },
    /** The nth row of an editable table, which is added when it is not there. */
    async row(table: string, n: number, add?: string): Promise<Locator> {
      const group = (await here()).getByRole('group', { name: named(table) });
      const row = group.getByRole('group', { name: `第 ${n} 项` });
      if ((await row.count()) === 0 && add) await group.getByRole('button', { name: add }).click();
      return row;
    },
    async press(button: string): Promise<void> {
      await (await here()).getByRole('button', { name: button, exact: true }).click();
    },
    /** Takes an action of the page; `say` fills in what its dialogue asks. Done when the page says so. */
    async act(label: string, say?: () => Promise<void>, within?: Locator): Promise<void> {
      await settle();
      await (within ?? page).getByRole('button', { name: label, exact: true }).first().click();
      if (say) {
        const dialogue = page.getByRole('dialog', { name: label });
        await dialogue.waitFor();
        await say();
        const yes = dialogue.getByRole('button', { name: label, exact: true });
        await yes.click();
        // On a starved machine a click was twice seen to be lost while the dialogue still moved; a person presses again.
        await dialogue.waitFor({ state: 'hidden', timeout: 8000 }).catch(async () => {
          if (await yes.isVisible()) await yes.click();
          await dialogue.waitFor({ state: 'hidden' });
        });
      }
      await page.getByText(`${label}：已完成`).first().waitFor();
    },
    /** Follows a link that is a file, and reads the file. */
    async download(link: string): Promise<string> {
      const arriving = page.waitForEvent('download');
      await page.getByRole('link', { name: link }).first().click();
      const chunks: Buffer[] = [];
      for await (const chunk of await (await arriving).createReadStream()) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks).toString('utf8');
    },
    async upload(label: string, name: string): Promise<void> {
      const file = { name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 样本') };
      await page.getByLabel(label).setInputFiles(file);
      await page.getByRole('link', { name }).waitFor();
    },
    /** Waits until the page shows this. */
    async sees(...texts: (string | RegExp)[]): Promise<void> {
      for (const text of texts) await page.getByText(text).filter({ visible: true }).first().waitFor();
    },
    /** The title of the page, once there is one. */
    heading: async (): Promise<string> =>
      (await page.getByRole('heading', { level: 1 }).first().textContent())?.trim() ?? '',
    /** Everything that can be read on the page now. */
    async reads(): Promise<string> {
      const main = page.getByRole('main');
      await main.filter({ hasNotText: '正在读取' }).waitFor();
      return (await main.textContent()) ?? '';
    },
    /** How many pixels of the page stand beyond its right edge. */
    overflow: async (): Promise<number> =>
      page.evaluate(() => {
        const root = document.documentElement;
        // Its own width, since what is kept free for a scroll bar is no room for the page.
        return Math.max(0, root.scrollWidth - Math.ceil(root.getBoundingClientRect().width));
      }),
    /** The last part of the page's address. */
    partOfAddress: (): string => new URL(page.url()).pathname.split('/').at(-1) ?? '',
  };
  return hands;
}
