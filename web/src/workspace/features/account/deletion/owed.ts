import type { Owed, OwedKind } from '@jiebang/contract/identity/sign-in/deletion.ts';

const places: Readonly<Record<OwedKind, (id: string) => string>> = {
  last_signatory: (id) => `/organisations/${id}`,
  last_admin: (id) => `/organisations/${id}`,
  last_platform_admin: () => '/admin/grants',
  last_organiser: (id) => `/contests/${id}`,
  need_review: (id) => `/needs/${id}`,
  need_clearance: (id) => `/needs/${id}/public-text`,
  organisation_need: (id) => `/needs/${id}`,
  organisation_achievement: (id) => `/achievements/${id}`,
  solution: (id) => `/solutions/${id}`,
  judging_seat: (id) => `/seats/${id}`,
  deal: (id) => `/deals/${id}`,
  certification: (id) => `/certification/${id}`,
  mandate: (id) => `/mandates/${id}`,
  attribution: (id) => `/attributions/${id}`,
  agency: () => '/broker',
  empty_agency: () => '/agencies',
  points: () => '/points',
};

/** Where in the workspace one settles what is owed. */
export const addressOfOwed = ({ kind, id }: Owed): string => places[kind](id);
