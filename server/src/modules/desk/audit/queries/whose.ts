import { AuditArea } from '@jiebang/contract/desk/audit.ts';
import { type Refusal, refuse } from '#kernel/refusal.ts';
import { membershipIn, type Viewer } from '#kernel/viewer.ts';
import { contestById, isOrganiser, isTrackOrganiser, readable, tracksOf } from '#modules/contests/index.ts';
import { mayReadOrganisation, seatsOf } from '#modules/identity/index.ts';
import type { Db } from '#platform/db/connection.ts';
import type { AuditFilter } from '#platform/facts/audit.ts';

/** What one reader may be told: of whose acts, in which areas, which of these not, and whether from where and by which key. */
export type Whose = Pick<AuditFilter, 'organisation' | 'seats' | 'within'> & {
  readonly areas: readonly AuditArea[];
  readonly but: readonly string[];
  readonly fromWhere: boolean;
};
const everything = { areas: AuditArea.options, but: [], fromWhere: true } as const;

/** What was done on the whole platform, for its administrators; or in the name of one organisation. */
export const whoseOfPlatform = (organisation: string | null): Whose => ({
  ...everything,
  ...{ organisation, seats: null, within: null },
});

/**
 * What the people of an organisation did in its name, for its administrators. What staff decided about it carries its name too; who
 * they are is not told, so only those count who had a seat in it at that time.
 */
export async function whoseOfOrganisation(db: Db, viewer: Viewer, organisation: string): Promise<Whose | Refusal> {
  if (!mayReadOrganisation(viewer, organisation)) return refuse('not_found');
  if (membershipIn(viewer, organisation)?.role !== 'admin') return refuse('forbidden');
  return { ...everything, organisation, seats: await seatsOf(db, organisation), within: null };
}

/** What an organiser runs. What people do with their accounts and organisations, and the parties of a deal with each other, is not among it. */
const ofContest: readonly AuditArea[] = ['contest', 'need', 'result'];
/** Who asks in public is not named to those who run the contest. */
const askers: readonly string[] = ['question_asked', 'question_withdrawn'];

/**
 * What was done in a contest, for its organisers, and for those of some of its tracks what was done in these: what a fact's own audience lets
 * them learn of, and what was done to the contest or the track itself. From where is not told, nor by which key.
 */
export async function whoseOfContest(db: Db, viewer: Viewer, id: string): Promise<Whose | Refusal> {
  const contest = await contestById(db, id);
  if (!contest || !(await readable(db, viewer, contest))) return refuse('not_found');
  const all = (await tracksOf(db, id)).map((track) => track.id);
  const whole = isOrganiser(viewer, id);
  const tracks = all.filter((track) => isTrackOrganiser(viewer, id, track));
  if (!whole && tracks.length === 0) return refuse('forbidden');
  const audience = whole ? [`role:organiser:${id}`] : tracks.map((track) => `role:track_organiser:${track}`);
  const within = { contest: id, audience, subjects: whole ? [id, ...all] : tracks };
  return { organisation: null, seats: null, within, areas: ofContest, but: askers, fromWhere: false };
}
