/** Refusals of notifications, and the status each becomes. */
export const notificationRefusals = {
  /** More streams open at once than one person or one address may have. */
  too_many_streams: 429,
  /** More things followed than one person may. */
  too_many_follows: 409,
  /** Text messages wanted by whoever has no mobile number. */
  no_mobile: 409,
} as const;
