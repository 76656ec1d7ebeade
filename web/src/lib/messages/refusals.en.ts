import type { Refusals } from './refusals.zh.ts';

export const refusals: Refusals = {
  not_found: { says: 'Not found', next: 'Check the address or number; it may not exist, or is not open to you.' },
  not_signed_in: { says: 'Please sign in first', next: 'You will come back here afterwards.' },
  forbidden: {
    says: 'Your role cannot do this',
    next: 'Ask the organiser, or an admin of your organisation, for the role.',
  },
  wrong_origin: {
    says: 'The request came from another site and was not carried out',
    next: 'Please act on this site itself.',
  },
  invalid_input: { says: 'Something is not filled in correctly', next: 'Mend what is marked and try again.' },
  not_in_this_state: {
    says: 'This cannot be done in the present state',
    next: 'Reload the page to see where it stands.',
  },
  changed_meanwhile: { says: 'Somebody has just changed it', next: 'Reload the page, look again, then act.' },
  stale_version: { says: 'What you see is no longer the latest', next: 'Reload the page and edit the latest version.' },
  version_required: { says: 'The version is missing', next: 'Reload the page and try again.' },
  idempotency_key_required: { says: 'The request is incomplete', next: 'Reload the page and try again.' },
  idempotency_key_reused: {
    says: 'The same submission came with different content',
    next: 'Reload the page and submit again.',
  },
  unsupported_media_type: { says: 'This format is not supported', next: 'Use one of the formats named on the page.' },
  too_large: { says: 'The content or file is too large', next: 'Make it smaller and try again.' },
  too_many_requests: { says: 'Too many requests', next: 'Wait a minute, then try again.' },
  internal: {
    says: 'Something broke on our side; nothing was changed',
    next: 'Try again later. If it stays broken, give the request number to the admin.',
  },
  unavailable: { says: 'The system is busy', next: 'Please try again shortly.' },
  organisation_not_verified: {
    says: 'Your organisation is not verified yet',
    next: 'Its admin has to complete verification; drafts can be kept meanwhile.',
  },
  not_a_member: { says: 'You are not a member of this organisation', next: 'Ask its admin to invite you.' },
  need_incomplete: { says: 'The need lacks required parts', next: 'Fill in what is marked, then submit.' },
  declaration_not_signed: {
    says: 'The declaration of truth, validity and non-secrecy is not signed',
    next: 'Read and sign it, then submit.',
  },
  collecting_is_over: { says: 'The call for needs is over', next: 'Your draft is kept for the next contest.' },
  own_organisation: {
    says: 'You cannot decide on, or answer, a need of your own organisation',
    next: 'Somebody of another organisation has to.',
  },
  checklist_incomplete: {
    says: 'The checklist is not complete',
    next: 'Go through every item; if one fails, return the need with your reasons.',
  },
  not_ready: { says: 'The need is not marked as ready', next: 'Finish its diagnosis and triage it again.' },
  public_text_missing: { says: 'There is no public text yet', next: 'The clearance officer has to write it first.' },
  public_text_signed_off: {
    says: 'The public text is signed off and cannot be changed',
    next: 'The owner may ask for another one.',
  },
  deadline_too_soon: { says: 'The deadline is too soon', next: 'Choose a later one.' },
  deadline_not_reached: { says: 'The deadline has not come yet', next: 'The next step begins by itself when it does.' },
  not_an_extension: {
    says: 'The new deadline is not later than the present one',
    next: 'Choose a later time; a deadline can only be extended.',
  },
  too_many_attachments: { says: 'There are too many attachments', next: 'Combine files, or remove some.' },
  sign_in_refused: {
    says: 'The account does not match the password or code',
    next: 'Check them and try again, or sign in with a code.',
  },
  not_registered: { says: 'This address has no account yet', next: 'Sign up with the same code.' },
  organisation_exists: { says: 'This organisation is already registered', next: 'Ask its admin to invite you.' },
  organisation_incomplete: {
    says: 'The organisation lacks required data',
    next: 'Fill in what is marked, then ask for verification.',
  },
  mandate_unknown: { says: 'The mandate was not found', next: 'Upload it again.' },
  invitation_void: { says: 'The invitation is no longer valid', next: 'Ask the admin for a new one.' },
  invitation_of_another: {
    says: 'The invitation was sent to another address',
    next: 'Sign in with the address that received it.',
  },
  already_invited: {
    says: 'This person is already invited',
    next: 'Wait for the answer, or withdraw the invitation and send a new one.',
  },
  already_member: { says: 'This person is already a member', next: 'No invitation is needed.' },
  last_admin: { says: 'An organisation needs at least one admin', next: 'Name another admin first.' },
  person_unknown: { says: 'There is no such person', next: 'Check the address; they have to sign up first.' },
  already_granted: { says: 'This person already has the role', next: 'Nothing more is needed.' },
};
