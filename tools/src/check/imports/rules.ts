import type { IForbiddenRuleType } from 'dependency-cruiser';

/** A rule of dependency-cruiser; what follows `~` in a name is the module that the rule was made for. */
type ImportRule = IForbiddenRuleType & { name: string; comment: string };

const ours = '^(contract|server|web|miniprogram|verifier|tools)/';
const test = '\\.test\\.tsx?$';
const clients = '^(web|miniprogram|verifier)/';
const pureCore = '^(node:)?(crypto|buffer|util|assert|url)$';
// Written as an alternative, since dependency-cruiser refuses nested repetition.
const inNoun = '(?!(?:actions|queries|imports|documents)/)[^/]+/';
const noun = `(?:|${inNoun}|${inNoun}${inNoun})`;
const inModule = '^server/src/modules/([^/]+)/';
const own = '^server/src/modules/$1/';
const testing = ['^server/src/testing/', '^server/(journeys|demo)/'];
const runtimeOnly = { dependencyTypesNot: ['type-only', 'type-import'] as ('type-only' | 'type-import')[] };

/** "Who may import what" of ARCHITECTURE.md. `order` is the list of app.ts: a module may import those before it. */
export function importRules(order: readonly string[]): ImportRule[] {
  return [...foundations, ...layers, ...entries, ...orderRules(order), ...clientRules, ...everywhere];
}

const foundations: ImportRule[] = [
  {
    name: 'imports/contract-alone',
    comment: 'The contract imports zod and itself: what else it needs belongs to the side that has it.',
    from: { path: '^contract/', pathNot: test },
    to: { pathNot: ['^contract/', '(^|/)node_modules/zod/'] },
  },
  {
    name: 'imports/contract-tests',
    comment: 'A test of the contract needs nothing of ours but the contract.',
    from: { path: `^contract/.*${test}` },
    to: { path: ours, pathNot: '^contract/' },
  },
  {
    name: 'imports/kernel-pure',
    comment: 'The kernel computes: no I/O, no packages, nothing of ours. Pass in what it needs as values.',
    from: { path: '^server/src/kernel/', pathNot: test },
    to: { pathNot: ['^server/src/kernel/', pureCore] },
  },
  {
    name: 'imports/kernel-tests',
    comment: 'A test of the kernel needs nothing of ours but the kernel.',
    from: { path: `^server/src/kernel/.*${test}` },
    to: { path: ours, pathNot: '^server/src/kernel/' },
  },
  {
    // The contract is open to the platform: platform/http serves its routes and turns its refusals into problem documents.
    name: 'imports/platform-below',
    comment: 'The platform knows kernel and contract, never a module: let app.ts hand the module in.',
    from: { path: '^server/src/platform/', pathNot: test },
    to: { path: ours, pathNot: ['^server/src/(platform|kernel)/', '^contract/'] },
  },
  {
    name: 'imports/platform-tests',
    comment: 'A test of the platform needs platform, kernel, contract and testing.',
    from: { path: `^server/src/platform/.*${test}` },
    to: { path: ours, pathNot: ['^server/src/(platform|kernel|testing)/', '^contract/'] },
  },
];

const layers: ImportRule[] = [
  {
    name: 'imports/rules-pure',
    comment: 'lifecycle, rules and access import kernel and contract (and each other): the action loads, they decide.',
    from: { path: `${inModule}${noun}(lifecycle|rules|access)\\.ts$` },
    to: {
      pathNot: ['^server/src/kernel/', '^contract/', `${own}${noun}(lifecycle|rules|access|config)\\.ts$`, pureCore],
    },
  },
  {
    name: 'imports/config-pure',
    comment: 'config declares settings, which rules may read: it imports kernel, contract and zod.',
    from: { path: `${inModule}${noun}config\\.ts$` },
    to: { pathNot: ['^server/src/kernel/', '^contract/', '(^|/)node_modules/zod/', pureCore] },
  },
  {
    name: 'imports/routes-hand-over',
    comment: 'Routes import actions, queries, views, access, documents, imports, the contract and platform/http.',
    from: { path: `${inModule}${noun}routes\\.ts$` },
    to: {
      pathNot: [
        `${own}${noun}((actions|queries|documents|imports)/|(views|access|routes)\\.ts$)`,
        '^contract/',
        '^server/src/platform/http[/.]',
      ],
    },
  },
  {
    name: 'imports/actions-below-routes',
    comment: 'Data walks one way: only index.ts imports routes and reactions.',
    from: { path: '^server/src/modules/', pathNot: [test, '/(index|routes)\\.ts$'] },
    to: { path: '^server/src/modules/.*/(routes|reactions)\\.ts$' },
  },
];

