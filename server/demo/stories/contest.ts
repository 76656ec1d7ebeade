import type { StaffRole } from '@jiebang/contract/contests/staff.ts';
import { type Cast, held } from '../cast.ts';
import { at, type Story } from '../stage.ts';

const administrator = 'tong-le';
const organiser = 'yin-mingzhe';

/** Roles of the content that are granted in the contest; the others come with membership. */
const ofContest = [
  'reviewer',
  'clearance_officer',
  'observer',
  'judge',
  'translator',
  'certifier',
  'authority',
] as const;

/** The edition: set up by its organiser, opened, and everyone given their role in it. */
export async function* openContest(cast: Cast): Story {
  const { contest } = cast.content;
  const { calendar } = cast;
  yield at(calendar.day(-151, 15));
  // Of the whole platform, since who sets up a contest runs one before there is one.
  await cast.as(administrator).identity.giveGrant({
    body: { email: emailOf(cast, organiser), role: 'organiser', from: null, to: null },
  });
  yield at(calendar.day(-151, 16));
  const made = await cast.as(organiser).contests.create({
    body: {
      name: contest.nameZh,
      nameEn: contest.nameEn,
      number: String(contest.number),
      intro: contest.introZh,
      introEn: contest.introEn,
      homeRegion: '310000',
      districts: ['310000', '320000', '330000', '340000'],
      units: contest.units.map(({ role, name, nameEn, organisation }) => ({
        role,
        name,
        nameEn,
        organisation: organisation === null ? null : held(cast.organisations, organisation),
      })),
      copyOf: null,
    },
  });
  cast.contest = made.id;
  const name = (person: string, role: StaffRole, track: string | null) =>
    cast.as(organiser).contests.nameStaff({
      params: { id: made.id },
      body: { email: emailOf(cast, person), role, track },
    });
  for (const { kind, nameZh, nameEn, summaryZh, summaryEn, scope } of contest.tracks) {
    const texts = { name: nameZh, nameEn, intro: summaryZh, introEn: summaryEn };
    const track = await cast.as(organiser).contests.createTrack({
      params: { id: made.id },
      body: { kind, ...texts, ...scope, industries: [] },
    });
    cast.tracks.set(kind, track.id);
  }
  await cast.as(organiser).contests.setRule({
    params: { id: made.id },
    body: { key: 'panel_size', value: 4, track: null, from: null, note: '每个评审组四人，便于安排回避。' },
  });
  yield at(calendar.day(-151, 17));
  const phases = contest.phases.map(({ phase, startDay, endDay }) => ({
    phase,
    startsAt: calendar.day(startDay, 9).toISOString(),
    endsAt: calendar.day(endDay, 18).toISOString(),
  }));
  const { version } = await cast.as(organiser).contests.contest({ params: { id: made.id } });
  await cast.as(organiser).contests.setPhases({ params: { id: made.id }, version, body: { track: null, phases } });
  yield at(calendar.day(-150, 8));
  for (const { key, roles } of cast.content.people) {
    for (const role of ofContest) if (roles.includes(role)) await name(key, role, null);
  }
  for (const track of contest.tracks) {
    const lead = cast.content.people.find(
      (one) => one.organisation === track.organiser && one.roles.includes('track_organiser'),
    );
    if (lead) await name(lead.key, 'track_organiser', held(cast.tracks, track.kind));
  }
  yield at(calendar.day(-150, 9));
  await cast.as(organiser).contests.open({ params: { id: made.id } });
}

function emailOf(cast: Cast, key: string): string {
  const person = cast.content.people.find((one) => one.key === key);
  if (!person) throw new Error(`the demo contest has nobody called ${key}`);
  return person.email;
}
