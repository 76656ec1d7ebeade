/** The items of the two review checklists 真实性, 有效性. */
export const authenticityItems = [
  'organisation_exists',
  'person_authorised',
  'need_is_own',
  'contact_reached',
] as const;
export const validityItems = [
  'problem_is_technical',
  'indicators_testable',
  'budget_plausible',
  'no_secrets',
  'fits_track',
] as const;
