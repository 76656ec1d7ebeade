import type { Levelled } from '@jiebang/contract/needs/board-routes.ts';
import { Cooperation, PublicNeedState, TrackKind } from '@jiebang/contract/needs/need.ts';
import { isField } from '@jiebang/contract/reference/fields.ts';
import { isIndustry } from '@jiebang/contract/reference/industries.ts';
import { isPlace } from '@jiebang/contract/reference/places.ts';
import { isContestId } from '../../parts/edition-list.tsx';

/** Every choice that the board's address can hold. */
export const choices = [
  'q',
  'state',
  'contest',
  'track',
  'trackKind',
  'field',
  'industry',
  'region',
  'cooperation',
  'budgetFrom',
  'budgetTo',
  'closesWithin',
  'sort',
] as const;
export type Choice = (typeof choices)[number];
export type BoardChoices = {
  readonly q?: string;
  readonly state?: PublicNeedState;
  readonly contest?: string;
  readonly track?: string;
  readonly trackKind?: TrackKind;
  readonly field?: string;
  readonly industry?: string;
  readonly region?: string;
  readonly cooperation?: Cooperation;
  readonly budgetFrom?: number;
  readonly budgetTo?: number;
  readonly closesWithin?: number;
  readonly sort?: 'deadline' | 'budget';
  readonly after?: string;
};

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | undefined =>
  list.find((item) => item === value);

/** A whole number from 1 to `most`; else 0, which chooses nothing. */
function wholeOf(value: string | null, most = Number.MAX_SAFE_INTEGER): number {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 && number <= most ? number : 0;
}

/** Reads the choices from an address; what it does not know, it leaves out, so that an old or mistyped address still shows a board. */
export function readChoices(query: URLSearchParams): BoardChoices {
  const q = query
    .get('q')
    ?.replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 100);
  const field = query.get('field');
  const industry = query.get('industry');
  const region = query.get('region');
  const contest = query.get('contest');
  const track = query.get('track');
  const budgetFrom = wholeOf(query.get('budgetFrom'));
  const budgetTo = wholeOf(query.get('budgetTo'));
  const closesWithin = wholeOf(query.get('closesWithin'), 365);
  const state = oneOf(PublicNeedState.options, query.get('state'));
  const trackKind = oneOf(TrackKind.options, query.get('trackKind'));
  const cooperation = oneOf(Cooperation.options, query.get('cooperation'));
  const sort = oneOf(['deadline', 'budget'] as const, query.get('sort'));
  const after = query.get('after');
  return {
    ...(q && { q }),
    ...(state && { state }),
    ...(contest && isContestId(contest) && { contest }),
    ...(track && isContestId(track) && { track }),
    ...(trackKind && { trackKind }),
    ...(field && isField(field) && { field }),
    ...(industry && isIndustry(industry) && { industry }),
    ...(region && isPlace(region) && { region }),
    ...(cooperation && { cooperation }),
    ...(budgetFrom && { budgetFrom }),
    ...(budgetTo && { budgetTo }),
    ...(closesWithin && { closesWithin }),
    ...(sort && { sort }),
    ...(after && after.length <= 200 && { after }),
  };
}

/** What the choices ask for, whatever the order and the page. */
export function searchOf({ sort: _, after: __, ...search }: BoardChoices): Omit<BoardChoices, 'sort' | 'after'> {
  return search;
}

/** Where one of what has more levels than the board's list shows, or an edition, is chosen, the other choices kept. */
export const choosePath = (of: Levelled | 'contest', chosen: BoardChoices): string =>
  boardPath(chosen, {}).replace('/needs', `/needs-by/${of}`);

/** The board of an edition, or of all: a track is one of its own edition's. */
export const editionPath = (chosen: BoardChoices, contest: string | undefined): string =>
  boardPath(chosen, { contest, track: undefined });

/** The board's address with some choices changed; a changed choice leads to the first page. */
export function boardPath(
  now: BoardChoices,
  change: { readonly [K in Choice | 'after']?: string | undefined },
): string {
  // A board has some forty such links: put together by hand, a quarter of what URLSearchParams takes.
  let query = '';
  const set = (choice: string, value: string | number | undefined) => {
    if (value !== undefined) query += `${query && '&'}${choice}=${encodeURIComponent(value)}`;
  };
  for (const choice of choices) set(choice, choice in change ? change[choice] : now[choice]);
  set('after', change.after);
  return query ? `/needs?${query}` : '/needs';
}
