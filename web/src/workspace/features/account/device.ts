// In this order: each calls itself by the names of those below it too.
const browsers = [
  ['MicroMessenger', '微信 WeChat'],
  ['Edg', 'Edge'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const systems = [
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['HarmonyOS', 'HarmonyOS'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** A device as its owner knows it, from what its browser calls itself: `Chrome · Windows`. What says neither is shown as it is. */
export function deviceOf(agent: string): string {
  const known = [browsers, systems].flatMap((list) => list.find(([mark]) => agent.includes(mark))?.[1] ?? []);
  return known.length > 0 ? known.join(' · ') : agent.slice(0, 60);
}
