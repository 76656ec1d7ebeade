import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema deals; written by `npm run generate` from the database. */
export type DealsTables = {
  'deals.contact': {
    deal: string;
    side: string;
    person: string;
    name: string;
    phone: string;
    email: string | null;
    agreed_at: Date;
  };
  'deals.contract': {
    deal: string;
    version: number;
    name: string;
    kind: string;
    pricing: string;
    total_fen: number;
    technology_fen: number;
    payment_plan: ColumnType<unknown, string, string>;
    signed_on: string;
    starts_on: string;
    ends_on: string;
    ownership: string;
    agency: string | null;
    cross_border: boolean;
    border_registration: string | null;
    related: boolean;
    notice_from: string | null;
    notice_to: string | null;
    entered_by: string;
    entered_by_person: string;
    entered_at: Date;
    confirmed_by_person: string | null;
    confirmed_at: Date | null;
  };
  'deals.deal': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    contest: string;
    track: string;
    need: string;
    need_number: string;
    title: string;
    solution: string;
    owner: string;
    solver: string;
    team: string[];
    agency: string | null;
    failure: string | null;
    related: Generated<boolean>;
    void_asked_by: string | null;
    void_reason: string | null;
    confirmed_at: Date | null;
    owner_region: string | null;
    solver_region: string | null;
    cross_region: boolean | null;
    registration_number: string | null;
    registered_on: string | null;
    approved_income_fen: number | null;
    payment_fen: number | null;
    paid_on: string | null;
    payment_document: string | null;
    paid_at: Date | null;
  };
  'deals.deal_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'deals.deal_move': {
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
  'deals.document': {
    file: string;
    deal: string;
    side: string;
  };
  'deals.meeting': {
    id: string;
    deal: string;
    asked_by: string;
    topic: string;
    place: string | null;
    slots: ColumnType<unknown, string, string>;
    accepted: number | null;
    accepted_by: string | null;
    accepted_at: Date | null;
    minutes: string | null;
    minutes_by: string | null;
    minutes_at: Date | null;
    at: Date;
  };
};
