import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema certification; written by `npm run generate` from the database. */
export type CertificationTables = {
  'certification.application': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    deal: string;
    need: string;
    contest: string;
    track: string;
    certifier: string | null;
    owner_shows_amount: Generated<boolean>;
    solver_shows_amount: Generated<boolean>;
  };
  'certification.application_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'certification.application_move': {
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
  'certification.certificate': {
    id: string;
    number: string;
    deal: string;
    need: string;
    sample: boolean;
    issued_at: Date;
    document: ColumnType<unknown, string, string>;
    leaf: string;
    key_id: string;
    revoked_at: Date | null;
  };
  'certification.checklist': {
    application: string;
    certifier: string;
    items: string[];
    at: Date;
  };
  'certification.material': {
    file: string;
    application: string;
  };
  'certification.serial': {
    year: number;
    last: number;
  };
  'certification.signing_key': {
    key_id: string;
    wrapped_private_key: Buffer;
    at: Date;
    retired_at: Date | null;
  };
};
