/** Refusals of the needs module. */
export const needRefusals = {
  organisation_not_verified: 409,
  not_a_member: 403,
  need_incomplete: 422,
  declaration_not_signed: 422,
  collecting_is_over: 409,
  own_organisation: 403,
  checklist_incomplete: 422,
  not_ready: 409,
  public_text_missing: 409,
  public_text_signed_off: 409,
  traces_left: 422,
  deadline_too_soon: 422,
  deadline_not_reached: 409,
  not_an_extension: 422,
  too_many_attachments: 409,
} as const;
