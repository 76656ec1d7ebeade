import { z } from 'zod';
import { Id, Instant, line } from '../http/scalars.ts';
import { Grant } from './grant.ts';
import { OrganisationCard } from './organisation.ts';
import { byHandle, Code } from './sign-in/handle.ts';

/** A password that is being chosen: at least 10 characters, whatever they are. */
export const NewPassword = z.string().min(10).max(128);
export const PersonName = line(100);

export const SignUp = z.strictObject({
  ...byHandle,
  code: Code,
  name: PersonName,
  nameEn: line(100).optional(),
  password: NewPassword,
});
/**
 * `created` is false when the address or number had an account already: then it is signed in, with its name and password as they were.
 * With `secondStepDue` the session is nobody's until its second step was taken.
 */
export const SignedIn = z.strictObject({ person: Id, created: z.boolean(), secondStepDue: z.boolean() });
export type SignedIn = z.infer<typeof SignedIn>;

/**
 * The signed-in person with what it may act as; `person` is null for a visitor, and `secondStepDue` says that this visitor has given a
 * password or a code and not yet the one of its second factor. `withheld` are roles that wait for a second factor.
 */
export const Me = z.strictObject({
  person: z
    .strictObject({
      id: Id,
      name: z.string(),
      nameEn: z.string().nullable(),
      email: z.string().nullable(),
      hasPassword: z.boolean(),
    })
    .nullable(),
  memberships: z.array(
    z.strictObject({ organisation: OrganisationCard, role: z.enum(['member', 'admin']), signs: z.boolean() }),
  ),
  grants: z.array(Grant.pick({ role: true, scope: true, scopeId: true })),
  withheld: z.array(Grant.pick({ role: true, scope: true, scopeId: true })),
  secondStepDue: z.boolean(),
});
export type Me = z.infer<typeof Me>;

/** One session of the asker; `device` is what the browser called itself. */
export const Session = z.strictObject({
  id: Id,
  current: z.boolean(),
  ip: z.string().nullable(),
  device: z.string().nullable(),
  createdAt: Instant,
  /** To a quarter of an hour. */
  seenAt: Instant,
  expiresAt: Instant,
  /** Whether it waits for its second step: somebody has given the password or a code, and no more. */
  secondStepDue: z.boolean(),
});

/**
 * What personal information may be used for only with consent; and, as the last, a refusal that is kept in the same way: who has
 * said `no_automated_ranking` is left out of rankings that a machine makes of people (个人信息保护法第二十四条).
 */
export const consentPurposes = [
  'share_contact',
  'publish_name',
  'leaderboard_name',
  'bank_account',
  'access_from_abroad',
  'no_automated_ranking',
] as const;
export const ConsentPurpose = z.enum(consentPurposes);
export type ConsentPurpose = z.infer<typeof ConsentPurpose>;
/**
 * A consent, its withdrawal where there was one, and whether it counts now: it was not withdrawn, and no later version of the
 * notice has given the purpose another meaning.
 */
export const Consent = z.strictObject({
  purpose: ConsentPurpose,
  noticeVersion: z.int(),
  givenAt: Instant,
  withdrawnAt: Instant.nullable(),
  inForce: z.boolean(),
});

/** A message of the local mailbox that a trial has in place of e-mail and text messages. */
export const LocalMail = z.strictObject({
  id: Id,
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  at: Instant,
});
