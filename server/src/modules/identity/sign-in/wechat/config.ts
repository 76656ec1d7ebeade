/** How long a ticket is good, in seconds: as long as the code that goes with it. */
export const ticketSeconds = 600;

/** Codes of wx.login that are brought; phones share the addresses of their carriers, so an address bears many. */
export const wechatLimits = { seconds: 3600, both: 1200, account: 1200, address: 1200 };
