import type { GrantedRole, Viewer } from './viewer.ts';

/**
 * Audience tags of a fact for those who hold a role where it happened: on the whole platform, in this contest, in this
 * track. `role:x` alone reaches holders on the whole platform only, as `holds` of viewer.ts decides it.
 */
export function toHolders(role: GrantedRole, within: { contest?: string; track?: string | null } = {}): string[] {
  const scopes = [within.contest, within.track].filter((scope) => typeof scope === 'string');
  return [`role:${role}`, ...scopes.map((scope) => `role:${role}:${scope}`)];
}

/** Audience tag for those who hold a role anywhere: for what belongs to no contest, as the list of agencies, where any holder decides. */
export function toHoldersAnywhere(role: GrantedRole): string {
  return `role:${role}:anywhere`;
}

/**
 * Audience tag for the teams that answer a need. No viewer answers to it, so that nothing shows who they are: they are
 * looked up when they are told, each in a message of its own.
 */
export const toTeamsOn = (need: string): string => `teams:${need}`;

/**
 * Audience tag beside those of roles: who stands on a side of this need is not told of the fact as a holder of a role (decision 0050). No
 * viewer answers to it. Whoever tells looks up the sides of those whom a role alone names, and of nobody else.
 */
export const notToSidesOf = (need: string) => `${withoutSides}${need}`;
const withoutSides = 'not-sides:';

/** The needs on a side of which a reader must not stand to be told of a fact, where of the reader's tags only roles name it; else none. */
export function sidesToLookUp(audience: readonly string[], tags: readonly string[]): string[] {
  if (!audience.some((tag) => tag.startsWith(withoutSides))) return [];
  if (tags.some((tag) => !tag.startsWith('role:') && audience.includes(tag))) return [];
  return audience.filter((tag) => tag.startsWith(withoutSides)).map((tag) => tag.slice(withoutSides.length));
}

/** The audience tags that a viewer answers to: a fact is for whoever answers to one of its tags. */
export function tagsOf(viewer: Viewer): string[] {
  if (viewer.person === null) return ['public'];
  return [
    'public',
    `person:${viewer.person}`,
    ...viewer.memberships.map(({ organisation }) => `organisation:${organisation}`),
    ...viewer.grants.map(({ role, scopeId }) => (scopeId === null ? `role:${role}` : `role:${role}:${scopeId}`)),
    ...viewer.grants.map(({ role }) => toHoldersAnywhere(role)),
  ];
}
