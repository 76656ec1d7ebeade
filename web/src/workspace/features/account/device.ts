import type { Locale } from '../../../lib/locale.ts';

// In this order: each calls itself by the names of those below it too.
const browsers = [
  ['MicroMessenger', { zh: '微信', en: 'WeChat' }],
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
export function deviceOf(agent: string, locale: Locale): string {
  const known = [browsers, systems].flatMap((list) => list.find(([mark]) => agent.includes(mark))?.[1] ?? []);
  const names = known.map((name) => (typeof name === 'string' ? name : name[locale]));
  return names.length > 0 ? names.join(' · ') : agent.slice(0, 60);
}
