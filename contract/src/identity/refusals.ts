/** Refusals of identity and their statuses. */
export const identityRefusals = {
  /** The address and the password, or the address and the code, do not belong together; which of the two is not said. */
  sign_in_refused: 401,
  /** The code was right and the address has no account yet: sign up with the same code. */
  not_registered: 404,
  organisation_exists: 409,
  organisation_incomplete: 422,
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
  already_invited: 409,
  already_member: 409,
  last_admin: 409,
  person_unknown: 422,
  already_granted: 409,
} as const;
