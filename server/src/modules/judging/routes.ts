import { judgingRoutes } from '@jiebang/contract/judging/routes.ts';
import { type Served, serve } from '#platform/http/serve.ts';
import { addEvidence } from './objection/actions/add-evidence.ts';
import {
  correctResult,
  dismissObjection,
  fileObjection,
  readmitAfterAll,
  upholdObjection,
} from './objection/actions/objection.ts';
import { strikable } from './objection/correction/queries/strikable.ts';
import { readEvidence } from './objection/queries/evidence.ts';
import { objections } from './objection/queries/objections.ts';
import { beginJudging } from './panel/actions/begin.ts';
import { confirmWinner, declineAll } from './panel/actions/choose.ts';
import { publishNotice } from './panel/actions/notice.ts';
import { openPanel } from './panel/actions/open-panel.ts';
import { rankSolutions } from './panel/actions/rank.ts';
import { readFeedback } from './panel/feedback/queries/feedback.ts';
import { readPanel } from './panel/queries/panel-view.ts';
import { readRanking } from './panel/queries/ranking-view.ts';
import { noticedRanking, rankingDocument } from './panel/ranking/queries/document.ts';
import { ownReport, publicReport } from './panel/report/documents/print.ts';
import { advanceRound, handOutRound } from './panel/round/actions/advance.ts';
import { giveTime } from './panel/round/actions/give-time.ts';
import { setRounds } from './panel/round/actions/set-rounds.ts';
import { setRoundRubric, setRubric } from './panel/rubric/actions/set.ts';
import { noticeOpening, objectionOpening, sheetOpening } from './queries/openings.ts';
import { readNotice, results } from './queries/results.ts';
import { inviteAgain } from './seat/actions/answers.ts';
import { acceptSeat, inviteJudge, moveSeat } from './seat/actions/seat.ts';
import { tellApart } from './seat/actions/tell-apart.ts';
import { candidates } from './seat/queries/candidates.ts';
import { mySeat, mySeats } from './seat/queries/my-seats.ts';
import { saveSheet } from './sheet/actions/save.ts';
import { abstain, declareConflict, excuseSheet, lockScores, unlockSheet } from './sheet/actions/settle.ts';
import { readSheet, readSheetFile } from './sheet/queries/sheet-view.ts';

const organisers = ['organiser', 'track_organiser'] as const;
const answerers = ['organiser', 'track_organiser', 'authority', 'admin'] as const;

