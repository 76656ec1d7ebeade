import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema judging; written by `npm run generate` from the database. */
export type JudgingTables = {
  'judging.absence': {
    register: string;
    from_day: string;
    to_day: string;
    free: Generated<boolean>;
  };
  'judging.affiliation': {
    register: string;
    n: number;
    kind: string;
    name: string;
    organisation: string | null;
    from_day: string | null;
    to_day: string | null;
  };
  'judging.assigned': {
    assignment: string;
    seat: string;
    solution: string;
    worth: number;
    reasons: ColumnType<unknown, string, string>;
    by_hand: boolean;
    stronger: number;
  };
  'judging.assignment': {
    id: string;
    panel: string;
    state: string;
    version: number;
    run: string;
    run_panels: number;
    run_value: number;
    run_by: string;
    run_at: Date;
    each: number;
    gap: number;
    optimum: number;
    round: string | null;
    leaf: string | null;
  };
  'judging.assignment_change': {
    assignment: string;
    n: number;
    person: string;
    at: Date;
    solution: string;
    from_seat: string;
    to_seat: string;
    reason: string;
    value_before: number;
    value_after: number;
  };
  'judging.code': {
    panel: string;
    solution: string;
    code: string;
  };
  'judging.conflict': {
    id: string;
    need: string;
    person: string;
    solution: string | null;
    source: string;
    note: string | null;
    at: Date;
    noted_by: string | null;
  };
  'judging.correction': {
    objection: string;
    sheet: string;
    ground: string;
    at: Date;
  };
  'judging.criterion': {
    panel: string;
    n: number;
    key: string;
    name: string;
    name_en: string;
    weight: number;
    max: number;
    guidance: string;
    guidance_en: string;
    comment_required: boolean;
  };
  'judging.duty': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    panel: string;
    person: string;
    language: string;
    named: string[] | null;
    answer_by: Date;
    undertaking: string | null;
    undertaking_sha256: string | null;
    undertaken_at: Date | null;
  };
  'judging.duty_interest': {
    duty: string;
    organisation: string;
  };
  'judging.duty_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'judging.duty_move': {
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
  'judging.duty_reading': {
    duty: string;
    solution: string;
    at: Date;
    leaf: string;
  };
  'judging.final': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    contest: string;
    track: string | null;
    number: string;
    title: string;
    title_en: string;
    place: string;
    begins_at: Date;
    present_seconds: number;
    question_seconds: number;
    shows: string;
    named: boolean;
    seed: Buffer | null;
    leaf: string | null;
    words: string | null;
    last: Generated<number>;
  };
  'judging.final_bid': {
    id: string;
    final: string;
    round: number;
    item: string;
    leaf: string;
    wrapped: Buffer;
    person: string;
    at: Date;
  };
  'judging.final_entry': {
    final: string;
    n: number;
    action: string;
    item: string | null;
    need: string | null;
    at: Date;
    person: string | null;
    role: string;
    reason: string | null;
    undoes: number | null;
    data: ColumnType<unknown, string | null | undefined, string | null>;
  };
  'judging.final_item': {
    id: string;
    final: string;
    need: string;
    solution: string;
    n: number | null;
    lot: string | null;
  };
  'judging.final_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'judging.final_move': {
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
  'judging.final_need': {
    final: string;
    need: string;
    n: number;
    ground: string;
    reason: string;
  };
  'judging.interest': {
    seat: string;
    organisation: string;
  };
  'judging.logged': {
    leaf: string;
    kind: string;
    subject: string;
    content: ColumnType<unknown, string, string>;
    at: Date;
  };
  'judging.notice': {
    id: string;
    number: string;
    panel: string;
    winner: string;
    need_number: string;
    title: string;
    organisation: string;
    leader: string;
    published_at: Date;
    ends_at: Date;
    working_days: number;
    leaf: string;
    withdrawn_at: Date | null;
  };
  'judging.objection': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    notice: string;
    panel: string;
    person: string;
    organisation: string;
    text: string;
    answer: string | null;
    remedy: string | null;
    answered_by: string | null;
    answer_due: Date;
    published: string | null;
  };
  'judging.objection_file': {
    objection: string;
    file: string;
    type: string;
  };
  'judging.objection_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'judging.objection_move': {
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
  'judging.panel': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    need: string;
    score_by: Date | null;
  };
  'judging.panel_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'judging.panel_move': {
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
  'judging.place': {
    ranking: string;
    solution: string;
    rank: number;
    numerator: string;
    denominator: string;
    lot: string;
    goes_on: boolean;
  };
  'judging.ranking': {
    id: string;
    panel: string;
    round: string;
    n: number;
    at: Date;
    leaf: string;
  };
  'judging.register': {
    id: string;
    person: string | null;
    email: string | null;
    mobile: string | null;
    name: string | null;
    fields: string[];
    industries: string[];
    keywords: string[];
    most_sheets: number | null;
    own: boolean;
    version: number;
    changed_by: string;
    changed_at: Date;
  };
  'judging.round': {
    id: string;
    panel: string;
    n: number;
    kind: string;
    aggregation: string;
    tie_rule: string;
    judges_per_solution: number;
    seed: Buffer | null;
    began_at: Date | null;
    hides_solvers: boolean;
    shows_scores: boolean;
    names_judges: boolean;
    cut_by: string | null;
    cut_at: number | null;
    score_by: Date | null;
    set_aside_promised: Generated<boolean>;
    pairs_promised: Generated<boolean>;
  };
  'judging.round_criterion': {
    panel: string;
    kind: string;
    n: number;
    key: string;
    name: string;
    name_en: string;
    weight: number;
    max: number;
    guidance: string;
    guidance_en: string;
    comment_required: boolean;
  };
  'judging.score': {
    sheet: string;
    criterion: string;
    score: number | null;
    comment: string | null;
  };
  'judging.seat': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    panel: string;
    person: string;
    undertaking: string | null;
    undertaken_at: Date | null;
    undertaking_sha256: string | null;
    answer_by: Date | null;
  };
  'judging.seat_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'judging.seat_move': {
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
  'judging.serial': {
    year: number;
    last: number;
  };
  'judging.session': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    contest: string;
    track: string | null;
    number: string;
    title: string;
    title_en: string;
    place: string;
    begins_at: Date;
    tables: number;
    slots: number;
    slot_minutes: number;
    gap_minutes: number;
    choose_by: Date;
    named: boolean;
    last: Generated<number>;
  };
  'judging.session_choice': {
    need: string;
    session: string;
    team: string;
    side: string;
    person: string;
    at: Date;
  };
  'judging.session_entry': {
    session: string;
    n: number;
    action: string;
    meeting: string | null;
    other: string | null;
    slot: number | null;
    seat: number | null;
    at: Date;
    person: string | null;
    role: string;
    reason: string | null;
    undoes: number | null;
    data: ColumnType<unknown, string | null | undefined, string | null>;
  };
  'judging.session_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'judging.session_meeting': {
    id: string;
    session: string;
    need: string;
    team: string;
  };
  'judging.session_move': {
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
  'judging.session_need': {
    session: string;
    need: string;
    n: number;
    delegation: Generated<number>;
  };
  'judging.session_outcome': {
    meeting: string;
    n: GeneratedAlways<number>;
    side: string;
    outcome: string;
    note: string | null;
    person: string;
    at: Date;
  };
  'judging.session_team': {
    id: string;
    session: string;
    solution: string;
    n: number;
    words: string;
    person: string;
    at: Date;
    left_at: Date | null;
  };
  'judging.sheet': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    panel: string;
    round: string;
    seat: string;
    solution: string;
    comment: string | null;
  };
  'judging.sheet_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'judging.sheet_move': {
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
  'judging.told_apart': {
    need: string;
    judge: string;
    member: string;
    reason: string;
    at: Date;
    person: string;
  };
  'judging.translated': {
    id: string;
    duty: string;
    solution: string;
    n: number | null;
    version: Generated<number>;
    wrapped: Buffer;
    at: Date;
  };
  'judging.winner': {
    id: string;
    need: string;
    ranking: string;
    solution: string;
    rank: number;
    person: string;
    reason: string | null;
    at: Date;
    withdrawn_at: Date | null;
  };
};
