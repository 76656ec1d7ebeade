import { achievementRoutes } from '@jiebang/contract/achievements/routes.ts';
import { brokerRoutes } from '@jiebang/contract/brokers/routes.ts';
import { certificationRoutes } from '@jiebang/contract/certification/routes.ts';
import { contestRoutes } from '@jiebang/contract/contests/routes.ts';
import { type Client, clientOver, type Send } from '@jiebang/contract/http/client.ts';
import { ProblemDocument } from '@jiebang/contract/http/problem.ts';
import { noticeRoutes } from '@jiebang/contract/identity/notice-routes.ts';
import { organisationRoutes } from '@jiebang/contract/identity/organisation-routes.ts';
import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { needRoutes } from '@jiebang/contract/needs/routes.ts';

/** The routes that public pages read. */
const publicRoutes = {
  achievements: {
    search: achievementRoutes.search,
    read: achievementRoutes.read,
    publicAssessment: achievementRoutes.publicAssessment,
  },
  brokers: { leaderboard: brokerRoutes.leaderboard, publicConversion: brokerRoutes.publicConversion },
  certification: { certificate: certificationRoutes.certificate },
  contests: {
    current: contestRoutes.current,
    contest: contestRoutes.contest,
    list: contestRoutes.list,
    track: contestRoutes.track,
  },
  identity: {
    notices: noticeRoutes.notices,
    currentNotice: noticeRoutes.currentNotice,
    notice: noticeRoutes.notice,
    organisationCard: organisationRoutes.organisationCard,
  },
  judging: {
    final: judgingRoutes.final,
    hallBoard: judgingRoutes.hallBoard,
    notice: judgingRoutes.notice,
    results: judgingRoutes.results,
  },
  needs: {
    board: needRoutes.board,
    facets: needRoutes.facets,
    levels: needRoutes.levels,
    counts: needRoutes.counts,
    feed: needRoutes.feed,
    map: needRoutes.map,
    read: needRoutes.read,
    preview: needRoutes.preview,
    questions: needRoutes.questions,
    confidentialOffer: needRoutes.confidentialOffer,
  },
};
export type PublicApi = Client<typeof publicRoutes>;

/** The typed client of the public pages over whatever carries its calls. */
export const publicApi = (send: Send): PublicApi => clientOver(publicRoutes, send);

/** What a call answers, or null when it says that there is nothing of that kind. */
export async function orNull<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    if (refusalIn(error)?.code === 'not_found') return null;
    throw error;
  });
}

/** The problem document that a refused call threw; null for a bug. Known by its shape: the server throws its own `Problem`, not this bundle's. */
export function refusalIn(error: unknown): ProblemDocument | null {
  if (!(error instanceof Error) || !('document' in error)) return null;
  return ProblemDocument.safeParse(error.document).data ?? null;
}
