/** What the audit view tells of achievements. */
export const achievements = [
  'achievement_drafted',
  'achievement_edited',
  'achievement_file_attached',
  'achievement_file_removed',
  'achievement_submitted',
  'achievement_taken_back',
  'achievement_published',
  'achievement_returned',
  'achievement_taken_down',
  'achievement_withdrawn',
  'achievement_reopened',
  'achievement_merged',
  'achievement_separated',
  'achievement_import_uploaded',
  'achievement_import_started',
  'achievement_import_cancelled',
] as const;
