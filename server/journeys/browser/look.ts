import { desk, phone, type Someone } from './people.ts';

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[];
};

// Nothing is gathered of what passes, and style sheets are not fetched again: none of these rules reads them.
const options = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  // No rule of WCAG, and what somebody who goes from landmark to landmark needs.
  rules: { 'landmark-unique': { enabled: true } },
  resultTypes: ['violations'],
  preload: false,
};

/** What is wrong with the open page at 1440 and at 375 pixels: rules of WCAG 2.2 AA that axe finds broken, and what does not fit. */
export async function faultsOf(someone: Someone): Promise<string[]> {
  const { page, reads } = someone;
  await reads();
  const faults: string[] = [];
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    faults.push(...(await faultsAsItIs(someone)));
  }
  await page.setViewportSize(desk);
  return faults;
}

/** The same of the open page at the size that it has. */
export async function faultsAsItIs({ page, overflow }: Pick<Someone, 'page' | 'overflow'>): Promise<string[]> {
  const width = page.viewportSize()?.width;
  // A button that waits for its answer is pale for as long.
  await page.waitForFunction(() => document.querySelector('.ant-btn-loading') === null);
  await picture({ page });
  const found = (await violations({ page })).flatMap(({ id, nodes }) =>
    nodes.map(({ target, html }) => `${width}: ${id} at ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
  const beyond = await overflow();
  return beyond > 0 ? [...found, `${width}: ${beyond} pixels stand beyond the right edge`] : found;
}

/** Where PICTURES names a folder, what is looked at is kept there too, for people to look at; named by time and width. */
async function picture({ page }: Pick<Someone, 'page'>): Promise<void> {
  const folder = process.env['PICTURES'];
  if (!folder) return;
  const path = `${folder}/${Date.now()}-${page.viewportSize()?.width}.png`;
  await page.screenshot({ path, fullPage: (await page.getByRole('dialog').count()) === 0 });
}

async function violations({ page }: Pick<Someone, 'page'>): Promise<readonly Violation[]> {
  return (await page.evaluate(
    `'axe' in window || axeWhenAsked(); axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )) as readonly Violation[];
}

/** Where the keyboard stands: its name, and whether the eye can tell. */
export async function focused({
  page,
}: Pick<Someone, 'page'>): Promise<{ readonly name: string; readonly visible: boolean }> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { name: '', visible: false };
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
    const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
    return { name: at.textContent?.trim() ?? '', visible: outlined || boxShadow !== 'none' };
  });
}

/** Keeps what the server replied to a page from now on: what people wrote is in it. */
export function repliesTo({ page }: Pick<Someone, 'page'>): () => Promise<string> {
  const replies: Promise<string>[] = [];
  page.on('response', (response) => {
    // What is live never ends.
    const whole = response.headers()['content-type']?.includes('json');
    if (whole && response.url().includes('/api/')) replies.push(response.text().catch(() => ''));
  });
  return async () => (await Promise.all(replies)).join('\n');
}

/** Chinese on the open page that nobody wrote and the server did not send: texts of ours that stand in one language alone. */
export async function chineseOfOurs({ page }: Pick<Someone, 'page'>, replies: string): Promise<string[]> {
  const words = await page.evaluate(() =>
    [document.documentElement, ...document.body.querySelectorAll('*')].flatMap((one) => {
      if (one.matches('script, style, svg, svg *, [lang|=zh], [hreflang|=zh]')) return [];
      const told = ['aria-label', 'title', 'placeholder', 'alt'].map((name) => one.getAttribute(name) ?? '');
      const written = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      return [...told, ...written.map((node) => node.textContent ?? '')];
    }),
  );
  return words.filter((text) => text.match(/\p{Script=Han}+/gu)?.some((run) => !replies.includes(run)));
}

/**
 * What stands on the open page in another language than its own: Han characters and Chinese punctuation in English, words of
 * Latin letters in a row, or one alone, in Chinese. What is marked as being in another language is left out, commands,
 * names of file formats, and what people typed in fields.
 */
export async function untranslated({ page }: Pick<Someone, 'page'>): Promise<string[]> {
  return page.evaluate(() => {
    const chinese = document.documentElement.lang.startsWith('zh');
    const foreign = chinese ? /[A-Za-z]{2,} [A-Za-z]{2,}|^[A-Z][a-z]{2,}$/ : /[\p{Script=Han}、，。：；（）「」《》]/u;
    const marked = (one: Element): boolean => one.closest('[lang]') !== document.documentElement;
    const words = [...document.body.querySelectorAll('*')].flatMap((one) => {
      if (marked(one) || !one.checkVisibility() || one.matches('script, style, textarea, code')) return [];
      const told = ['aria-label', 'title', 'placeholder', 'alt'].map((name) => one.getAttribute(name) ?? '');
      const written = [...one.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
      return [...told, ...written.map((node) => node.textContent ?? '')];
    });
    return [document.title, ...words].filter((text) => foreign.test(text.replaceAll('JSON Lines', '')));
  });
}
