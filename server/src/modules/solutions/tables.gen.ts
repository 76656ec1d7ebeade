import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema solutions; written by `npm run generate` from the database. */
export type SolutionsTables = {
  'solutions.attachment': {
    id: string;
    solution: string;
    sealed_facts: Buffer;
    key_for_team: Buffer;
    key_for_need: Buffer | null;
    at: Date;
  };
  'solutions.member': {
    id: string;
    solution: string;
    email_hash: Buffer;
    sealed_words: Buffer;
    leader: boolean;
    person: string | null;
    seat: Buffer | null;
    confirmed_at: Date | null;
    created_at: Date;
  };
  'solutions.need_key': {
    need: string;
    public_key: Buffer;
    wrapped_private_key: Buffer;
    created_at: Date;
  };
  'solutions.opened': {
    solution: string;
    at: Date;
    title: string;
    team_name: string;
    partners: string[];
    partner_organisations: string[];
  };
  'solutions.opened_reading': {
    id: string;
    solution: string;
    person: string;
    read_as: string;
    day: string;
    at: Date;
    content: ColumnType<unknown, string, string>;
    leaf: string | null;
  };
  'solutions.opening': {
    need: string;
    at: Date;
    content: ColumnType<unknown, string, string>;
    leaf: string | null;
  };
  'solutions.partner': {
    id: string;
    solution: string;
    organisation_hash: Buffer;
    sealed_words: Buffer;
    state: string;
    version: Generated<number>;
    at: Date;
  };
  'solutions.reading': {
    id: string;
    solution: string;
    n: number;
    person: string;
    at: Date;
    content: ColumnType<unknown, string, string>;
    leaf: string | null;
  };
  'solutions.screening': {
    solution: string;
    passed: boolean;
    reasons: string[];
    note: string | null;
    person: string;
    at: Date;
  };
  'solutions.screening_undone': {
    id: string;
    solution: string;
    passed: boolean;
    reasons: string[];
    note: string | null;
    person: string;
    at: Date;
    undone_by: string;
    undone_at: Date;
    reason: string;
  };
  'solutions.signature': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    solution: string;
    asked_by: string;
    organisation: string | null;
    signed_by: string | null;
    signed_at: Date | null;
    terms: string | null;
    terms_sha256: string | null;
    declaration: string | null;
    declaration_sha256: string | null;
    reason: string | null;
  };
  'solutions.signature_asked': {
    signature: string;
    person: string;
  };
  'solutions.signature_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'solutions.signature_move': {
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
  'solutions.solution': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    need: string;
    team: string;
    organisation: string;
    leader: string;
    in_force: number | null;
    submitted_at: Date | null;
  };
  'solutions.solution_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'solutions.solution_move': {
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
  'solutions.stood_aside': {
    need: string;
    person: string;
    reason: string;
    at: Date;
  };
  'solutions.team': {
    id: string;
    organisation: string;
    leader: string;
    wrapped_key: Buffer;
    sealed_name: Buffer | null;
    created_at: Date;
  };
  'solutions.version': {
    solution: string;
    n: number;
    sealed: Buffer;
    key_for_team: Buffer;
    key_for_need: Buffer | null;
    saved_at: Date;
    submitted_at: Date | null;
    terms: string | null;
    leaf: string | null;
    terms_sha256: string | null;
    declaration: string | null;
    declaration_sha256: string | null;
    signature: string | null;
  };
};
