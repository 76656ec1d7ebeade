import axe from 'axe-core';
import { desk, phone, type Someone } from './people.ts';

type Violation = {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly html: string }[];
};

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is wrong with the open page at 1440 and at 375 pixels: rules of WCAG 2.2 AA that axe finds broken, and what does not fit. */
export async function faultsOf({ page, overflow, reads }: Someone): Promise<string[]> {
  await reads();
  const faults: string[] = [];
  for (const size of [desk, phone]) {
    await page.setViewportSize(size);
    for (const { id, nodes } of await violations({ page }))
      for (const { target, html } of nodes)
        faults.push(`${size.width}: ${id} at ${target.join(' ')}: ${html.slice(0, 160)}`);
    const beyond = await overflow();
    if (beyond > 0) faults.push(`${size.width}: ${beyond} pixels stand beyond the right edge`);
  }
  await page.setViewportSize(desk);
  return faults;
}

async function violations({ page }: Pick<Someone, 'page'>): Promise<readonly Violation[]> {
  // Through the browser's own door, since the content policy of the page lets no script in.
  await page.evaluate(`${axe.source}; undefined`);
  const run = `axe.run({ runOnly: ${JSON.stringify(levels)} }).then(({ violations }) => violations)`;
  return (await page.evaluate(run)) as readonly Violation[];
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
