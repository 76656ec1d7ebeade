/** Refusals of the deals module. */
export const dealRefusals = {
  technology_above_total: 422,
  plan_differs_from_total: 422,
  day_in_future: 422,
  ends_before_start: 422,
  cross_border_not_declared: 422,
  seller_notice_missing: 422,
  seller_notice_too_short: 422,
  agency_unknown: 422,
  contract_missing: 409,
  own_entry: 403,
  own_organisation: 403,
  already_registered: 409,
  income_above_technology: 422,
  payment_missing: 409,
  payment_above_total: 422,
  already_paid: 409,
  already_related: 409,
  unknown_document: 422,
  too_many_documents: 409,
  too_many_meetings: 409,
  slot_passed: 422,
  unknown_slot: 422,
  already_accepted: 409,
  own_meeting: 403,
  meeting_not_held: 409,
  contact_not_shared: 409,
  /** The other party is abroad: the person has to consent to that first, in its account. */
  abroad_consent_needed: 403,
  one_deal_of_need: 409,
  /** Of an inquiry that no contest oversees, nobody could decide. */
  deal_of_no_contest: 409,
  /** One inquiry of an organisation about an achievement waits at one time. */
  inquiry_open: 409,
  /** So many wait for an answer, or were made on this day. */
  too_many_inquiries: 429,
} as const;
