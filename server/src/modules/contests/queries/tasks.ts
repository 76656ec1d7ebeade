import type { Task } from '@jiebang/contract/desk/task.ts';
import { holds, holdsAnywhere, type Viewer } from '#kernel/viewer.ts';
import type { Db } from '#platform/db/connection.ts';
import type { Platform } from '#platform/platform.ts';
import type { DatedPhase } from '../rules.ts';
import { essentialMissing } from '../setup/queries/findings.ts';
import { contestsIn } from '../store.ts';
import { type Contest, contestById, type Track, tracksOf } from './contests.ts';
import { allPhases } from './phases.ts';

/** A phase that ends within this time stands on the desks of those who run it: a week. */
const soon = 7 * 24 * 60 * 60 * 1000;

/** What this person must do now as who runs contests or tracks: prepare and open one, see a phase to its end, close one whose phases are over. */
export async function tasks({ db }: Platform, viewer: Viewer, at: Date): Promise<Task[]> {
  if (!holdsAnywhere(viewer, 'organiser') && !holdsAnywhere(viewer, 'track_organiser')) return [];
  const found: Task[] = [];
  for (const id of await contestsIn(db, ['draft', 'open'])) {
    const contest = await contestById(db, id);
    if (!contest) continue;
    const whole = holds(viewer, 'organiser', { contest: id });
    if (contest.state === 'draft') found.push(...(whole ? [await preparing(db, contest, at)] : []));
    else found.push(...(await running(db, viewer, contest, at)));
  }
  return found;
}

/** To be prepared, with what bars its opening, or ready to be opened: by the beginning of its first phase. */
async function preparing(db: Db, contest: Contest, at: Date): Promise<Task> {
  const missing = [...new Set((await essentialMissing(db, contest, at)).map(({ code }) => code))];
  const [first] = await allPhases(db, contest.id);
  const ready = missing.length === 0;
  return {
    ...line(contest, ready ? 'contest_open' : 'contest_prepare', first?.startsAt ?? null),
    ...(ready ? {} : { missing }),
  };
}

/** Phases that end soon, of the contest and of tracks with dates of their own; and the contest itself once nothing of it runs any more. */
async function running(db: Db, viewer: Viewer, contest: Contest, at: Date): Promise<Task[]> {
  const dated = await allPhases(db, contest.id);
  const tracks = await tracksOf(db, contest.id);
  const whole = holds(viewer, 'organiser', { contest: contest.id });
  const own = (track: string) => dated.filter((one) => one.track === track);
  const led = tracks.filter(({ id }) => whole || holds(viewer, 'track_organiser', { contest: contest.id, track: id }));
  const ending = (phases: readonly DatedPhase[], track: Track | null) =>
    phases
      .filter(({ startsAt, endsAt }) => startsAt <= at && at < endsAt && endsAt.getTime() - at.getTime() <= soon)
      .map(({ phase, endsAt }) => line(contest, `contest_${phase}_ends`, endsAt, track));
  const shared = whole || led.some(({ id }) => own(id).length === 0);
  const over = whole && dated.length > 0 && dated.every(({ endsAt }) => endsAt <= at);
  return [
    ...(shared
      ? ending(
          dated.filter((one) => one.track === null),
          null,
        )
      : []),
    ...led.flatMap((track) => ending(own(track.id), track)),
    ...(over ? [line(contest, 'contest_close', null)] : []),
  ];
}

function line({ id, number, name }: Contest, code: string, due: Date | null, track: Track | null = null): Task {
  return {
    key: `contests:${code}:${track?.id ?? id}`,
    module: 'contests',
    code,
    subject: { id, number, title: track ? `${name} · ${track.name}` : name },
    due: due?.toISOString() ?? null,
    address: `/contests/${id}`,
  };
}
