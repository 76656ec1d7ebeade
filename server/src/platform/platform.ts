import type pg from 'pg';
import type { GrantedRole } from '#kernel/viewer.ts';
import type { Db } from './db/connection.ts';
import type { Merging } from './db/merging.ts';
import type { Personal } from './db/personal.ts';
import type { Ties } from './db/ties.ts';
import type { Transact } from './db/transact.ts';
import type { Files } from './files/files.ts';
import type { Secrets } from './keys/secrets.ts';
import type { Scanner } from './providers/clamd/clamd.ts';
import type { Embeddings } from './providers/embeddings/provider.ts';
import type { Sms } from './providers/sms/sms.ts';
import type { Wechat } from './providers/wechat/wechat.ts';
import type { MasterKey } from './seal/seal.ts';
import type { Search } from './search/kept/search.ts';
import type { Translator } from './search/languages/translator.ts';

/** What every action, query and reaction is given: the parts of the house, opened once at start. */
export type Platform = {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly transact: Transact;
  readonly files: Files;
  /** The search indexes, which follow what is public; their threads begin when one is first asked for. */
  readonly search: Search;
  /** What puts the words of a search into the other language. */
  readonly translator: Translator;
  /** Names and facts of every reaction of the house: what its lag is asked by. */
  readonly reactions: readonly { readonly name: string; readonly on: readonly string[] }[];
  /** What the house holds on people, in the order of its modules. */
  readonly personal: readonly Personal[];
  /** What the modules have to do with the merging of organisations, in their order. */
  readonly merging: readonly Merging[];
  /** What the modules hold on how people are bound to others, for conflicts of interest. */
  readonly ties: readonly Ties[];
  /** From which every wrapping key is derived; never in the database. */
  readonly masterKey: MasterKey;
  /** What hashes and seals beyond a change of the master key. */
  readonly secrets: Secrets;
  /** Where people reach this installation, without a slash at the end. */
  readonly publicUrl: string;
  /** Whether this is a trial, whose certificates are samples (样本无效). */
  readonly trial: boolean;
  /** Whether messages stay here for the local mailbox page: a trial without an SMTP server. */
  readonly localMailbox: boolean;
  /** Roles that can be acted in only with a second factor. */
  readonly secondFactorFor: readonly GrantedRole[];
  /** Working days in which the verification of an organisation is to be decided, from when it was asked for. */
  readonly verificationWorkingDays: number;
  /** The way of text messages; null where none is set up. */
  readonly sms: Sms | null;
  /** Null where no mini-program is set up. */
  readonly wechat: Wechat | null;
  /** Null where no scanner is set up: what is uploaded is then said to be not scanned. */
  readonly scanner: Scanner | null;
  /** Null where no provider of dense vectors is set up: matching is then by words alone. */
  readonly embeddings: Embeddings | null;
};
