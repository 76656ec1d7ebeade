import type { Generated } from 'kysely';

/** Tables of the schema translation; written by `npm run generate` from the database. */
export type TranslationTables = {
  'translation.decision': {
    id: string;
    chinese: string;
    english: string;
    chinese_written: string;
    english_written: string;
    says: string;
    person: string;
    at: Date;
    revoked_by: string | null;
    revoked_at: Date | null;
  };
  'translation.glossary': {
    one: Generated<boolean>;
    version: Generated<number>;
    changed_at: Date;
    learned_at: Date | null;
  };
  'translation.learned': {
    chinese: string;
    english: string;
    weight: number;
  };
  'translation.seen': {
    chinese: string;
    english: string;
    achievement: string;
  };
};
