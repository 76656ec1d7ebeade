import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema achievements; written by `npm run generate` from the database. */
export type AchievementsTables = {
  'achievements.achievement': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    number: string | null;
    published_at: Date | null;
    organisation: string;
    title: string;
    title_en: string | null;
    keywords: string[];
    keywords_en: string[];
    text: string | null;
    text_en: string | null;
    completers: ColumnType<unknown, string, string>;
    name_completers: boolean;
    source: string | null;
    kind: string | null;
    form: string | null;
    ip: ColumnType<unknown, string, string>;
    stage: string | null;
    novelty: string | null;
    maturity: number | null;
    maturity_evidence: ColumnType<unknown, string, string>;
    fields: string[];
    industry: string | null;
    region: string | null;
    cooperation: string[];
    price_min: number | null;
    price_max: number | null;
    returned_points: ColumnType<unknown, string | null | undefined, string | null>;
    import: string | null;
    import_row: number | null;
    source_name: string | null;
    source_id: string | null;
    title_key: GeneratedAlways<string | null>;
    right_numbers: GeneratedAlways<string[] | null>;
    bands: Generated<number[]>;
    merged_into: string | null;
    assessed_by: Generated<number>;
    assessment_shown: Generated<boolean>;
  };
  'achievements.achievement_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'achievements.achievement_move': {
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
  'achievements.assessment': {
    achievement: string;
    n: number;
    kind: string;
    model: number;
    at: Date;
    found: string[];
    scores: number[];
    total: number;
    expert_assessment: string | null;
    based_on: number | null;
    grades: ColumnType<unknown, string | null | undefined, string | null>;
    remark: string | null;
  };
  'achievements.attachment': {
    achievement: string;
    file: string;
    type: string;
  };
  'achievements.declaration': {
    achievement: string;
    n: GeneratedAlways<number>;
    version: string;
    sha256: string;
    person: string;
    at: Date;
  };
  'achievements.expert_assessment': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    achievement: string;
    person: string;
    asked_by: string;
    due_at: Date;
    draft: ColumnType<unknown, string | null | undefined, string | null>;
  };
  'achievements.expert_assessment_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'achievements.expert_assessment_move': {
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
  'achievements.import': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    organisation: string;
    source: string;
    name: string;
    kind: string;
    digest: string;
    file: string | null;
    person: string | null;
    role: string;
    publishes: boolean;
    header_row: Generated<number>;
    headers: Generated<string[]>;
    mapping: Generated<string[]>;
    failure: string | null;
    whole: number;
    done: Generated<number>;
    settled: Generated<number>;
    imported: Generated<number>;
    already: Generated<number>;
    bad: Generated<number>;
    active_ms: Generated<number>;
  };
  'achievements.import_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'achievements.import_move': {
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
  'achievements.import_row': {
    import: string;
    row: number;
    problems: ColumnType<unknown, string, string>;
  };
  'achievements.published_achievement': {
    id: string | null;
    number: string | null;
    title: string | null;
    title_en: string | null;
  };
  'achievements.saved_search': {
    id: string;
    person: string;
    name: string;
    query: string;
    every: string;
    created_at: Date;
    looked_at: Date;
  };
  'achievements.serial': {
    year: number;
    last: number;
  };
};
