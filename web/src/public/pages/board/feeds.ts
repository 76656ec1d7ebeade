import type { ContestPage } from '@jiebang/contract/contests/contest.ts';
import type { Asked } from '../../page.ts';
import { type BoardChoices, boardPath } from './choices.ts';
import { chosenWords } from './chosen-words.ts';

/** The media types of the feeds, by the ending of their address. */
export const feedTypes = { xml: 'application/rss+xml', json: 'application/feed+json' } as const;
export type FeedKind = keyof typeof feedTypes;

/** The address of the feed of a board so narrowed, without its language: `/feed.xml?field=40`. Order and page are the board's own. */
export function feedPath(chosen: BoardChoices, kind: FeedKind): string {
  return boardPath(chosen, { sort: undefined }).replace(/^\/needs/, `/feed.${kind}`);
}

/** What a feed of the board is called: its choices in words (an edition and its tracks where that was read), and the board. */
export function feedTitle(asked: Asked, chosen: BoardChoices, edition: ContestPage | null = null): string {
  const words = chosenWords(asked, chosen, edition)
    .filter(({ name }) => edition !== null || (name !== 'contest' && name !== 'track'))
    .map(({ label }) => label);
  return [...words, asked.m.board.title, asked.m.frame.name].join(' · ');
}
