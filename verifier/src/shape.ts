import type { Json } from './canonical-json.ts';
import { bad, type Finding } from './finding.ts';

/** Looks at a value at a place in the document; null where it is as it should be. */
export type Shape = (value: Json | undefined, place: string) => Finding | null;

const wrong = (place: string, zh: string, en: string): Finding => bad(place, `${zh}。`, `${en}.`);

/** A text that matches. */
export const text =
  (pattern: RegExp, zh: string, en: string): Shape =>
  (value, place) =>
    typeof value === 'string' && pattern.test(value) ? null : wrong(place, `应为${zh}`, `should be ${en}`);

/** Exactly one of these texts. */
export const oneOf =
  (...allowed: string[]): Shape =>
  (value, place) =>
    typeof value === 'string' && allowed.includes(value)
      ? null
      : wrong(
          place,
          `应为 ${allowed.join('、')}，文件里是 ${JSON.stringify(value)}`,
          `should be ${allowed.join(' or ')}, the file says ${JSON.stringify(value)}`,
        );

/** A whole number from `least` up. */
export const whole =
  (least: number): Shape =>
  (value, place) =>
    Number.isSafeInteger(value) && Number(value) >= least
      ? null
      : wrong(place, `应为不小于 ${least} 的整数`, `should be a whole number from ${least} up`);

/** Any number. */
export const number: Shape = (value, place) =>
  typeof value === 'number' ? null : wrong(place, '应为数字', 'should be a number');

/** Any object. */
export const anyObject: Shape = (value, place) =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? null
    : wrong(place, '应为对象', 'should be an object');

/** True or false. */
export const truth: Shape = (value, place) =>
  typeof value === 'boolean' ? null : wrong(place, '应为 true 或 false', 'should be true or false');

/** What has the shape, or null. */
export const orNull =
  (shape: Shape): Shape =>
  (value, place) =>
    value === null ? null : shape(value, place);

/** An object whose members, whatever they are called, have the shape. */
export const eachOf =
  (shape: Shape): Shape =>
  (value, place) =>
    anyObject(value, place) ??
    Object.entries(value as { [key: string]: Json })
      .map(([key, each]) => shape(each, `${place}.${key}`))
      .find((found) => found !== null) ??
    null;

/** An object whose shape is told by one of its members. */
export const byMember =
  (member: string, shapes: { readonly [value: string]: Shape }): Shape =>
  (value, place) => {
    const found = anyObject(value, place);
    if (found) return found;
    const told = (value as { [key: string]: Json })[member];
    const at = place === '' ? member : `${place}.${member}`;
    if (told === undefined) return Object.values(shapes)[0]?.(value, place) ?? null;
    const unknown = oneOf(...Object.keys(shapes))(told, at);
    return unknown ?? shapes[String(told)]?.(value, place) ?? null;
  };

/** A list in which every item has the shape. */
export const list =
  (item: Shape, most: number): Shape =>
  (value, place) => {
    if (!Array.isArray(value)) return wrong(place, '应为列表', 'should be a list');
    if (value.length > most) return wrong(place, `超过 ${most} 项`, `has more than ${most} items`);
    return value.map((each, index) => item(each, `${place}[${index}]`)).find((found) => found !== null) ?? null;
  };

/** An object with exactly these members; those in `optional` may be absent. */
export const object =
  (members: { readonly [key: string]: Shape }, optional: readonly string[] = []): Shape =>
  (value, place) => {
    const found = anyObject(value, place);
    if (found) return found;
    const given = value as { [key: string]: Json };
    const at = (key: string): string => (place === '' ? key : `${place}.${key}`);
    const strange = Object.keys(given).find((key) => !Object.hasOwn(members, key));
    const absent = Object.keys(members).filter((key) => !Object.hasOwn(given, key));
    const missing = absent.find((key) => !optional.includes(key));
    // A key that was misspelt is missing and strange at once; the blame goes to what should stand there.
    const misspelt = missing ?? absent[0];
    if (misspelt !== undefined && strange !== undefined) {
      const instead = JSON.stringify(strange);
      return wrong(at(misspelt), `没有这一项，却有 ${instead}`, `is missing, and there is ${instead} instead`);
    }
    if (missing !== undefined) return wrong(at(missing), '缺少这一项', 'is missing');
    if (strange !== undefined) return wrong(at(strange), '格式里没有这一项', 'the format has no such member');
    for (const [key, shape] of Object.entries(members)) {
      if (!Object.hasOwn(given, key)) continue;
      const problem = shape(given[key], at(key));
      if (problem) return problem;
    }
    return null;
  };
