import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema needs; written by `npm run generate` from the database. */
export type NeedsTables = {
  'needs.attachment': {
    need: string;
    file: string;
    type: string;
  };
  'needs.board': {
    need: string;
    number: string;
    title: string;
    state: string;
    mode: string;
    track_kind: string;
    field: string;
    field_top: string;
    industry: string | null;
    region: string;
    region_top: string;
    budget_min: number | null;
    budget_max: number | null;
    company: string | null;
    published_at: Date;
    deadline: Date;
    words: string;
    other_fields: Generated<string>;
    short_term: Generated<boolean>;
    long_term: Generated<boolean>;
    contest: string;
    track: string;
  };
  'needs.confidential': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    need: string;
    title: string;
    text: string;
    indicators: ColumnType<unknown, string, string>;
    own_terms: string | null;
    approval: boolean;
    offered: Generated<number>;
    terms: Generated<number>;
  };
  'needs.confidential_excluded': {
    confidential: string;
    organisation: string;
    person: string;
    at: Date;
  };
  'needs.confidential_file': {
    file: string;
    confidential: string;
    since: number;
    until: number | null;
  };
  'needs.confidential_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'needs.confidential_move': {
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
  'needs.confidential_reading': {
    id: GeneratedAlways<number>;
    confidential: string;
    version: number;
    file: string | null;
    person: string;
    organisation: string | null;
    disclosure: string | null;
    reason: string | null;
    at: Date;
  };
  'needs.confidential_terms': {
    confidential: string;
    n: number;
    standard: string;
    own: string | null;
    sha256: string;
    at: Date;
  };
  'needs.confidential_version': {
    confidential: string;
    n: number;
    title: string;
    text: string;
    indicators: ColumnType<unknown, string, string>;
    declaration: string;
    person: string;
    at: Date;
    declaration_sha256: string;
  };
  'needs.declaration': {
    need: string;
    version: string;
    person: string;
    at: Date;
    sha256: string;
  };
  'needs.diagnosis': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    need: string;
    asked_by: string;
    person: string;
    capacity: string;
    organisation: string | null;
    due: string;
    question: string;
    finding: ColumnType<unknown, string | null | undefined, string | null>;
    reason: string | null;
  };
  'needs.diagnosis_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'needs.diagnosis_move': {
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
  'needs.diagnosis_reading': {
    id: GeneratedAlways<number>;
    diagnosis: string;
    person: string;
    file: string | null;
    undertaking: string | null;
    at: Date;
  };
  'needs.disclosure': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    confidential: string;
    person: string;
    organisation: string;
    reason: string | null;
  };
  'needs.disclosure_acceptance': {
    disclosure: string;
    terms: number;
    sha256: string;
    at: Date;
  };
  'needs.disclosure_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'needs.disclosure_move': {
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
  'needs.import': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    contest: string;
    track: string;
    organisation: string | null;
    source: string;
    name: string;
    digest: string;
    file: string | null;
    person: string | null;
    role: string;
    failure: string | null;
    total: number | null;
    settled: Generated<number>;
    imported: Generated<number>;
    already: Generated<number>;
    bad: Generated<number>;
  };
  'needs.import_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'needs.import_move': {
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
  'needs.import_row': {
    import: string;
    row: number;
    outcome: string;
    need: string | null;
    problems: ColumnType<unknown, string | null | undefined, string | null>;
  };
  'needs.import_source': {
    need: string;
    contest: string;
    source: string;
    source_id: string;
    at: Date;
  };
  'needs.need': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    contest: string;
    track: string;
    track_kind: string;
    organisation: string;
    number: string | null;
    title: string;
    keywords: Generated<string[]>;
    problem: string | null;
    indicators: ColumnType<unknown, string | null | undefined, string | null>;
    expected_result: string | null;
    existing_basis: string | null;
    field: string | null;
    industry: string | null;
    region: string | null;
    budget_min: number | null;
    budget_max: number | null;
    term_months: number | null;
    ways: Generated<string[]>;
    wished: string | null;
    maturity: number | null;
    ownership: string | null;
    valid_until: string | null;
    contact_name: string | null;
    contact_phone: string | null;
    show_company: Generated<boolean>;
    triage: string | null;
    reviewer: string | null;
    mode: Generated<string>;
    published_at: Date | null;
    deadline: Date | null;
    look_again: string | null;
    entered_by: string | null;
    mandate: string | null;
    quarantined: Generated<boolean>;
    other_fields: Generated<string[]>;
    cooperation: Generated<string[]>;
    review_due: Date | null;
    review_overdue_at: Date | null;
  };
  'needs.need_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'needs.need_move': {
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
  'needs.need_version': {
    need: string;
    n: number;
    at: Date;
    person: string | null;
    draft: ColumnType<unknown, string, string>;
    files: string[];
  };
  'needs.public_terms': {
    need: string;
    terms: string;
  };
  'needs.public_text': {
    need: string;
    title: string;
    keywords: string[];
    problem: string;
    indicators: ColumnType<unknown, string, string>;
    expected_result: string | null;
    existing_basis: string | null;
    written_by: string;
    written_at: Date;
    signed_by: string | null;
    signed_at: Date | null;
    words: string;
    wished: string | null;
    ownership: string | null;
    traces: ColumnType<unknown, string | null | undefined, string | null>;
  };
  'needs.published_need': {
    id: string | null;
    number: string | null;
    contest: string | null;
    track: string | null;
  };
  'needs.question': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    need: string;
    asker: string;
    asked_on: string;
    nth: number;
    question: string;
    answer: string | null;
    reason: string | null;
    published_at: Date | null;
    answered_at: Date | null;
    held_answer: string | null;
    held_traces: ColumnType<unknown, string | null | undefined, string | null>;
    held_reason: string | null;
  };
  'needs.question_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'needs.question_move': {
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
  'needs.report': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    need: string;
    kind: string;
    words: string;
    reporter: string | null;
    source: Buffer;
    reported_on: string;
    nth: number;
    quarantined_at: Date | null;
    reason: string | null;
  };
  'needs.report_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'needs.report_move': {
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
  'needs.return_point': {
    need: string;
    at: Date;
    n: number;
    field: string;
    code: string;
    says: string | null;
  };
  'needs.review': {
    need: string;
    reviewer: string;
    at: Date;
    authenticity: string[];
    validity: string[];
    triage: string | null;
    note: string | null;
  };
  'needs.serial': {
    prefix: string;
    last: number;
  };
};
