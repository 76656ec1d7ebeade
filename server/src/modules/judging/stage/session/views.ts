import type { SessionCard } from '@jiebang/contract/judging/stage/session.ts';
import type { SessionRow } from './store.ts';

/** A session on a list. */
export const cardOf = (session: SessionRow): SessionCard => ({
  id: session.id,
  number: session.number,
  title: session.title,
  titleEn: session.title_en,
  place: session.place,
  beginsAt: session.begins_at.toISOString(),
  chooseBy: session.choose_by.toISOString(),
  state: session.state,
});
