import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema brokers; written by `npm run generate` from the database. */
export type BrokersTables = {
  'brokers.account': {
    id: string;
    contest: string;
    kind: string;
    broker: string | null;
    agency: string | null;
  };
  'brokers.affiliation': {
    id: string;
    broker: string;
    agency: string;
    from_at: Date;
    to_at: Date | null;
  };
  'brokers.agency': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    organisation: string;
    intro: string;
    fields: Generated<string[]>;
    listed_at: Date | null;
  };
  'brokers.agency_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'brokers.agency_move': {
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
  'brokers.attribution': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    need: string;
    deal: string;
    need_number: string;
    title: string;
    contest: string;
    owner: string;
    solver: string;
    signed_at: Date;
    due_at: Date;
    proposed_by: string | null;
  };
  'brokers.attribution_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'brokers.attribution_move': {
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
  'brokers.attribution_share': {
    attribution: string;
    broker: string;
    agency: string | null;
    place: number;
    share: number;
  };
  'brokers.broker': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    n: GeneratedAlways<number>;
    number: GeneratedAlways<string>;
    person: string;
    level: string;
    fields: string[];
    regions: Generated<string[]>;
    intro: string | null;
  };
  'brokers.broker_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'brokers.broker_move': {
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
  'brokers.conversion': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    contest: string;
    cutoff: Date;
    pool: number;
    rules: ColumnType<unknown, string, string>;
    proposed_by: string | null;
  };
  'brokers.conversion_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'brokers.conversion_move': {
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
  'brokers.conversion_row': {
    conversion: string;
    place: number;
    broker: string;
    points: number;
    gross: number;
    tax: number;
    net: number;
    voucher: string | null;
  };
  'brokers.disclosure': {
    mandate: string;
    other: string;
    at: Date;
  };
  'brokers.mandate': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    need: string;
    side: string;
    organisation: string;
    broker: string;
    from_day: string;
    to_day: string;
    terms: string;
    confirmed_at: Date | null;
    ended_at: Date | null;
  };
  'brokers.mandate_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'brokers.mandate_move': {
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
  'brokers.payee_account': {
    person: string;
    sealed: Buffer;
    given_at: Date;
  };
  'brokers.payout': {
    conversion: string;
    content: ColumnType<unknown, string, string>;
    leaf: string;
    at: Date;
  };
  'brokers.posting': {
    id: string;
    contest: string;
    need: string;
    deal: string;
    kind: string;
    at: Date;
    base: number;
    rules: ColumnType<unknown, string, string>;
    leaf: string;
    reverses: string | null;
  };
  'brokers.posting_line': {
    posting: string;
    account: string;
    points: number;
  };
  'brokers.service_entry': {
    id: string;
    mandate: string;
    kind: string;
    day: string;
    text: string;
    person: string;
    at: Date;
  };
};
