import { setTimeout as pause } from 'node:timers/promises';
import type { Db } from '../../db/connection.ts';
import { transactOn } from '../../db/transact.ts';
import { type Change, changesAfter, documentsUnchanged } from '../kept/documents.ts';
import { advance, type Generation } from '../kept/segments.ts';
import type { SearchDocument } from '../port.ts';
import type { Arrow, Lance, LanceConnection, LanceTable } from './package.ts';
import { columnsOf, documentOf, fieldOf, ownColumns, quoted, rowOf } from './rows.ts';
import { beginTable, holdTable, lanceStanding, letTableServe, placesAfter } from './standing.ts';

type Options = {
  readonly db: Db;
  readonly index: string;
  readonly lance: Lance;
  readonly arrow: Arrow;
  readonly connection: LanceConnection;
  /** Is told how far a table is that is being filled. */
  readonly tell: (done: number) => void;
};

const batch = 2000;
/** Versions of a table that nobody reads any more are forgotten after this. */
const keptMs = 10 * 60_000;
/** A table of fewer rows is put in order at once. */
const fewRows = 5000;
/** So many rows, or changes, may be outside the indexes: they are gone through one by one. */
const mostOutside = 1000;
const mostChanges = 200;
/** Within this every process has looked at which table serves. */
const looksMs = 1000;

export const tableName = (index: string, number: number): string => `${index}_${number}`;

/** Writes the tables of one index. Whoever runs it holds the lock of the index. */
export class LanceWriter {
  private readonly options: Options;
  /** Tables that were compared with the database since this process began. */
  private readonly checked = new Set<string>();
  private changes = 0;
  private tending: Promise<void> | null = null;
  /** Whether putting a table in order was disturbed by what was written meanwhile. */
  private disturbed = false;
  private restUntil = 0;

  constructor(options: Options) {
    this.options = options;
  }

  /** Whether what this process found at its beginning was compared with the database. */
  get hasChecked(): boolean {
    return this.checked.size > 0;
  }

  /** Takes in whatever is committed now, in every table of the index, and lets the newest serve once it is whole. */
  async write(): Promise<void> {
    const { db, index } = this.options;
    const { position, generations } = await lanceStanding(db, index);
    const [first] = generations;
    if (!first) {
      await beginTable(db, index);
      return this.write();
    }
    for (const generation of generations) await this.fill(generation, position);
    const newest = generations.at(-1) ?? first;
    if ((await lanceStanding(db, index)).generations.some(({ number, serves }) => number === newest.number && serves))
      return;
    await letTableServe(db, index, newest.number);
    await this.dropOthers(newest.number);
  }

  private async fill(generation: Generation, upTo: number): Promise<void> {
    const { db, index } = this.options;
    const name = tableName(index, generation.number);
    const table = await this.tableOf(name);
    let after = generation.position;
    let isNew = false;
    if (!this.checked.has(name)) {
      isNew = (await table.countRows()) === 0;
      after = isNew ? 0 : await this.compared(generation, table);
      if (after !== generation.position) await holdTable(db, index, generation.number, after);
      this.checked.add(name);
    }
    for (let more = after < upTo; more; ) {
      const changes = await changesAfter(db, index, { after, upTo, limit: batch });
      await this.apply(table, changes, isNew);
      more = changes.length === batch;
      after = more ? (changes.at(-1)?.position ?? upTo) : upTo;
      await transactOn(db, {})((tx) => advance(tx, index, generation.number, after));
      if (!generation.serves) this.options.tell(await table.countRows());
    }
    await this.tend(name, table, !generation.serves || isNew);
  }

  private async tableOf(name: string): Promise<LanceTable> {
    const { connection, lance, arrow } = this.options;
    if ((await connection.tableNames()).includes(name)) return connection.openTable(name);
    const schema = new arrow.Schema(ownColumns.map((column) => fieldOf(arrow, column)));
    const table = await connection.createEmptyTable(name, schema);
    // Words as they are: they were made by the analysis of the house.
    const words = { stem: false, removeStopWords: false, lowercase: false, asciiFolding: false, maxTokenLength: 4000 };
    const config = lance.Index.fts({ ...words, baseTokenizer: 'whitespace', withPosition: false });
    await table.createIndex('terms', { config });
    await table.createIndex('id', { config: lance.Index.btree() });
    return table;
  }

