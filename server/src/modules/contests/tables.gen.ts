import type { Generated } from 'kysely';

/** Tables of the schema contests. */
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
  };
  'contests.contest_move': {
    item: string;
    n: Generated<number>;
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
  };
  'contests.contest_rule': {
    id: string;
    contest: string;
    track: string | null;
    key: string;
    value: unknown;
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
    n: Generated<number>;
    contest: string;
    track: string | null;
    from_phase: string | null;
    to_phase: string | null;
    at: Date;
    why: string;
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
    fields: string[];
    industries: string[];
    regions: string[];
    countries: string[];
    version: Generated<number>;
    created_at: Date;
  };
};
