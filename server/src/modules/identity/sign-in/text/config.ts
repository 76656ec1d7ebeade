/**
 * Notices to whoever is invited, as the provider approves them: Chinese text with variables in `{}`, after the signature that the provider
 * sets. `date` is until when it can be accepted; `<site>` is this installation's address, written out where the text is approved.
 */
export const invitationNotices = [
  {
    key: 'invited',
    text: '您受邀加入揭榜平台上的一个单位，请于{date}前用本手机号登录<site>，在“我的单位”中接受，他人无法代领。',
  },
  { key: 'role_offered', text: '您受邀在揭榜平台担任一项工作，请用本手机号在<site>注册后开始。如与您无关，请忽略。' },
] as const;

export type InvitationNotice = (typeof invitationNotices)[number]['key'];

/** The hours of Shanghai between which a notice may leave. */
export const daytime = { from: 8, until: 21 } as const;
/** Notices that one person gets in a day at most where no provider is set up and the local mailbox shows them. */
export const noticesPerDayOfTrial = 3;
/** What notices may take of all messages that this installation sends in a day, so that codes for signing in are never wanting. */
export const shareOfAll = 0.5;
/** How often a notice is offered to the provider that it has not taken; after 2, 4, 8 … minutes. */
export const mostTries = 6;
/** How many invitations of whatever kind may be sent to one number within a day, whoever sends them. */
export const invitationsToOne = 3;
