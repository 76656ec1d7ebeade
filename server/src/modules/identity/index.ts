import type { Module } from '#platform/module.ts';

export {
  adminsOf,
  membersOf,
  type OrganisationCard,
  organisationsById,
  priorAffiliations,
} from './queries/organisations.ts';
export { consented, emailOf, type GrantScope, grantsOf, type PersonCard, peopleById } from './queries/people.ts';
export { viewerOf } from './queries/viewer.ts';

export const identity: Module = {
  name: 'identity',
  routes: [],
};
