import type { Asked, Moved, Page } from './page.ts';
import { achievementPage } from './pages/achievement/achievement.tsx';
import { libraryPage } from './pages/achievement/library.tsx';
import { boardPage } from './pages/board/board.tsx';
import { choosePage } from './pages/board/choose.tsx';
import { editionsPage } from './pages/editions.tsx';
import { finalPage, screenPage } from './pages/final/final.tsx';
import { contestPage, previewPage } from './pages/home/contest.tsx';
import { homePage } from './pages/home/home.tsx';
import { leaderboardPage } from './pages/leaderboard.tsx';
import { needPage } from './pages/need/need.tsx';
import { needPreviewPage } from './pages/need/preview.tsx';
import { sharePage } from './pages/need/share.tsx';
import { noticePage } from './pages/notice.tsx';
import { organisationPage } from './pages/organisation.tsx';
import { privacyPage } from './pages/privacy.tsx';
import { resultsPage } from './pages/results.tsx';
import { hallPage } from './pages/session/hall.tsx';
import { aboutPage } from './pages/texts.tsx';
import { verifyPage } from './pages/verify.tsx';

type MakePage = (asked: Asked) => Page | Promise<Page | Moved>;

/** Every public address, without its language, and the page that stands there. */
const addresses: readonly (readonly [RegExp, MakePage])[] = [
  [/^\/$/, homePage],
  [/^\/contests$/, editionsPage],
  [/^\/contests\/([^/]{1,40})$/, contestPage],
  [/^\/preview\/([^/]{1,40})$/, previewPage],
  [/^\/preview\/needs\/([^/]{1,40})$/, needPreviewPage],
  [/^\/needs$/, boardPage],
  [/^\/needs-by\/([a-z]{1,10})$/, choosePage],
  [/^\/needs\/([^/]{1,40})$/, needPage],
  [/^\/needs\/([^/]{1,40})\/share$/, sharePage],
  [/^\/organisations\/([^/]{1,40})$/, organisationPage],
  [/^\/results$/, resultsPage],
  [/^\/notices\/([^/]{1,40})$/, noticePage],
  [/^\/finals\/([^/]{1,60})$/, finalPage],
  [/^\/finals\/([^/]{1,60})\/screen$/, screenPage],
  [/^\/sessions\/([^/]{1,60})$/, hallPage],
  [/^\/leaderboard$/, leaderboardPage],
  [/^\/achievements$/, libraryPage],
  [/^\/achievements\/([^/]{1,40})$/, achievementPage],
  [/^\/verify$/, verifyPage],
  [/^\/verify\/([^/]{1,60})$/, verifyPage],
  [/^\/about$/, aboutPage],
  [/^\/privacy$/, privacyPage],
  [/^\/privacy\/([^/]{1,10})$/, privacyPage],
];

/** Pages that search engines find by the site map alone, beside the needs. */
export const standing = [
  '/',
  '/needs',
  '/contests',
  '/results',
  '/leaderboard',
  '/achievements',
  '/verify',
  '/about',
  '/privacy',
] as const;

/** The page at a path and what its pattern caught; null where there is none. */
export function pageAt(path: string): { make: MakePage; found: readonly string[] } | null {
  for (const [pattern, make] of addresses) {
    const match = pattern.exec(path);
    if (match) return { make, found: match.slice(1) };
  }
  return null;
}
