import type { SessionDraft } from '@jiebang/contract/judging/stage/session.ts';

/** A session as an organiser would prepare it, of these needs: one owner with a delegation for each, who sit at once. */
export const sessionDraft = (needs: readonly string[], given: Partial<SessionDraft> = {}): SessionDraft => ({
  title: '长三角专场对接会',
  titleEn: 'Matchmaking of the Delta track',
  place: '上海技术交易所洽谈区',
  beginsAt: '2030-03-10T01:00:00.000Z',
  tables: 2,
  slots: 3,
  slotMinutes: 25,
  gapMinutes: 5,
  chooseBy: '2030-03-08T09:00:00.000Z',
  named: true,
  needs: needs.map((need, place) => ({ need, delegation: (place % 9) + 1 })),
  ...given,
});
