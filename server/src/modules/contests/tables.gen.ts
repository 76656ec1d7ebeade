import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema contests; written by `npm run generate` from the database. */
export type ContestsTables = {
  'contests.contest': {
    id: string;
    name: string;
    name_en: string;
    number: string;
    intro: string;
    intro_en: string;
    home_region: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    districts: Generated<string[]>;
  };
  'contests.contest_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'contests.contest_move': {
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
  'contests.contest_phase': {
    id: string;
    contest: string;
    track: string | null;
    phase: string;
    starts_at: Date;
    ends_at: Date;
    set_at: Date;
  };
  'contests.contest_rule': {
    id: string;
    contest: string;
    track: string | null;
    key: string;
    value: ColumnType<unknown, string, string>;
    from_at: Date;
    version: number;
    person: string | null;
    note: string;
    at: Date;
  };
  'contests.contest_unit': {
    contest: string;
    n: number;
    role: string;
    name: string;
    name_en: string | null;
    organisation: string | null;
  };
  'contests.phase_change': {
    n: GeneratedAlways<number>;
    contest: string;
    track: string | null;
    from_phase: string | null;
    to_phase: string | null;
    due_at: Date;
    at: Date;
    why: string;
  };
  'contests.phase_decision': {
    n: GeneratedAlways<number>;
    contest: string;
    track: string | null;
    phase: string;
    kind: string;
    starts_before: Date | null;
    ends_before: Date | null;
    starts_after: Date | null;
    ends_after: Date | null;
    deadlines: boolean;
    reason: string;
    person: string | null;
    at: Date;
  };
  'contests.published_contest': {
    id: string | null;
    name: string | null;
    name_en: string | null;
    number: string | null;
    home_region: string | null;
    state: string | null;
  };
  'contests.published_track': {
    id: string | null;
    contest: string | null;
    n: number | null;
    kind: string | null;
    name: string | null;
    name_en: string | null;
  };
  'contests.track': {
    id: string;
    contest: string;
    n: number;
    kind: string;
    name: string;
    name_en: string;
    intro: string;
    intro_en: string;
    version: Generated<number>;
    created_at: Date;
  };
  'contests.track_unit': {
    track: string;
    n: number;
    name: string;
    name_en: string | null;
    organisation: string | null;
  };
};
