/** What the audit view tells of matchmaking sessions: what their organiser does. What the sides choose and record is theirs. */
export const sessions = [
  'session_made',
  'session_changed',
  'session_opened',
  'session_extended',
  'session_planned',
  'session_announced',
  'session_meeting_changed',
  'session_closed',
  'session_cancelled',
] as const;
