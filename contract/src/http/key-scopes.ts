import { z } from 'zod';

/** What an organisation's API key may be given. None judges, signs, accepts terms, reads sealed or confidential text, handles money or manages people. */
export const KeyScope = z.enum(['read_needs', 'write_need_drafts', 'read_solution_states']);
export type KeyScope = z.infer<typeof KeyScope>;

/** Every route that a key may call, by the scope it asks for. Whatever is not here is closed to keys. */
export const keyRoutes: Readonly<Record<KeyScope, readonly string[]>> = {
  read_needs: ['needs.list', 'needs.work'],
  write_need_drafts: ['needs.create', 'needs.edit'],
  read_solution_states: ['solutions.states'],
};

/** The scope that a key needs for a route; null where keys have no way. */
export function scopeOf(route: string): KeyScope | null {
  return KeyScope.options.find((scope) => keyRoutes[scope].includes(route)) ?? null;
}