  /**
   * Compares a table that was there before with the documents up to its position, and mends it: the folder may be an older copy, or the
   * database. Returns the position up to which it is right.
   */
  private async compared({ number, position }: Generation, table: LanceTable): Promise<number> {
    const { db, index } = this.options;
    const rows = await table.query().select(['id', 'position']).limit(1_000_000_000).toArrow();
    const [known, positions] = [rows.getChild('id'), rows.getChild('position')?.toArray() ?? []];
    const there = new Map(Array.from(positions, (at, row) => [String(known?.get(row)), at]));
    const lacking = new Map<string, number>();
    for (let after = 0, more = true; more; ) {
      const places = await placesAfter(db, index, { after, upTo: position, limit: batch });
      for (const { id, position: at } of places) {
        if (there.get(id) !== at) lacking.set(id, at);
        there.delete(id);
      }
      after = places.at(-1)?.position ?? position;
      more = places.length === batch;
    }
    const wrong = [...there.keys()];
    if (wrong.length + lacking.size === 0) return position;
    await holdTable(db, index, number, position);
    for (let at = 0; at < wrong.length; at += batch) await remove(table, wrong.slice(at, at + batch));
    const ids = [...lacking.keys()];
    for (let at = 0; at < ids.length; at += batch) {
      const some = await documentsUnchanged(db, index, ids.slice(at, at + batch), position);
      const changes = some.map((one) => ({ ...one, position: lacking.get(one.id) ?? 0 }));
      await this.apply(table, changes, false);
    }
    return position;
  }

  private async apply(table: LanceTable, changes: readonly Change[], isNew: boolean): Promise<void> {
    const { lance, arrow } = this.options;
    const gone = changes.filter(({ document }) => document === null).map(({ id }) => id);
    const rows: Record<string, unknown>[] = [];
    const documents: SearchDocument[] = [];
    for (const { id, document, position } of changes) {
      if (document === null) continue;
      const decoded = documentOf(id, document);
      documents.push(decoded);
      rows.push(rowOf(decoded, position));
    }
    if (gone.length > 0 && !isNew) await remove(table, gone);
    if (rows.length > 0) {
      const columns = await this.columnsWith(table, documents);
      const schema = new arrow.Schema(columns.map((column) => fieldOf(arrow, column)));
      const put = lance.makeArrowTable(rows, { schema });
      if (isNew) await table.add(put);
      else await table.mergeInsert('id').whenMatchedUpdateAll().whenNotMatchedInsertAll().execute(put);
    }
    this.changes += 1;
  }

  /** The columns of a table, which has those of these documents then. */
  private async columnsWith(table: LanceTable, documents: readonly SearchDocument[]): Promise<string[]> {
    const there = (await table.schema()).fields.map(({ name }) => name);
    const more = [...columnsOf(documents)].filter((column) => !there.includes(column));
    if (more.length > 0) await table.addColumns(more.map((column) => fieldOf(this.options.arrow, column)));
    return [...there, ...more];
  }

  /**
   * Puts a table in order where enough is outside its indexes. A large one takes minutes, while others go on writing; where these disturbed
   * it, the next time they wait.
   */
  private async tend(name: string, table: LanceTable, waits: boolean): Promise<void> {
    if (this.tending) return;
    const outside = (await table.indexStats('terms_idx'))?.numUnindexedRows ?? 0;
    const rows = await table.countRows();
    const isFew = rows < fewRows;
    if (outside < Math.max(1, Math.min(mostOutside, rows / 10)) && this.changes < mostChanges) return;
    if (waits || isFew || this.disturbed) {
      await this.optimise(table);
      this.disturbed = false;
      return;
    }
    if (performance.now() < this.restUntil) return;
    const begun = performance.now();
    this.tending = this.options.connection
      .openTable(name)
      .then((apart) => this.optimise(apart))
      .catch(() => {
        this.disturbed = true;
      })
      .finally(() => {
        this.tending = null;
        this.restUntil = performance.now() + 2 * (performance.now() - begun);
      });
  }

  private async optimise(table: LanceTable): Promise<void> {
    this.changes = 0;
    await table.optimize({ cleanupOlderThan: new Date(Date.now() - keptMs) });
  }

  /** Takes away tables that serve no more, once every process has looked. */
  private async dropOthers(number: number): Promise<void> {
    const { connection, index } = this.options;
    const own = new RegExp(`^${index}_\\d+$`);
    const others = (await connection.tableNames()).filter((one) => own.test(one) && one !== tableName(index, number));
    if (others.length > 0) await pause(looksMs);
    for (const name of others) await connection.dropTable(name);
  }
}

const remove = (table: LanceTable, ids: readonly string[]): Promise<unknown> =>
  table.delete(`id IN (${ids.map(quoted).join(', ')})`);
