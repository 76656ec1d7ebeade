import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema matching; written by `npm run generate` from the database. */
export type MatchingTables = {
  'matching.judgement': {
    id: string;
    need: string;
    achievement: string;
    side: string;
    organisation: string;
    person: string;
    verdict: string;
    at: Date;
    revoked_at: Date | null;
  };
  'matching.knowledge': {
    version: GeneratedAlways<number>;
    bytes: Buffer;
    needs: number;
    achievements: number;
    learned_at: Date;
  };
  'matching.match': {
    need: string;
    achievement: string;
    knowledge: number;
    score: number;
    strength: number;
    reasons: ColumnType<unknown, string, string>;
    at: Date;
  };
  'matching.matched': {
    need: string;
    knowledge: number;
    at: Date;
  };
  'matching.quiet': {
    person: string;
    at: Date;
  };
  'matching.refusal': {
    organisation: string;
    person: string;
    at: Date;
  };
  'matching.told': {
    need: string;
    achievement: string;
    side: string;
    at: Date;
  };
  'matching.vector': {
    model: string;
    kind: string;
    id: string;
    hash: Buffer;
    bytes: Buffer;
    position: GeneratedAlways<number>;
  };
  'matching.vector_model': {
    model: string;
    begun_at: Date;
    achievement: string | null;
    need: string | null;
    listed_at: Date | null;
    filled_at: Date | null;
    anew: Generated<boolean>;
    dimensions: number | null;
    failed_at: Date | null;
    failure: string | null;
    again_at: Date | null;
  };
  'matching.vector_wanted': {
    model: string;
    kind: string;
    id: string;
    since: Date;
  };
  'matching.wanted': {
    kind: string;
    id: string;
    since: Date;
    after: string | null;
  };
};
