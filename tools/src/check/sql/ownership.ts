import { modulesInOrder } from '../house.ts';
import { isScript, isSql } from '../kinds.ts';
import type { Rule, Tree, Violation } from '../tree.ts';
import { type Name, qualifiedNames, tableNames } from './names.ts';
import { namedTables, type Piece, piecesOf } from './pieces.ts';
import { tokensOf } from './tokens.ts';

const mendForeign =
  "Call the other module's index.ts, or read a view it publishes (`create view <module>.published_… ` with its columns listed) if it stands before yours in app.ts. An alias may not be a module's name.";
const mendClock = 'The one clock is platform.now(), which tests and the demo can set.';
const wallClocks = new Set(['current_timestamp', 'current_date', 'current_time', 'localtimestamp', 'localtime']);
const wallCalls = new Set(['now', 'clock_timestamp', 'statement_timestamp', 'transaction_timestamp']);

/** One schema per module: SQL names its own tables, or views that a module below publishes. */
export const ownership: Rule = {
  ids: ['sql/foreign-table', 'sql/unqualified-table', 'sql/wall-clock', 'sql/migration-name', 'sql/published-star'],
  // Without the list of app.ts nobody's schema is known; house/module-list has failed by then.
  check: (tree) =>
    modulesInOrder(tree).length === 0 ? [] : [...modulePieces(tree), ...builderNames(tree), ...migrations(tree)],
};

/** Whether SQL of `owner` may name `name`. Modules below it in app.ts are open by their published views and as targets of foreign keys. */
function mayName(
  name: Pick<Name, 'schema' | 'name' | 'called' | 'referenced'>,
  owner: string,
  order: readonly string[],
): boolean {
  if (name.schema === owner) return true;
  if (name.schema === 'platform') return name.called || name.referenced;
  const below = order.slice(0, Math.max(0, order.indexOf(owner))).includes(name.schema ?? '');
  return below && (name.name.startsWith('published_') || name.referenced);
}

function readPiece(piece: Piece, owner: string, order: readonly string[]): Violation[] {
  const breach = (rule: string, at: number, says: string, mend: string): Violation => ({
    rule,
    path: piece.path,
    line: piece.lineOf(at),
    says,
    mend,
  });
  const tables = tableNames(piece.sql);
  const plain = tables.filter((table) => table.schema === undefined);
  const schemas = new Set([...order, 'platform', ...tables.map((table) => table.schema)]);
  const foreign = qualifiedNames(piece.sql).filter((name) => schemas.has(name.schema) && !mayName(name, owner, order));
  const published = tables.map((table) => table.name);
  return [
    ...foreign
      .filter((name) => !isAlias(name, tables, published))
      .map((name) => breach('sql/foreign-table', name.at, `${owner} names ${name.schema}.${name.name}`, mendForeign)),
    ...plain.map((table) =>
      breach(
        'sql/unqualified-table',
        table.at,
        `the table ${table.name} has no schema`,
        `Write ${owner}.${table.name}.`,
      ),
    ),
    ...(owner === 'platform'
      ? []
      : wallClock(piece.sql).map(({ text, at }) =>
          breach('sql/wall-clock', at, `${text} is not the platform's clock`, mendClock),
        )),
  ];
}

/** A table whose schema nobody knows is foreign; a column of an alias is not. */
function isAlias(name: Name, tables: readonly Name[], names: readonly string[]): boolean {
  return !tables.some((table) => table.schema === name.schema) && names.includes(name.schema ?? '');
}

function wallClock(sql: string): { text: string; at: number }[] {
  const tokens = tokensOf(sql);
  return tokens.filter(({ text }, i) => {
    if (tokens[i - 1]?.text === '.') return false;
    return wallClocks.has(text) || (wallCalls.has(text) && tokens[i + 1]?.text === '(');
  });
}

function modulePieces(tree: Tree): Violation[] {
  const order = modulesInOrder(tree);
  return tree.paths.flatMap((path) => {
    const owner = /^server\/src\/modules\/([^/]+)\//.exec(path)?.[1];
    if (owner === undefined || !(isScript(path) || isSql(path))) return [];
    return piecesOf(tree, path).flatMap((piece) => readPiece(piece, owner, order));
  });
}

function builderNames(tree: Tree): Violation[] {
  const order = modulesInOrder(tree);
  return tree.paths.flatMap((path) => {
    const owner = /^server\/src\/modules\/([^/]+)\//.exec(path)?.[1];
    if (owner === undefined || !isScript(path)) return [];
    return namedTables(tree, path).flatMap(({ line, name }): Violation[] => {
      const [, schema, table = ''] = /^([a-z_]+)\.([a-z_*]+)/.exec(name) ?? [];
      if (schema === undefined || mayName({ schema, name: table, called: false, referenced: false }, owner, order))
        return [];
      return [{ rule: 'sql/foreign-table', path, line, says: `${owner} names ${schema}.${table}`, mend: mendForeign }];
    });
  });
}

function migrations(tree: Tree): Violation[] {
  const order = modulesInOrder(tree);
  const numbers = new Set<string>();
  return tree.paths.flatMap((path): Violation[] => {
    const file = /^server\/migrations\/(.+)$/.exec(path)?.[1];
    if (file === undefined) return [];
    const [, number = '', owner = ''] = /^(\d{4})_([a-z]+)(?:_[a-z0-9_]+)?\.sql$/.exec(file) ?? [];
    const known = owner === 'platform' || order.includes(owner);
    if (!known || numbers.has(number)) {
      const mend = `Name it NNNN_<module>_<words>.sql with a number of its own; modules are platform, ${order.join(', ')}.`;
      return [{ rule: 'sql/migration-name', path, line: 1, says: `${file} is not the migration of one module`, mend }];
    }
    numbers.add(number);
    const pieces = piecesOf(tree, path);
    return pieces.flatMap((piece) => [...readPiece(piece, owner, order), ...publishedStars(piece)]);
  });
}

/** A published view lists its columns, so that a new column of the table does not leak through it. */
function publishedStars(piece: Piece): Violation[] {
  const views = [
    ...piece.sql.matchAll(/create\s+(?:or\s+replace\s+)?(?:materialized\s+)?view\s+[\w"]+\.published_\w+[^;]*/gi),
  ];
  return views.flatMap((view): Violation[] => {
    const star = /(?:select|,|\.)\s*\*/i.exec(view[0]);
    if (star === null) return [];
    const line = piece.lineOf(view.index + star.index);
    return [
      {
        rule: 'sql/published-star',
        path: piece.path,
        line,
        says: 'a published view selects *',
        mend: 'List its columns by name.',
      },
    ];
  });
}