export const judgingServed: readonly Served[] = [
  serve(judgingRoutes.results, 'anyone', ({ platform, query }) => results(platform.db, query)),
  serve(judgingRoutes.notice, 'anyone', ({ platform, params }) => readNotice(platform.db, params.number)),
  serve(judgingRoutes.open, organisers, ({ platform, viewer, params }) => openPanel(platform, viewer, params.need)),
  serve(judgingRoutes.panel, organisers, ({ platform, viewer, params }) => readPanel(platform, viewer, params.need)),
  serve(judgingRoutes.candidates, organisers, ({ platform, viewer, params, query }) =>
    candidates(platform, viewer, params.need, query),
  ),
  serve(judgingRoutes.setRubric, organisers, ({ platform, viewer, params, version, body }) =>
    setRubric(platform, viewer, params.need, version, body),
  ),
  serve(judgingRoutes.setRoundRubric, organisers, ({ platform, viewer, params, version, body }) =>
    setRoundRubric(platform, viewer, params.need, params.round, version, body),
  ),
  serve(judgingRoutes.setRounds, organisers, ({ platform, viewer, params, version, body }) =>
    setRounds(platform, viewer, params.need, version, body),
  ),
  serve(judgingRoutes.giveTime, organisers, ({ platform, viewer, params, body }) =>
    giveTime(platform, viewer, params.need, body),
  ),
  serve(judgingRoutes.advance, organisers, ({ platform, viewer, params, body }) =>
    advanceRound(platform, viewer, params.need, body),
  ),
  serve(judgingRoutes.handOut, organisers, ({ platform, viewer, params }) =>
    handOutRound(platform, viewer, params.need),
  ),
  serve(judgingRoutes.invite, organisers, ({ platform, viewer, params, body }) =>
    inviteJudge(platform, viewer, params.need, body),
  ),
  serve(judgingRoutes.remove, organisers, ({ platform, viewer, params, body }) =>
    moveSeat(platform, viewer, params.id, 'remove', body),
  ),
  serve(judgingRoutes.inviteAgain, organisers, ({ platform, viewer, params }) =>
    inviteAgain(platform, viewer, params.id),
  ),
  serve(judgingRoutes.tellApart, organisers, ({ platform, viewer, params, body }) =>
    tellApart(platform, viewer, params.need, body),
  ),
  serve(judgingRoutes.begin, organisers, ({ platform, viewer, params }) => beginJudging(platform, viewer, params.need)),
  serve(judgingRoutes.unlock, organisers, ({ platform, viewer, params, body }) =>
    unlockSheet(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.excuse, organisers, ({ platform, viewer, params, body }) =>
    excuseSheet(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.rank, organisers, ({ platform, viewer, params }) => rankSolutions(platform, viewer, params.need)),
  serve(judgingRoutes.publishNotice, organisers, ({ platform, viewer, params }) =>
    publishNotice(platform, viewer, params.need),
  ),
  serve(judgingRoutes.seats, 'signed_in', ({ platform, viewer, query }) => mySeats(platform, viewer, query)),
  serve(judgingRoutes.seat, 'signed_in', ({ platform, viewer, params }) => mySeat(platform, viewer, params.id)),
  serve(judgingRoutes.accept, 'signed_in', ({ platform, viewer, params, body }) =>
    acceptSeat(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.refuseSeat, 'signed_in', ({ platform, viewer, params, body }) =>
    moveSeat(platform, viewer, params.id, 'decline', body),
  ),
  serve(judgingRoutes.sheet, 'signed_in', ({ platform, viewer, params }) => readSheet(platform, viewer, params.id)),
  serve(judgingRoutes.file, 'signed_in', ({ platform, viewer, params }) =>
    readSheetFile(platform, viewer, params.id, params.file),
  ),
  serve(judgingRoutes.save, 'signed_in', ({ platform, viewer, params, version, body }) =>
    saveSheet(platform, viewer, params.id, version, body),
  ),
  serve(judgingRoutes.lock, 'signed_in', ({ platform, viewer, params }) => lockScores(platform, viewer, params.id)),
  serve(judgingRoutes.abstain, 'signed_in', ({ platform, viewer, params, body }) =>
    abstain(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.declareConflict, 'signed_in', ({ platform, viewer, params, body }) =>
    declareConflict(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.ranking, 'signed_in', ({ platform, viewer, params }) =>
    readRanking(platform, viewer, params.need),
  ),
  serve(judgingRoutes.rankingDocument, 'signed_in', ({ platform, viewer, params, query }) =>
    rankingDocument(platform, viewer, params.need, query),
  ),
  serve(judgingRoutes.noticeOpening, 'anyone', ({ platform, params }) => noticeOpening(platform, params.number)),
  serve(judgingRoutes.sheetOpening, 'signed_in', ({ platform, viewer, params }) =>
    sheetOpening(platform, viewer, params.id),
  ),
  serve(judgingRoutes.objectionOpening, 'signed_in', ({ platform, viewer, params }) =>
    objectionOpening(platform, viewer, params.number),
  ),
  serve(judgingRoutes.noticedRanking, 'anyone', ({ platform, params, query }) =>
    noticedRanking(platform, params.number, query.round),
  ),
  serve(judgingRoutes.noticedReport, 'anyone', ({ platform, params, query }) =>
    publicReport(platform, params.number, query.locale),
  ),
  serve(judgingRoutes.report, 'signed_in', ({ platform, viewer, params, query }) =>
    ownReport(platform, viewer, params.need, query.locale),
  ),
  serve(judgingRoutes.confirm, 'signed_in', ({ platform, viewer, params, body }) =>
    confirmWinner(platform, viewer, params.need, body),
  ),
  serve(judgingRoutes.decline, 'signed_in', ({ platform, viewer, params, body }) =>
    declineAll(platform, viewer, params.need, body),
  ),
  serve(judgingRoutes.object, 'signed_in', ({ platform, viewer, params, body }) =>
    fileObjection(platform, viewer, params.number, body),
  ),
  serve(judgingRoutes.addEvidence, 'signed_in', ({ platform, viewer, params, query, incoming }) =>
    addEvidence(platform, viewer, params.id, query.name, incoming.upload),
  ),
  serve(judgingRoutes.evidence, 'signed_in', ({ platform, viewer, params }) =>
    readEvidence(platform, viewer, params.id, params.file),
  ),
  serve(judgingRoutes.objections, 'signed_in', ({ platform, viewer, query }) => objections(platform, viewer, query)),
  serve(judgingRoutes.uphold, answerers, ({ platform, viewer, params, body }) =>
    upholdObjection(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.strikable, answerers, ({ platform, viewer, params }) => strikable(platform, viewer, params.id)),
  serve(judgingRoutes.correct, answerers, ({ platform, viewer, params, body }) =>
    correctResult(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.readmit, answerers, ({ platform, viewer, params, body }) =>
    readmitAfterAll(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.dismiss, answerers, ({ platform, viewer, params, body }) =>
    dismissObjection(platform, viewer, params.id, body),
  ),
  serve(judgingRoutes.feedback, 'signed_in', ({ platform, viewer, params }) =>
    readFeedback(platform, viewer, params.id),
  ),
];
