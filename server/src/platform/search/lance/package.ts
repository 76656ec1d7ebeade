import { createRequire } from 'node:module';

// The little of LanceDB and Apache Arrow that is used here. Both are installed apart (`npm run lancedb`): who wants neither has
// neither, and so their own types cannot be named.

export type ArrowData = {
  readonly length: number;
  readonly valueOffsets: Int32Array;
  readonly values: Uint8Array;
  readonly children: readonly ArrowData[];
};
export type ArrowColumn = {
  readonly data: readonly ArrowData[];
  get(row: number): unknown;
  toArray(): ArrayLike<number>;
};
export type ArrowTable = { readonly numRows: number; getChild(name: string): ArrowColumn | null };

/** A question of its full text index. */
export type FullText = object;
export type LanceQuery = {
  fullTextSearch(asked: FullText): LanceQuery;
  where(sql: string): LanceQuery;
  select(columns: readonly string[]): LanceQuery;
  limit(rows: number): LanceQuery;
  toArrow(): Promise<ArrowTable>;
};
type Merge = {
  whenMatchedUpdateAll(): Merge;
  whenNotMatchedInsertAll(): Merge;
  execute(rows: ArrowTable): Promise<unknown>;
};
export type LanceTable = {
  query(): LanceQuery;
  add(rows: ArrowTable): Promise<unknown>;
  delete(where: string): Promise<unknown>;
  mergeInsert(on: string): Merge;
  addColumns(fields: readonly object[]): Promise<unknown>;
  createIndex(column: string, options: { readonly config: object }): Promise<void>;
  /** Rewrites small files as one, takes into the indexes what is not in them, and forgets versions that are older than that. */
  optimize(options: { readonly cleanupOlderThan: Date }): Promise<unknown>;
  checkoutLatest(): Promise<void>;
  countRows(): Promise<number>;
  schema(): Promise<{ readonly fields: readonly { readonly name: string }[] }>;
  indexStats(name: string): Promise<{ readonly numUnindexedRows: number } | undefined>;
};
export type LanceConnection = {
  tableNames(): Promise<string[]>;
  openTable(name: string): Promise<LanceTable>;
  createEmptyTable(name: string, schema: object): Promise<LanceTable>;
  dropTable(name: string): Promise<void>;
};

export type Lance = {
  connect(address: string): Promise<LanceConnection>;
  makeArrowTable(rows: readonly object[], options: { readonly schema: object }): ArrowTable;
  readonly Index: {
    fts(options: Readonly<Record<string, string | number | boolean>>): object;
    btree(): object;
  };
  readonly MatchQuery: new (text: string, column: string, options: { readonly boost: number }) => FullText;
  readonly BooleanQuery: new (clauses: readonly (readonly [string, FullText])[]) => FullText;
  readonly Occur: { readonly Should: string; readonly Must: string; readonly MustNot: string };
};
export type Arrow = {
  readonly Schema: new (fields: readonly object[]) => object;
  readonly Field: new (name: string, type: object, nullable: boolean) => object;
  readonly Utf8: new () => object;
  readonly Float64: new () => object;
  readonly List: new (of: object) => object;
};

/** Where `npm run lancedb` puts them. */
const installed = createRequire(new URL('../../../../../.lancedb/package.json', import.meta.url));

const names = { lance: '@lancedb/lancedb', arrow: 'apache-arrow' };

/** Whether LanceDB is installed. */
export function hasLance(): boolean {
  try {
    for (const name of Object.values(names)) installed.resolve(name);
    return true;
  } catch {
    return false;
  }
}

/** LanceDB and Arrow. Throws where they are not installed, or not for this platform. */
export const loadLance = (): { readonly lance: Lance; readonly arrow: Arrow } => ({
  lance: installed(names.lance) as Lance,
  arrow: installed(names.arrow) as Arrow,
});
