/** Refusals of identity and their statuses. */
export const identityRefusals = {
  /** The address and the password, or the address and the code, do not belong together; which of the two is not said. */
  sign_in_refused: 401,
  /** The code was right and the address has no account yet: sign up with the same code. */
  not_registered: 404,
  /** There is no sign-in that waits for its second step: it never began, or too long ago. */
  sign_in_again: 401,
  /** No code of this second factor, or one that was used. */
  second_code_refused: 422,
  /** Of who is signed in and proves itself once more. */
  password_wrong: 422,
  /** The number was last proven so long ago that it may be somebody else's by now. */
  number_idle: 409,
  /** No text messages are sent by this installation. */
  sms_not_offered: 422,
  /** The provider sends nothing to this number. */
  sms_number_refused: 422,
  /** One a minute goes to a number. */
  sms_too_soon: 429,
  /** The provider did not take the message, or the day's messages of this installation are used up. */
  sms_not_sent: 503,
  /** Proven by a code, and another account's. */
  handle_taken: 409,
  last_handle: 409,
  /** A code that was sent for this very purpose, and was wrong, used or too old. */
  code_refused: 422,
  /** A second factor is on: what was sent to a handle does not stand for it. */
  proof_too_weak: 422,
  second_code_needed: 422,
  /** Something is done by e-mail only, and the account has none. */
  email_needed: 409,
  wechat_not_offered: 422,
  /** WeChat does not know the code, or it was used (40029, 40163). */
  wechat_code_refused: 401,
  /** WeChat's limit for this user (45011). */
  wechat_too_many: 429,
  /** WeChat holds this user for a risk (40226). */
  wechat_user_blocked: 403,
  wechat_unavailable: 503,
  /** The ticket was used, is too old, or never was. */
  wechat_ticket_void: 410,
  wechat_of_another: 409,
  wechat_bound: 409,
  second_factor_on: 409,
  second_factor_off: 409,
  /** The role can be acted in only with a second factor. */
  second_factor_required: 403,
  /** Another version of the privacy notice is in force than the one that was read. */
  notice_outdated: 409,
  /** A version of the notice begins after the one before it, and not in the past. */
  notice_not_later: 422,
  /** Others wait for something from the person: what, is among the fields. */
  deletion_hindered: 409,
  deletion_asked: 409,
  deletion_not_asked: 409,
  /** The number does not fit the kind of document; of 18 places, its check character (GB 11643). */
  document_number_wrong: 422,
  /** This document stands verified under another account; said to those who verify alone. */
  real_name_taken: 409,
  own_real_name: 403,
  /** Another of the staff has taken it up, and alone sees the document. */
  taken_by_another: 409,
  not_taken: 409,
  organisation_exists: 409,
  /** A natural person takes part only while its real name is verified. */
  holder_not_named: 409,
  holder_exists: 409,
  /** A natural person is alone in its own name. */
  holder_alone: 409,
  organisation_incomplete: 422,
  /** Two organisations are merged only where both are of one kind and country and the one that stays is verified. */
  merge_unlike: 409,
  /** Something of it is still going on: what, is among the fields. */
  merge_hindered: 409,
  /** An organisation has one open change of its verified data at a time. */
  change_open: 409,
  /** What is wanted is what stands. */
  change_without_difference: 422,
  /** The name of a natural person is its real name, and changes with that. */
  holder_follows_name: 409,
  /** Only what was verified is changed by a request. */
  organisation_not_verified: 409,
  own_organisation: 403,
  /** Its people may read and step back; what they do in its name beyond that is refused until it is reinstated. */
  organisation_suspended: 403,
  /** A paper that the verification needs has not been uploaded. */
  documents_missing: 422,
  /** The bytes are no PDF, PNG or JPEG. */
  paper_unknown: 415,
  invitation_void: 410,
  /** The invitation was sent to another address than the account's. */
  invitation_of_another: 403,
  /** The account's number was proven so long ago that it may be somebody else's by now. */
  mobile_unproven: 403,
  already_invited: 409,
  already_member: 409,
  last_admin: 409,
  /** Of a verified organisation somebody can always sign. */
  last_signatory: 409,
  /** The act binds the organisation, and the member has no signing right in it; who has is in the detail. */
  not_a_signatory: 403,
  /** The asker has the signing right, and nobody needs to be asked. */
  sign_yourself: 409,
  /** The signatories have been asked, and it waits for one of them. */
  signature_asked: 409,
  /** An organisation has so many keys at once, and no more. */
  too_many_keys: 409,
  already_granted: 409,
} as const;
