import { z } from 'zod';
import { Id, Instant } from '../http/scalars.ts';
import { FieldCode } from '../needs/need.ts';

/**
 * Why a person is told, each switched on and off for e-mail by itself: something waits for them, something of theirs went
 * on, something they follow went on; and, of who holds a role, what waits on the desk each working morning.
 */
export const Topic = z.enum(['tasks', 'progress', 'follows', 'desk']);
export type Topic = z.infer<typeof Topic>;

/** As what a person is told of a fact. The same fact is worded differently for each. */
export const ToldAs = z.enum(['owner', 'follower', 'staff', 'team', 'judge', 'party', 'broker', 'principal', 'self']);
export type ToldAs = z.infer<typeof ToldAs>;

/** One message of the inbox. The client words it by `fact` and `as`; there is no text in it but the title of the need, and why it was decided upon. */
export const Notification = z.strictObject({
  id: Id,
  /** The name of the fact: `need_published`. */
  fact: z.string(),
  as: ToldAs,
  topic: Topic,
  at: Instant,
  read: z.boolean(),
  /** What it happened to: the solution, deal, seat, or the need itself. */
  subject: Id,
  /** The need that it is about, with the title that this reader may see, empty while it is in quarantine; null when it is about none, or none that may be read any more. */
  need: z.strictObject({ id: Id, number: z.string().nullable(), title: z.string() }).nullable(),
  /** Why more time was given, the need ended, or its track’s scope changed: a reason that anyone may read, as long as that is so; null for anything else. */
  reason: z.string().nullable(),
  /** Where to go: an address of the site without a language, such as `/needs/2026-0042` or `/workspace/deals/…`; null for nowhere. */
  address: z.string().nullable(),
});
export type Notification = z.infer<typeof Notification>;

/**
 * What can be followed: a published need; needs as they are published: of a field of any level, of a track, under an organisation's
 * name, or as a search of the board finds them; and an edition: its phases, what is decided of its dates, and that another one is opened.
 */
export const FollowKind = z.enum(['need', 'field', 'track', 'contest', 'organisation', 'search']);
export type FollowKind = z.infer<typeof FollowKind>;
/** An id of a need, track, contest or organisation, the code of a field, or the choices of a search as in the board's address. */
export const FollowTarget = z.union([
  Id,
  FieldCode,
  z
    .string()
    .max(1200)
    .regex(/^[A-Za-z]+=/),
]);

export const Follow = z.strictObject({
  kind: FollowKind,
  target: z.string(),
  since: Instant,
  /** Of a need: its public number and title. Of a track or organisation: its names. Fields and searches are named by the client. */
  number: z.string().nullable(),
  name: z.string().nullable(),
  nameEn: z.string().nullable(),
});
export type Follow = z.infer<typeof Follow>;

/** How often what one follows comes by e-mail: each at once, or gathered in one e-mail a day or a week. */
export const FollowsEvery = z.enum(['at_once', 'day', 'week']);
export type FollowsEvery = z.infer<typeof FollowsEvery>;

/** Which topics come by e-mail too, and how often what one follows; the inbox has all of them at once. */
export const MailChoice = z.strictObject({
  tasks: z.boolean(),
  progress: z.boolean(),
  follows: z.boolean(),
  desk: z.boolean(),
  followsEvery: FollowsEvery,
});
export type MailChoice = z.infer<typeof MailChoice>;
