import type { Personal } from '#platform/db/personal.ts';

/** What this module holds on people. */
export const personal: Personal = {
  tables: [
    {
      table: 'translation.decision',
      what: '您在术语表中的修改 / what you said of terms in the glossary',
      whose: { column: 'person' },
      columns: ['chinese_written', 'english_written', 'says', 'at', 'revoked_at'],
      fate: 'record',
    },
  ],
  left: { 'translation.decision.revoked_by': 'others' },
};
