import { type GrantedRole, holdsAnywhere, type Viewer } from '#kernel/viewer.ts';

/** Who keeps the glossary: translators of any contest; who keeps the library, since its texts teach; who organises; and administrators. */
export const glossaryKeepers = [
  'translator',
  'reviewer',
  'organiser',
  'admin',
] as const satisfies readonly GrantedRole[];

/** The role in which one of them speaks. */
export function roleOf(viewer: Viewer): GrantedRole {
  const role = glossaryKeepers.find((one) => holdsAnywhere(viewer, one));
  if (!role) throw new Error('who keeps the glossary holds none of its roles');
  return role;
}
