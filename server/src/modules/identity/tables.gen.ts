import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

/** Tables of the schema identity; written by `npm run generate` from the database. */
export type IdentityTables = {
  'identity.account': {
    id: string;
    person: string;
    account_id: string;
    provider_id: string;
    access_token: string | null;
    refresh_token: string | null;
    id_token: string | null;
    access_token_expires_at: Date | null;
    refresh_token_expires_at: Date | null;
    scope: string | null;
    password: string | null;
    created_at: Date;
    updated_at: Date;
  };
  'identity.api_key': {
    id: string;
    organisation: string;
    membership: string;
    name: string;
    prefix: string;
    hash: Buffer;
    scopes: string[];
    created_at: Date;
    expires_at: Date;
    used_at: Date | null;
    revoked_at: Date | null;
    revoked_by: string | null;
  };
  'identity.attempt': {
    key: string;
    window_start: Date;
    count: number;
  };
  'identity.backup_code': {
    person: string;
    code_hash: Buffer;
  };
  'identity.consent': {
    id: string;
    person: string;
    purpose: string;
    notice_version: number;
    given_at: Date;
    withdrawn_at: Date | null;
  };
  'identity.deletion': {
    person: string;
    asked_at: Date;
    due_at: Date;
    done_at: Date | null;
  };
  'identity.grant_invitation': {
    id: string;
    email: string | null;
    role: string;
    scope: string;
    scope_id: string | null;
    from_at: Date;
    to_at: Date | null;
    second_factor: boolean;
    invited_by: string;
    created_at: Date;
    accepted_at: Date | null;
    withdrawn_at: Date | null;
    mobile: string | null;
    sent_at: Date;
    answer_by: Date | null;
    reminded_at: Date | null;
    lapsed_at: Date | null;
  };
  'identity.invitation': {
    id: string;
    organisation: string;
    email: string | null;
    role: string;
    token_hash: string | null;
    invited_by: string;
    created_at: Date;
    expires_at: Date;
    accepted_at: Date | null;
    withdrawn_at: Date | null;
    sent_at: Date;
    mobile: string | null;
  };
  'identity.known_place': {
    person: string;
    kind: string;
    hash: Buffer;
    seen_at: Date;
  };
  'identity.member_change': {
    n: GeneratedAlways<number>;
    organisation: string;
    action: string;
    at: Date;
    person: string | null;
    email: string | null;
    role: string | null;
    done_by: string | null;
    mobile: string | null;
  };
  'identity.membership': {
    id: string;
    organisation: string;
    person: string;
    role: string;
    joined_at: Date;
    ended_at: Date | null;
    signs: Generated<boolean>;
  };
  'identity.notice_acknowledgement': {
    person: string;
    version: number;
    at: Date;
  };
  'identity.one_time_code': {
    handle: string;
    purpose: string;
    person: string | null;
    code_hash: Buffer;
    guesses_left: number;
    expires_at: Date;
  };
  'identity.organisation': {
    id: string;
    kind: string;
    size: string | null;
    name: string;
    name_en: string | null;
    intro: string | null;
    website: string | null;
    uscc: string | null;
    region: string | null;
    country: string;
    registration_number: string | null;
    authorised_person: string | null;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    merged_into: string | null;
    name_key: GeneratedAlways<string | null>;
    holder: string | null;
    name_en_key: GeneratedAlways<string | null>;
  };
  'identity.organisation_change': {
    id: string;
    organisation: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    wanted: ColumnType<unknown, string, string>;
    was: ColumnType<unknown, string | null | undefined, string | null>;
  };
  'identity.organisation_change_finding': {
    move: number;
    code: string;
    note: string | null;
  };
  'identity.organisation_change_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'identity.organisation_change_move': {
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
  'identity.organisation_change_paper': {
    file: string;
    change: string;
    kind: string;
    type: string;
    replaced_at: Date | null;
  };
  'identity.organisation_document': {
    file: string;
    organisation: string;
    kind: string;
    type: string;
    replaced_at: Date | null;
  };
  'identity.organisation_finding': {
    move: number;
    code: string;
    note: string | null;
  };
  'identity.organisation_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'identity.organisation_move': {
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
  'identity.person': {
    id: string;
    name: string;
    name_en: string | null;
    email: string | null;
    email_verified: Generated<boolean>;
    image: string | null;
    announced: Generated<boolean>;
    created_at: Date;
    updated_at: Date;
  };
  'identity.privacy_notice': {
    version: number;
    from_at: Date;
    text_zh: string;
    text_en: string;
    changes_zh: string | null;
    changes_en: string | null;
    renews: Generated<string[]>;
    published_at: Date;
    published_by: string | null;
  };
  'identity.published_membership': {
    organisation: string | null;
    person: string | null;
    role: string | null;
    joined_at: Date | null;
    ended_at: Date | null;
  };
  'identity.published_organisation': {
    id: string | null;
    name: string | null;
    name_en: string | null;
    kind: string | null;
    size: string | null;
    region: string | null;
    country: string | null;
    verified: boolean | null;
  };
  'identity.published_person': {
    id: string | null;
    name: string | null;
    name_en: string | null;
  };
  'identity.published_unranked': {
    person: string | null;
  };
  'identity.real_name': {
    id: string;
    state: string;
    version: Generated<number>;
    created_at: Date;
    moved_at: Date;
    asked_at: Date | null;
    name: string | null;
    document: string | null;
    number_ending: string | null;
    number_hash: Buffer | null;
    sealed_number: Buffer | null;
    wrapped_key: Buffer | null;
    picture: string | null;
    picture_type: string | null;
    picture_at: Date | null;
    picture_until: Date | null;
    taken_by: string | null;
  };
  'identity.real_name_finding': {
    item: string;
    code: string;
    note: string | null;
  };
  'identity.real_name_legal_move': {
    action: string;
    from_state: string;
    to_state: string;
  };
  'identity.real_name_move': {
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
  'identity.role_grant': {
    id: string;
    person: string;
    role: string;
    scope: string;
    scope_id: string | null;
    from_at: Date;
    to_at: Date | null;
    granted_by: string | null;
    ended_by: string | null;
    created_at: Date;
    second_factor: Generated<boolean>;
  };
  'identity.second_factor': {
    person: string;
    secret: Buffer;
    created_at: Date;
    confirmed_at: Date | null;
    last_step: number;
  };
  'identity.session': {
    id: string;
    person: string;
    token: string;
    expires_at: Date;
    ip_address: string | null;
    user_agent: string | null;
    created_at: Date;
    updated_at: Date;
    second_step_at: Date | null;
    seen_at: Date | null;
  };
  'identity.signature_request': {
    id: string;
    organisation: string;
    item: string;
    asked_by: string;
    asked_at: Date;
    ended_at: Date | null;
    act: string;
  };
  'identity.text_message': {
    id: string;
    about: string;
    template: string;
    mobile: string | null;
    variables: ColumnType<unknown, string, string>;
    at: Date;
    due: Date;
    tries: Generated<number>;
    outcome: string | null;
    moved_at: Date;
  };
  'identity.verification': {
    id: string;
    identifier: string;
    value: string;
    expires_at: Date;
    created_at: Date;
    updated_at: Date;
  };
  'identity.wechat_ticket': {
    ticket_hash: Buffer;
    openid: string;
    expires_at: Date;
  };
};
