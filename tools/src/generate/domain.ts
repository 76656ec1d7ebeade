import type { Lifecycle, Row } from '../../../server/src/kernel/lifecycle.ts';
import { messages as kitEn } from '../../../web/src/lib/messages/kit.en.ts';
import { messages as kitZh } from '../../../web/src/lib/messages/kit.zh.ts';
import { words as wordsEn } from '../../../web/src/lib/messages/words.en.ts';
import { words as wordsZh } from '../../../web/src/lib/messages/words.zh.ts';

type Names = Readonly<Record<string, string>>;
const zh: Readonly<Record<string, unknown>> = { ...kitZh, ...wordsZh };
const en: Readonly<Record<string, unknown>> = { ...kitEn, ...wordsEn };
const partsZh: Names = kitZh.roles;

/** What people are shown for each state of a noun, where the web shows it. */
function stateNames(messages: Readonly<Record<string, unknown>>, noun: string): Names {
  const key = `${noun.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}State`;
  return (messages[key] ?? {}) as Names;
}

const code = (text: string) => `\`${text}\``;
const list = (texts: readonly string[] | undefined) => (texts ?? []).map(code).join(', ') || '–';
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const part = (name: string) => (partsZh[name] === undefined ? code(name) : `${code(name)} ${partsZh[name]}`);

/** States that nothing leads out of. */
function lastStates(life: Lifecycle): string[] {
  return life.states.filter((state) => !life.rows.some((move) => move.from.includes(state) && move.to !== state));
}

/** The page of one lifecycle: its states with what may be done in each, every legal move, and a picture. */
export function lifecyclePage(module: string, life: Lifecycle): string {
  const [chinese, english] = [stateNames(zh, life.noun), stateNames(en, life.noun)];
  const states = life.states.map((state) => [
    code(state),
    chinese[state] ?? '–',
    english[state] ?? '–',
    life.rows
      .filter((move) => move.from.includes(state))
      .map((move) => `${code(move.action)}${move.to === state ? '' : ` → ${code(move.to)}`}`)
      .join('<br>') || '–',
  ]);
  const moves = life.rows.map((move) => [
    code(move.action),
    list(move.from),
    code(move.to),
    move.by.map(part).join(', '),
    list(move.when),
    code(move.fact),
  ]);
  return `# ${life.noun}

The life of a ${life.noun.replaceAll('_', ' ')}, of the module \`${module}\` (table \`${life.table}\`); printed from its \`lifecycle.ts\` by \`npm run generate\`.

## States, and what may be done in each

${table(['state', '中文', 'English', 'actions'], states)}

## Legal moves

Whoever is none of "by" is refused \`forbidden\`; in another state \`not_in_this_state\`; then the rules are asked in this order, each with
its own refusal (\`rules.ts\` of the module). Who has which part: \`access.ts\`.

${table(['action', 'from', 'to', 'by', 'when', 'fact'], moves)}

## Picture

\`\`\`mermaid
stateDiagram-v2
${pictureOf(life, chinese)
  .map((line) => `  ${line}`)
  .join('\n')}
\`\`\`
`;
}

function pictureOf(life: Lifecycle, names: Names): string[] {
  const arrows = new Map<string, string[]>();
  const draw = (from: string, move: Row) => {
    const arrow = `${from} --> ${move.to}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), move.action]);
  };
  for (const move of life.rows) {
    if (move.from.length === 0) draw('[*]', move);
    for (const from of move.from) draw(from, move);
  }
  return [
    ...life.states.map((state) => `${state}: ${state}${names[state] === undefined ? '' : ` ${names[state]}`}`),
    ...[...arrows].map(([arrow, actions]) => `${arrow}: ${actions.join(', ')}`),
    ...lastStates(life).map((state) => `${state} --> [*]`),
  ];
}

/** The index of the folder. */
export function domainIndex(lives: readonly { module: string; life: Lifecycle }[]): string {
  const rows = lives.map(({ module, life }) => [
    `[${life.noun}](${life.noun}.md)`,
    code(module),
    String(life.states.length),
    String(life.rows.length),
    list(lastStates(life)),
  ]);
  return `# The domain, as the code has it

Printed by \`npm run generate\` from every module's lifecycles; CI fails when a page and the code differ, and when a database that the
migrations make admits other moves. What follows from each fact: [facts](facts.md).

${table(['noun', 'module', 'states', 'rows', 'ends in'], rows)}
`;
}
