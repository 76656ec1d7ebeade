import type { NeedPreview } from '@jiebang/contract/needs/work.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { organisationsById } from '#modules/identity/index.ts';
import { type Db, now } from '#platform/db/connection.ts';
import { originalRefused } from '../access.ts';
import { placeOf } from '../board/queries/place.ts';
import { publicNeed } from '../board/views.ts';
import { missingOf } from '../intake/draft/rules.ts';
import { findNeed, publicTextOf } from '../store.ts';
import { companyShown, draftOf } from '../views.ts';
import { modeOf } from './work-need.ts';

const hour = 3_600_000;
/** Where no deadline is set yet, a solver's month: to the full hour, so that the page says 30 days whenever it is looked at. */
const inAMonth = (at: Date) => new Date((Math.floor(at.getTime() / hour) + 1 + 30 * 24) * hour);

/**
 * A need as the public would see it were it published at this moment: by the view of the public page, from the signed public text, or while
 * there is none from the original. For those alone who may read that.
 */
export async function previewNeed(db: Db, viewer: Viewer, id: string): Promise<NeedPreview | Refusal> {
  const need = await findNeed(db, id);
  const refused = originalRefused(viewer, need);
  if (!need || refused) return refused ?? refuse('not_found');
  const [text, organisations, at] = await Promise.all([
    publicTextOf(db, id),
    organisationsById(db, [need.organisation]),
    now(db),
  ]);
  const company = companyShown(need, organisations.get(need.organisation));
  const cleared = text?.signed_at ? text : null;
  const place = await placeOf(db, need);
  const words = cleared ?? { ...need, problem: need.problem ?? '' };
  return {
    need: publicNeed({
      ...need,
      ...words,
      need: id,
      number: need.number ?? '',
      mode: await modeOf(db, need),
      state: 'published',
      field: need.field ?? '',
      other_fields: need.other_fields.join(' '),
      region: need.region ?? '',
      company,
      organisation: company === null ? null : need.organisation,
      published_at: need.published_at ?? at,
      deadline: need.deadline ?? inAMonth(at),
      states: ['published'],
      times: [need.published_at ?? at],
      decisions: [],
      ...{ contest_name: place.contest, contest_name_en: place.contestEn },
      ...{ track_name: place.track, track_name_en: place.trackEn },
    }),
    from: cleared ? 'public_text' : 'original',
    missing: (missingOf(draftOf(need))?.fields ?? []).map(({ path }) => path),
  };
}
