import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema awards; written by `npm run generate` from the database. */
export type AwardsTables = {
  'awards.award': {
    id: string;
    contest: string;
    kind: string;
    min: number;
    max: number;
    pooled: boolean;
    rule_version: number;
  };
  'awards.nomination': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    award: string;
    subject: string;
    organisation: string;
    need: string | null;
    need_number: string | null;
    title: string | null;
    figures: ColumnType<unknown, string, string>;
    reason: string;
    amount: Generated<number>;
    notice_until: Date | null;
  };
  'awards.nomination_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'awards.nomination_move': {
    item: string;
    n: GeneratedAlways<number>;
    action: string;
    from_state: string;
    to_state: string;
    at: Date;
    person: string | null;
    organisation: string | null;
    role: string;
    reason: string | null;
  };
  'awards.novelty': {
    need: string;
    solution: string;
    novelty: string[];
    basis: string;
    person: string;
    at: Date;
  };
  'awards.pool': {
    contest: string;
    fen: number;
    rule_version: number;
  };
  'awards.recommendation': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    contest: string;
    programme: string;
    need: string;
    reason: string;
  };
  'awards.recommendation_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'awards.recommendation_move': {
    item: string;
    n: GeneratedAlways<number>;
    action: string;
    from_state: string;
    to_state: string;
    at: Date;
    person: string | null;
    organisation: string | null;
    role: string;
    reason: string | null;
  };
};