const entries: ImportRule[] = [
  {
    name: 'imports/module-entry',
    comment: 'Another module is reached through its index.ts; export there what it offers.',
    from: { path: inModule, pathNot: [test, '/factory\\.ts$'] },
    to: { path: '^server/src/modules/', pathNot: [own, '^server/src/modules/[^/]+/index\\.ts$'] },
  },
  {
    name: 'imports/module-entry-of-tests',
    comment: 'Tests and factories reach another module through its index.ts or factory.ts.',
    from: { path: `${inModule}.*(${test}|/factory\\.ts$)` },
    to: { path: '^server/src/modules/', pathNot: [own, '^server/src/modules/[^/]+/(index|factory)\\.ts$'] },
  },
  {
    name: 'imports/module-entry-from-outside',
    comment: 'A module is reached through its index.ts; tests, journeys and the demo may also use its factory.ts.',
    from: { pathNot: ['^server/src/modules/'] },
    to: { path: '^server/src/modules/', pathNot: '^server/src/modules/[^/]+/(index|factory)\\.ts$' },
  },
  {
    name: 'imports/nobody-hears-back',
    comment: 'notifications and statistics listen to facts; nobody but desk and app.ts imports them. Record a fact.',
    from: { path: inModule, pathNot: '^server/src/modules/desk/' },
    to: { path: '^server/src/modules/(notifications|statistics)/', pathNot: own },
  },
  {
    name: 'imports/no-tests-in-product',
    comment: 'What is shipped imports no test, factory, testing, journey or tool.',
    from: { path: ours, pathNot: [test, '/factory\\.ts$', '^tools/', ...testing] },
    to: { path: [test, '/factory\\.ts$', '^server/src/testing/', '^server/journeys/', '^tools/'] },
  },
];

function orderRules(order: readonly string[]): ImportRule[] {
  return order.slice(0, -1).map((module, i) => ({
    name: `imports/module-order~${module}`,
    comment: `Modules know only those before them in app.ts (${order.join(', ')}): call downward, or record a fact and react.`,
    from: { path: `^server/src/modules/${module}/` },
    to: { path: `^server/src/modules/(${order.slice(i + 1).join('|')})/` },
  }));
}

const clientRules: ImportRule[] = [
  {
    name: 'imports/clients-apart',
    comment: 'Clients share the contract with the server and nothing else, nor with each other.',
    from: { path: clients },
    to: { path: ours, pathNot: ['^$1/', '^contract/'] },
  },
  {
    name: 'imports/client-lib',
    comment: 'lib knows nothing above it.',
    from: { path: '^(web|miniprogram)/src/lib/' },
    to: { path: '^$1/src/', pathNot: '^$1/src/lib/' },
  },
  {
    name: 'imports/client-ui',
    comment: 'ui imports lib: what knows a feature belongs to that feature.',
    from: { path: '^(web|miniprogram)/src/ui/' },
    to: { path: '^$1/src/', pathNot: '^$1/src/(ui|lib)/' },
  },
  {
    name: 'imports/client-features',
    comment: 'A feature imports ui and lib, no page and no other feature: a page composes them.',
    from: { path: '^(web|miniprogram)/src/(|.*/)features/([^/.]+)' },
    to: { path: '^$1/src/', pathNot: ['^$1/src/(ui|lib)/', '^$1/src/$2features/$3[/.]'] },
  },
  {
    name: 'imports/public-light',
    comment: 'Public pages are plain React: no Ant Design, charts or workspace, not even through another file.',
    from: { path: '^web/src/public/' },
    to: { path: ['(^|/)node_modules/(antd|@ant-design|echarts)/', '^web/src/workspace/'], reachable: true },
  },
];

const everywhere: ImportRule[] = [
  {
    name: 'imports/circle',
    comment: 'Files that need each other are one subject, or share a third: move what both need below them.',
    from: { path: ours },
    to: { circular: true, viaOnly: runtimeOnly },
  },
  {
    name: 'imports/unresolved',
    comment:
      'Name a file that exists, with its ending: relative, #kernel/…, #platform/…, #modules/…, @jiebang/contract/….',
    from: {},
    to: { couldNotResolve: true, path: '^(\\.|#|@jiebang/)' },
  },
];
