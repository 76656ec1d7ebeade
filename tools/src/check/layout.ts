import { moduleFolders } from './house.ts';
import { isData, isGenerated, isTest } from './kinds.ts';
import type { Rule, Tree, Violation } from './tree.ts';

const moduleFiles = [
  'README.md',
  'index.ts',
  'lifecycle.ts',
  'rules.ts',
  'access.ts',
  'store.ts',
  'views.ts',
  'routes.ts',
  'reactions.ts',
  'invariants.sql',
  'factory.ts',
  'tables.gen.ts',
  'config.ts',
];
const moduleRooms = ['actions', 'queries', 'imports', 'documents'];
const emptyNames = /(^|\/)(utils?|helpers?|commons?|misc|shared|services?|types)(\.[cm]?tsx?$|\/)/;

/** The closed folders of the house: what may stand directly inside each. Files are closed only where `files` is given. */
const rooms: { at: string; folders: readonly string[]; files?: readonly string[] }[] = [
  {
    at: '',
    folders: ['contract', 'server', 'web', 'miniprogram', 'verifier', 'tools', 'docs', '.ci', '.github'],
    files: [
      'ARCHITECTURE.md',
      'STYLE.md',
      'CONTRIBUTING.md',
      'SECURITY.md',
      'README.md',
      'README.zh-CN.md',
      'LICENSE',
      'NOTICE',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'vitest.config.ts',
      'biome.json',
      'knip.json',
      '.npmrc',
      '.gitignore',
      '.gitattributes',
      '.editorconfig',
      '.node-version',
    ],
  },
  { at: 'contract', folders: ['src'] },
  {
    at: 'server',
    folders: ['src', 'migrations', 'demo', 'journeys'],
    files: ['package.json', 'schema.sql', 'README.md'],
  },
  {
    at: 'server/src',
    folders: ['kernel', 'platform', 'modules', 'testing', 'cli'],
    files: ['main.ts', 'app.ts'],
  },
  { at: 'server/src/modules', folders: [], files: [] },
  { at: 'web', folders: ['src', 'public'] },
  { at: 'web/src', folders: ['public', 'workspace', 'ui', 'lib'] },
  { at: 'tools', folders: ['src', 'bootstrap'] },
];

/** Closed folders and the closed vocabulary of file names in a module. */
export const layout: Rule = {
  ids: ['layout/folder', 'layout/module-file', 'layout/empty-name'],
  check: (tree) => [...folderBreaches(tree), ...moduleBreaches(tree), ...nameBreaches(tree)],
};

function folderBreaches(tree: Tree): Violation[] {
  return rooms.flatMap(({ at, folders, files }) => {
    const inside = at === '' ? tree.paths : tree.paths.filter((path) => path.startsWith(`${at}/`));
    const allowed = at === 'server/src/modules' ? moduleFolders(tree) : folders;
    const seen = new Set<string>();
    return inside.flatMap((path): Violation[] => {
      const [entry = '', ...rest] = path.slice(at === '' ? 0 : at.length + 1).split('/');
      const fine = rest.length > 0 ? allowed.includes(entry) : (files?.includes(entry) ?? true) || isTest(entry);
      if (fine || seen.has(entry)) return [];
      seen.add(entry);
      const kinds = [
        `folders: ${allowed.join(', ') || 'none'}`,
        ...(files ? [`files: ${files.join(', ') || 'none'}`] : []),
      ];
      const says = `${entry} has no room in ${at === '' ? 'the root' : at}`;
      return [{ rule: 'layout/folder', path, line: 1, says, mend: `Permitted here are ${kinds.join('; ')}.` }];
    });
  });
}

function moduleBreaches(tree: Tree): Violation[] {
  return tree.paths.flatMap((path): Violation[] => {
    const inside = /^server\/src\/modules\/[^/]+\/(.+)$/.exec(path)?.[1];
    if (inside === undefined || fits(inside)) return [];
    return [
      {
        rule: 'layout/module-file',
        path,
        line: 1,
        says: `${inside} is not a file that a module may have`,
        mend:
          `Permitted are ${moduleFiles.join(' ')}; TypeScript, tests and data in ${moduleRooms.join('/, ')}/; tests ` +
          '`*.test.ts`; and a folder named for a noun (when the module outgrows its budgets) with this same anatomy.',
      },
    ];
  });
}

/** Nouns stand in each other two deep: a noun that outgrows its folder is split as a module is. */
const nounsDeep = 2;

function fits(inside: string, deep = 0): boolean {
  const [first = '', ...rest] = inside.split('/');
  if (rest.length === 0) return moduleFiles.includes(first) || isTest(first);
  const [name = ''] = rest;
  if (moduleRooms.includes(first)) return rest.length === 1 && (name.endsWith('.ts') || isData(name));
  return deep < nounsDeep && /^[a-z]+(-[a-z]+)*$/.test(first) && fits(rest.join('/'), deep + 1);
}

function nameBreaches(tree: Tree): Violation[] {
  return tree.paths
    .filter(
      (path) =>
        emptyNames.test(path) && !isGenerated(path) && /^(contract|server|web|miniprogram|verifier|tools)\//.test(path),
    )
    .map((path) => ({
      rule: 'layout/empty-name',
      path,
      line: 1,
      says: 'this name says nothing about what is inside',
      mend: 'Name the file or folder for its noun (money.ts, deadlines.ts), one subject in each.',
    }));
}
