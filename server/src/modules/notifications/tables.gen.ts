import type { ColumnType, Generated } from 'kysely';

/** Tables of the schema notifications; written by `npm run generate` from the database. */
export type NotificationsTables = {
  'notifications.desk_digest': {
    person: string;
    due: Date;
  };
  'notifications.digest': {
    person: string;
    every: string;
    due: Date;
  };
  'notifications.follow': {
    person: string;
    kind: string;
    target: string;
    at: Date;
  };
  'notifications.mail_refusal': {
    person: string;
    topic: string;
    at: Date;
  };
  'notifications.notification': {
    id: string;
    person: string;
    fact: string;
    name: string;
    told_as: string;
    topic: string;
    subject: string;
    need: string | null;
    at: Date;
    read_at: Date | null;
    waits: Generated<boolean>;
  };
  'notifications.sms_choice': {
    person: string;
    tasks: boolean;
    at: Date;
  };
  'notifications.text_message': {
    id: string;
    person: string;
    notification: string;
    template: string;
    variables: ColumnType<unknown, string, string>;
    at: Date;
    due: Date;
    tries: Generated<number>;
    outcome: string | null;
    moved_at: Date;
  };
};
