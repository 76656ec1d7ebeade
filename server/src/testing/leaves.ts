import type { z } from 'zod';

/** Each place at which a value described by a schema may hold something: `title`, `answers[].how`. */
export function leavesOf(schema: z.ZodType, at = ''): string[] {
  const { shape, element, innerType } = schema.def as { shape?: object; element?: z.ZodType; innerType?: z.ZodType };
  if (innerType) return leavesOf(innerType, at);
  if (element) return leavesOf(element, `${at}[]`);
  if (!shape) return [at];
  return Object.entries(shape).flatMap(([name, field]) => leavesOf(field as z.ZodType, at ? `${at}.${name}` : name));
}

/**
 * The places of a schema at which none of some values holds a canary, as `holds` says of what stands there in JSON. A test of canaries
 * names them, each for a reason: a new field is among them until a canary is planted in it.
 */
export function leavesWithout(
  schema: z.ZodType,
  values: readonly unknown[],
  holds: (json: string) => boolean,
): string[] {
  return leavesOf(schema).filter((leaf) => !values.some((value) => standingAt(value, leaf.split('.')).some(holds)));
}

function standingAt(value: unknown, [first, ...rest]: readonly string[]): string[] {
  if (first === undefined) return [JSON.stringify(value) ?? ''];
  const field = (value as Record<string, unknown> | undefined)?.[first.replaceAll('[]', '')];
  const found = first.endsWith('[]') ? ((field ?? []) as unknown[]) : [field];
  return found.flatMap((one) => standingAt(one, rest));
}
