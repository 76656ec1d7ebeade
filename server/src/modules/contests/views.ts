import type { ContestPage, Track as TrackView } from '@jiebang/contract/contests/contest.ts';
import { allowed } from '#kernel/lifecycle.ts';
import type { Viewer } from '#kernel/viewer.ts';
import { asOf } from './access.ts';
import { contestLife } from './lifecycle.ts';
import type { Track } from './queries/contests.ts';
import type { PageParts } from './queries/page.ts';
import { type ContestContext, contestRules, type DatedPhase, phaseAt, viewPhase } from './rules.ts';

/** A contest's page as this viewer sees it. */
export function viewContest(parts: PageParts, viewer: Viewer): ContestPage {
  const { contest, tracks, phases, at } = parts;
  const own = (track: string | null) => phases.filter((phase) => phase.track === track);
  const shared = own(null);
  const can = allowed(contestLife, contestRules, {
    state: contest.state,
    as: asOf(viewer, contest.id).filter((role) => role === 'organiser'),
    context: contextIn(parts, shared),
  });
  const timed = (dated: readonly DatedPhase[]) => ({
    phases: dated.map(viewPhase),
    phase: contest.state === 'open' ? phaseAt(dated, at) : null,
  });
  return {
    ...contest,
    districts: [...contest.districts],
    units: parts.units,
    ...timed(shared),
    changes: [...parts.changes],
    decisions: [...parts.decisions],
    tracks: tracks.map((track) => {
      const dated = own(track.id);
      return { ...viewTrack(track), ...timed(dated.length > 0 ? dated : shared), ownPhases: dated.length > 0 };
    }),
    openedAt: parts.openedAt?.toISOString() ?? null,
    discarded: parts.discarded,
    can,
  };
}

/** What the rules look at when it is asked what may be done at all: a phase of now, and no new date named yet. */
function contextIn({ tracks, phases, missing, at }: PageParts, shared: readonly DatedPhase[]): ContestContext {
  const running = phases.find((one) => one.startsAt <= at && at < one.endsAt) ?? phases[0];
  const phase = running ? { startsAt: running.startsAt.getTime(), endsAt: running.endsAt.getTime() } : null;
  return {
    phases: shared.length,
    tracks: tracks.length,
    missing,
    now: at.getTime(),
    phase,
    newEnd: null,
    reason: true,
  };
}

/** A track as everyone who may read its contest sees it. */
export function viewTrack(track: Track): TrackView {
  const { scope, units, ...rest } = track;
  return { ...rest, ...scope, units: [...units] };
}
