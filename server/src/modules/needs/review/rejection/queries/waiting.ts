import { sql } from 'kysely';
import { submittedAt } from '../../queries/review.ts';

const words = sql`from needs.rejection_word w where w.need = needs.need.id and w.at >= ${submittedAt}`;

/** Whether a rejection waits for its second signature, as a condition over `needs.need`: the last word of a need that is still under review. */
export const rejectionWaits = sql<boolean>`(state = 'under_review' and id in (select need from needs.rejection_word)
  and coalesce((select w.kind ${words} order by w.n desc limit 1) = 'reject', false))`;

/** The same, of another than this person. */
export const rejectionToSign = (person: string) =>
  sql<boolean>`(${rejectionWaits} and (select w.person ${words} order by w.n desc limit 1) <> ${person})`;

/** Whether its reviewers disagree and nobody has given it to another yet, as a condition over `needs.need`. */
export const rejectionOpposed = sql<boolean>`(state = 'under_review'
  and id in (select need from needs.rejection_word where kind = 'oppose')
  and exists (select 1 ${words} and w.kind = 'oppose' and not exists (
    select 1 from needs.need_move m where m.item = needs.need.id and m.action = 'hand_on' and m.at > w.at)))`;

/** Whether this person did not reject the need before that was contested, as a condition over `needs.need`: who did reviews it no more. */
export const notRejectedBy = (person: string) =>
  sql<boolean>`not exists (select 1 from needs.rejection_word w
    join needs.need_move m on m.item = w.need and m.action = 'contest_rejection' and m.at > w.at
    where w.need = needs.need.id and w.person = ${person} and w.kind in ('reject', 'second'))`;
