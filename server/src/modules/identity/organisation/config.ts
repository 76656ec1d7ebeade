/** Searches for an organisation to choose: a person who types slowly needs some twenty a minute. */
export const searchLimits = { seconds: 60, both: 60, account: 60, address: 600 };
/** How often one invitation is sent again: each is a message to somebody's mailbox. */
export const resendLimits = { seconds: 3600, both: 5, account: 5, address: 60 };
/** A scanned paper of the verification, in bytes at most. */
export const paperBytes = 10 * 1024 * 1024;

/** Facts by which the people of a suspended organisation step back in its name; nothing else is done in it. */
export const suspendedMay: ReadonlySet<string> = new Set([
  'need_withdrawn',
  'confidential_closed',
  'disclosure_ended',
  'disclosure_withdrawn',
  'solution_withdrawn',
  'solution_partner_lost',
  'mandate_declined',
  'mandate_ended',
  'mandate_withdrawn',
  'deal_failed',
  'need_deal_failed',
  'deal_void_asked',
  'deal_contact_withdrawn',
  'certification_withdrawn',
  'organisation_change_withdrawn',
  'invitation_withdrawn',
  'member_left',
  'api_key_revoked',
]);
