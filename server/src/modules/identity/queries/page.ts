import { isId } from '#kernel/ids.ts';

/** How a list is asked for. */
export type Page = { readonly after?: string | undefined; readonly limit: number };

/** The page of rows of which one more than `limit` was asked for; `next` is the cursor of its last row. */
export function pageOfRows<T>(rows: T[], page: Page, cursor: (row: T) => string): { items: T[]; next: string | null } {
  const items = rows.slice(0, page.limit);
  const last = items.at(-1);
  return { items, next: rows.length > page.limit && last !== undefined ? cursor(last) : null };
}

/** The id that a cursor stands for; one that is none of ours begins at the first page. */
export function idCursor(page: Page): string | null {
  return page.after !== undefined && isId(page.after) ? page.after : null;
}
