import type pg from 'pg';

const types: Readonly<Record<string, string>> = {
  uuid: 'string',
  text: 'string',
  varchar: 'string',
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  numeric: 'string',
  timestamptz: 'Date',
  date: 'string',
  bytea: 'Buffer',
  tsvector: 'string',
  inet: 'string',
  interval: 'string',
};

type Column = { table: string; name: string; type: string; nullable: boolean; defaulted: boolean; always: boolean };

/** The TypeScript of each module's tables, by schema: `tables.gen.ts` for Kysely. */
export async function tableTypes(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<Column & { schema: string }>(`
    select n.nspname as schema, c.relname as table, a.attname as name, t.typname as type, not a.attnotnull as nullable,
      a.atthasdef or a.attidentity <> '' as defaulted, a.attidentity = 'a' or a.attgenerated <> '' as always
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid and c.relkind in ('r', 'v', 'p')
    join pg_namespace n on n.oid = c.relnamespace and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'platform', 'graphile_worker')
      and n.nspname not like 'pg_%'
    join pg_type t on t.oid = a.atttypid
    where a.attnum > 0 and not a.attisdropped
    order by 1, 2, a.attnum`);
  const modules = new Map<string, string>();
  for (const schema of new Set(rows.map((row) => row.schema))) {
    modules.set(
      schema,
      moduleText(
        schema,
        rows.filter((row) => row.schema === schema),
      ),
    );
  }
  return modules;
}

function moduleText(schema: string, columns: readonly Column[]): string {
  const imports = new Set<string>();
  const bodies = [...new Set(columns.map((column) => column.table))].map((table) => {
    const lines = columns
      .filter((column) => column.table === table)
      .map((column) => `    ${column.name}: ${typeOf(column, imports)};`);
    return `  '${schema}.${table}': {\n${lines.join('\n')}\n  };`;
  });
  const name = schema.charAt(0).toUpperCase() + schema.slice(1);
  const importLine = imports.size > 0 ? `import type { ${[...imports].sort().join(', ')} } from 'kysely';\n\n` : '';
  return `${importLine}/** Tables of the schema ${schema}; written by \`npm run generate\` from the database. */\nexport type ${name}Tables = {\n${bodies.join('\n')}\n};\n`;
}

function typeOf(column: Column, imports: Set<string>): string {
  const nullable = column.nullable ? ' | null' : '';
  if (column.type === 'jsonb') {
    imports.add('ColumnType');
    return column.defaulted || column.nullable
      ? 'ColumnType<unknown, string | null | undefined, string | null>'
      : 'ColumnType<unknown, string, string>';
  }
  const array = column.type.startsWith('_');
  const base = types[array ? column.type.slice(1) : column.type];
  if (base === undefined)
    throw new Error(`no TypeScript type for the column type ${column.type} of ${column.table}.${column.name}`);
  const full = `${base}${array ? '[]' : ''}${nullable}`;
  if (column.always) {
    imports.add('GeneratedAlways');
    return `GeneratedAlways<${full}>`;
  }
  if (column.defaulted) {
    imports.add('Generated');
    return `Generated<${full}>`;
  }
  return full;
}
