import type { MyRegister } from '@jiebang/contract/judging/register/register.ts';
import type { Entry } from './store.ts';

/** What an entry says; everything of it is empty where nothing was written. */
export const toldOf = (entry: Entry | undefined) => ({
  fields: entry?.fields ?? [],
  industries: entry?.industries ?? [],
  keywords: entry?.keywords ?? [],
  mostSheets: entry?.most_sheets ?? null,
  away: entry?.away.map(({ from, to }) => ({ from, to })) ?? [],
  free: entry?.free.map(({ from, to }) => ({ from, to })) ?? [],
  affiliations:
    entry?.affiliations.map(({ kind, name, from_day: from, to_day: to, organisation }) => ({
      kind,
      name,
      from,
      to,
      known: organisation !== null,
    })) ?? [],
});

/** The judge's own entry. */
export const myRegister = (entry: Entry | undefined): MyRegister => ({
  ...toldOf(entry),
  version: entry?.version ?? 1,
  changedAt: entry?.changed_at.toISOString() ?? null,
});
