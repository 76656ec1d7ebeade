import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { Db } from '../../db/connection.ts';
import { countDocuments } from '../kept/documents.ts';
import type { Coverage, Explained, FacetValue, Found, SearchQuery, Suggest } from '../port.ts';
import type { Arrow, Lance, LanceConnection, LanceTable } from './package.ts';
import { explain, type Opened, search, suggest } from './read.ts';
import { lanceStanding, type Standing } from './standing.ts';
import { LanceWriter, tableName } from './write.ts';

type Options = {
  readonly db: Db;
  readonly pool: pg.Pool;
  readonly index: string;
  readonly lance: Lance;
  readonly arrow: Arrow;
  readonly connection: LanceConnection;
  /** Whether this process writes when no other does. */
  readonly writes: boolean;
  /** Whether the process is about to end. */
  readonly closing: () => boolean;
};

/** The lock of who makes segments: whoever makes anything of an index holds it. */
const writeLock = 7_461_204;
const waitMs = 50;

/** One index as this process has it: it writes its table where no other process does, and answers from it. */
export class LanceIndex {
  private readonly options: Options;
  private readonly writer: LanceWriter;
  private looking: Promise<void> = Promise.resolve();
  private table: { readonly name: string; readonly table: LanceTable; readonly position: number } | null = null;
  private columns: ReadonlySet<string> = new Set();
  /** Whether what serves is answered from unseen: somebody else writes, and has compared it with the database. */
  private trusts: boolean;
  private coverage: Coverage = { is: 'loading', done: 0, of: 0 };

  constructor(options: Options) {
    this.options = options;
    const tell = (done: number) => {
      if (this.coverage.is !== 'whole') this.coverage = { ...this.coverage, done };
    };
    this.trusts = !options.writes;
    this.writer = new LanceWriter({ ...options, tell });
  }

  /** Takes in what is committed now; one look after another. */
  look(): Promise<void> {
    this.looking = this.looking.catch(() => undefined).then(() => this.refresh());
    return this.looking;
  }

  async search(query: SearchQuery): Promise<Found> {
    const { opened, coverage } = this;
    if (!opened) return { hits: [], total: isCounted(query) ? 0 : null, facets: noneOf(query), coverage };
    return { ...(await search(opened, query)), coverage };
  }

  async suggest(asked: Suggest): Promise<readonly FacetValue[]> {
    return this.opened ? suggest(this.opened, asked) : [];
  }

  async explain(id: string, terms: SearchQuery['terms']): Promise<Explained | null> {
    return this.opened ? explain(this.opened, id, terms) : null;
  }

  private get opened(): Opened | null {
    const { lance } = this.options;
    return this.table && { lance, table: this.table.table, columns: this.columns };
  }

  private async refresh(): Promise<void> {
    const { db, index, writes, closing } = this.options;
    let standing = await lanceStanding(db, index);
    const target = standing.position;
    while (!closing()) {
      if (writes && this.isBehind(standing)) {
        await this.read(standing);
        this.trusts = !(await this.writeAlone()) || this.trusts;
        standing = await lanceStanding(db, index);
      }
      await this.read(standing);
      const serving = standing.generations.find(({ serves }) => serves);
      // One that is being filled says so, and is not waited for.
      if (!serving || serving.position >= target) return;
      await pause(waitMs);
      standing = await lanceStanding(db, index);
    }
  }

  private isBehind({ position, generations }: Standing): boolean {
    return (
      generations.length === 0 ||
      !this.writer.hasChecked ||
      generations.some((one) => !one.serves || one.position < position)
    );
  }

  /** Writes where no other process does; false where one does. */
  private async writeAlone(): Promise<boolean> {
    const client = await this.options.pool.connect();
    let held = false;
    try {
      const values = [writeLock, this.options.index];
      const { rows } = await client.query<{ held: boolean }>(
        'select pg_try_advisory_lock($1, hashtext($2)) as held',
        values,
      );
      held = rows[0]?.held ?? false;
      if (held) await this.writer.write();
      return held;
    } finally {
      // The lock goes with its connection.
      client.release(held);
    }
  }

  /** Answers from the table that serves, as it is now. */
  private async read({ generations }: Standing): Promise<void> {
    const { db, index, connection } = this.options;
    const serving = generations.find(({ serves }) => serves);
    if (!serving || !(this.trusts || this.writer.hasChecked)) {
      this.table = null;
      if (this.coverage.is === 'whole' || this.coverage.of === 0)
        this.coverage = { is: 'rebuilding', done: 0, of: await countDocuments(db, index) };
      return;
    }
    const name = tableName(index, serving.number);
    if (this.table?.name === name && this.table.position === serving.position) return;
    const table = this.table?.name === name ? this.table.table : await connection.openTable(name);
    await table.checkoutLatest();
    this.columns = new Set((await table.schema()).fields.map((field) => field.name));
    this.table = { name, table, position: serving.position };
    this.coverage = { is: 'whole' };
  }
}

const isCounted = ({ counted, facets = [] }: SearchQuery): boolean => counted === true || facets.length > 0;
const noneOf = ({ facets = [] }: SearchQuery): Found['facets'] =>
  Object.fromEntries(facets.map(({ name }) => [name, []]));
