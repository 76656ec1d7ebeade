import { identityRefusals } from '@jiebang/contract/identity/refusals.ts';
import type { Module } from '#platform/module.ts';
import { refuseSuspended } from './organisation/actions/refuse-suspended.ts';
import { changeLife } from './organisation/change/lifecycle.ts';
import { organisationLife } from './organisation/lifecycle.ts';
import { personal } from './queries/personal.ts';
import { dueMoves } from './reactions.ts';
import { realNamePurpose } from './real-name/documents/sealed.ts';
import { realNameLife } from './real-name/lifecycle.ts';
import { served } from './routes.ts';
import { factorPurpose } from './second-factor/store.ts';
import { invitationNotices } from './sign-in/text/config.ts';
import { textWork } from './sign-in/text/reactions.ts';

export { mayRead as mayReadOrganisation } from './access.ts';
export { consentByAct } from './actions/consent.ts';
export { createAdmin } from './actions/create-admin.ts';
export {
  type Appointing,
  type Appointment,
  appoint,
  dismiss,
  type Ending,
  offerAgain,
  personOfHandle,
} from './grant/actions/appoint.ts';
export { roleWords } from './grant/config.ts';
export { formerNamesOf } from './organisation/change/queries/names.ts';
export { viewerOfKey } from './organisation/key/queries/bearer.ts';
export { keyNames } from './organisation/key/queries/keys.ts';
export { askSignature } from './organisation/member/actions/ask-signature.ts';
export { hasSignedSince, signatoriesOf, signingOf } from './organisation/member/queries/signing.ts';
export {
  endRequests as endSignatureRequests,
  requestsOf as signatureRequestsOf,
  type SignatureRequest,
} from './organisation/member/store.ts';
export { listGrants } from './queries/grants.ts';
export { seatsOf } from './queries/members.ts';
export { organisationById } from './queries/organisation.ts';
export {
  adminsOf,
  membersOf,
  namesAmong,
  type OrganisationCard,
  organisationByName,
  organisationsAlike,
  organisationsById,
  organisationsBySign,
  priorAffiliations,
  type SignedOrganisation,
  withMerged,
  withSurvivors,
} from './queries/organisations.ts';
export {
  consented,
  consentedAmong,
  emailOf,
  grantsOf,
  namesakesAmong,
  namesakesBetween,
  namesakesOf,
  peopleById,
  reachOf,
  withNames,
} from './queries/people.ts';
export { pointers } from './queries/pointers.ts';
export { tasks } from './queries/tasks.ts';
export { standingOf, viewerOf } from './queries/viewer.ts';
export { resetSecondFactor } from './second-factor/actions/switch-off.ts';
export { setPassword } from './sign-in/actions/set-password.ts';
export { deletedAmong } from './sign-in/deletion/store.ts';
export { proveStrongly } from './sign-in/handle/actions/prove-person.ts';
export { tellByMail } from './sign-in/handle/actions/tell-by-mail.ts';
export { maskedMobile } from './sign-in/handle/queries/masked.ts';
export { type Claimed, deliver } from './sign-in/text/actions/deliver.ts';
export { wayOf } from './sign-in/text/queries/way.ts';
export { nextSendable, startOfDay, variablesOf } from './sign-in/text/rules.ts';
export { viewGrant } from './views.ts';

export const identity: Module = {
  name: 'identity',
  personal,
  wrapped: [
    { table: 'identity.second_factor', key: 'person', column: 'secret', purpose: factorPurpose },
    { table: 'identity.real_name', key: 'id', column: 'wrapped_key', purpose: realNamePurpose },
  ],
  routes: served,
  lifecycles: [organisationLife, changeLife, realNameLife],
  facts: ['handle_set', 'handle_removed', 'role_offer_lapsed'],
  refusals: identityRefusals,
  constraints: {
    organisation_uscc_once: 'organisation_exists',
    organisation_registration_once: 'organisation_exists',
    organisation_holder_once: 'holder_exists',
    organisation_change_open_once: 'change_open',
    real_name_number_once: 'real_name_taken',
    membership_once: 'already_member',
    invitation_open_once: 'already_invited',
    invitation_open_mobile_once: 'already_invited',
    signature_request_open_once: 'signature_asked',
    grant_invitation_open_once: 'already_invited',
    grant_invitation_open_mobile_once: 'already_invited',
    person_email_once: 'handle_taken',
    account_once: 'handle_taken',
    account_of_provider_once: 'changed_meanwhile',
    deleted_stays_deleted: 'changed_meanwhile',
  },
  guard: refuseSuspended,
  dueMoves,
  longWork: textWork,
  notices: invitationNotices,
};
