import { refuse } from './refusal.ts';

/** A role granted to a person, on the whole platform or within one contest or track. */
export type GrantedRole =
  | 'admin'
  | 'organiser'
  | 'track_organiser'
  | 'reviewer'
  | 'clearance_officer'
  | 'observer'
  | 'judge'
  | 'translator'
  | 'certifier'
  | 'authority';
export type Grant = {
  readonly role: GrantedRole;
  readonly scope: 'platform' | 'contest' | 'track';
  readonly scopeId: string | null;
};
export type Membership = {
  readonly organisation: string;
  readonly kind: string;
  readonly role: 'member' | 'admin';
  readonly verified: boolean;
  /** Whether the person has the signing right 签署权: signs what binds the organisation. */
  readonly signs: boolean;
};

/** An organisation's API key, and the scopes that it was given. */
export type Key = { readonly id: string; readonly scopes: readonly string[] };

/** Who asks: a visitor (person null), a signed-in person with what it may act as, or a key in its maker's name. */
export type Viewer = {
  readonly person: string | null;
  readonly session: string | null;
  readonly memberships: readonly Membership[];
  /** Whether the person's real name is verified (实名认证). */
  readonly realName: boolean;
  readonly grants: readonly Grant[];
  /** Granted roles that count once the person has a second factor, and not before. */
  readonly withheld: readonly Grant[];
  /** Only where a key asks. */
  readonly key?: Key;
};

/** In whose name a write is done; `person` is null for the clock and for commands of the operator. */
export type Actor = {
  readonly person: string | null;
  readonly organisation: string | null;
  readonly role: string;
};

export const visitor: Viewer = {
  person: null,
  session: null,
  memberships: [],
  realName: false,
  grants: [],
  withheld: [],
};
/** The actor of due moves. */
export const clock: Actor = { person: null, organisation: null, role: 'clock' };

/** Whether the viewer holds a role on the platform, or within this contest or track. */
export function holds(viewer: Viewer, role: GrantedRole, within: { contest?: string; track?: string } = {}): boolean {
  return viewer.grants.some(
    (grant) =>
      grant.role === role &&
      (grant.scope === 'platform' ||
        (grant.scope === 'contest' && grant.scopeId === within.contest) ||
        (grant.scope === 'track' && grant.scopeId === within.track)),
  );
}

/** Whether the viewer holds a role anywhere. */
export function holdsAnywhere(viewer: Viewer, role: GrantedRole): boolean {
  return viewer.grants.some((grant) => grant.role === role);
}

/** Whether a role of the viewer waits for its second factor. */
export function isWithheld(viewer: Viewer, role: GrantedRole): boolean {
  return viewer.withheld.some((grant) => grant.role === role);
}

/** The viewer's membership in an organisation, if any. */
export function membershipIn(viewer: Viewer, organisation: string): Membership | undefined {
  return viewer.memberships.find((one) => one.organisation === organisation);
}

/** The actor that a viewer is when acting in a role for an organisation. */
export function actorOf(viewer: Viewer, role: string, organisation: string | null = null): Actor {
  return { person: viewer.person, organisation, role };
}

/** What binds an organisation is done by a member with the signing right 签署权: whether the asker is one, and the names of those who are. */
export type Signing = {
  readonly signs: boolean;
  /** Told to the organisation's own people alone, so that they know whom to ask; empty for who signs itself. */
  readonly signatories: readonly string[];
};

/** Of who is no member of the organisation. */
export const noSignatory: Signing = { signs: false, signatories: [] };

/** Whether the viewer signs for an organisation (product §3, 经办人授权; decision 0015). A key of it never does. */
export const signsFor = (viewer: Viewer, organisation: string): boolean =>
  viewer.key === undefined && membershipIn(viewer, organisation)?.signs === true;

/** The rule of every act that binds an organisation. It stands last in its row: what else is missing is said first. */
export const signingRules = {
  signatory: ({ signing }: { readonly signing: Signing }) =>
    signing.signs ? null : refuse('not_a_signatory', { detail: { signatories: signing.signatories.join('、') } }),
};

/** The rule of every act that accepts or signs words: they are the newest (decision 0019). What is older is named, so that a page says to read it again. */
export const wordsRules = {
  words_newest: ({ outdated }: { readonly outdated: readonly string[] }) =>
    outdated.length === 0
      ? null
      : refuse('words_changed', { fields: outdated.map((path) => ({ path, code: 'stale' })) }),
};
