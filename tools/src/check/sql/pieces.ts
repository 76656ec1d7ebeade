import ts from 'typescript';
import { isSql } from '../kinds.ts';
import { lineAt, type Tree } from '../tree.ts';

/** A piece of SQL in a file; offsets in `sql` are offsets from the piece's start. */
export type Piece = { path: string; sql: string; lineOf: (offset: number) => number };
/** A table that a query builder is told by name. */
export type Named = { path: string; line: number; name: string };

const takesTable =
  /^(selectFrom|insertInto|updateTable|deleteFrom|mergeInto|from|using|(inner|left|right|full|cross)Join(Lateral)?|withSchema|table|id)$/;

/** The SQL of one file: all of an .sql file, or each template marked `sql` with its holes blanked out. */
export function piecesOf(tree: Tree, path: string): Piece[] {
  const text = tree.text(path);
  if (isSql(path)) return [{ path, sql: text, lineOf: (offset) => lineAt(text, offset) }];
  const pieces: Piece[] = [];
  walk(tree.source(path), (node) => {
    if (!ts.isTaggedTemplateExpression(node) || node.tag.getText() !== 'sql') return;
    const start = node.template.getStart();
    pieces.push({ path, sql: blankHoles(text, node.template), lineOf: (offset) => lineAt(text, start + offset) });
  });
  return pieces;
}

/** Tables named by text in calls such as `selectFrom('needs.need as n')` and `sql.table('needs.need')`. */
export function namedTables(tree: Tree, path: string): Named[] {
  const named: Named[] = [];
  walk(tree.source(path), (node) => {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return;
    if (!takesTable.test(node.expression.name.text)) return;
    const [first] = node.arguments;
    const texts = first !== undefined && ts.isArrayLiteralExpression(first) ? [...first.elements] : [first];
    for (const text of texts) {
      if (text === undefined || !ts.isStringLiteralLike(text)) continue;
      const isSchema = node.expression.name.text === 'withSchema';
      named.push({
        path,
        line: lineAt(tree.text(path), text.getStart()),
        name: isSchema ? `${text.text}.*` : text.text,
      });
    }
  });
  return named;
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function blankHoles(text: string, template: ts.TemplateLiteral): string {
  const start = template.getStart();
  let sql = ` ${text.slice(start + 1, template.getEnd() - 1)} `;
  if (ts.isNoSubstitutionTemplateLiteral(template)) return sql;
  for (const span of template.templateSpans) {
    const from = span.expression.getFullStart() - 2 - start;
    const to = span.literal.getStart() + 1 - start;
    const hole = sql.slice(from, to).replace(/[^\n]/g, ' ');
    sql = `${sql.slice(0, from)}$0${hole.slice(2)}${sql.slice(to)}`;
  }
  return sql;
}
