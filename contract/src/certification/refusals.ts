/** Refusals of the certification module. */
export const certificationRefusals = {
  contract_not_confirmed: 409,
  deal_not_standing: 409,
  one_application_of_deal: 409,
  party_may_not_certify: 403,
  not_of_an_exchange: 403,
  certification_checklist_incomplete: 422,
  too_many_materials: 409,
} as const;
