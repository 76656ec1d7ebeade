import type { HandleKind } from '@jiebang/contract/identity/sign-in/handle.ts';
import { api } from '../lib/api.ts';
import type { Field, Values } from './kit/form/field.ts';
import { useKit } from './kit/language.tsx';
import { useRead } from './kit/read.tsx';

/** What the fields of `useWhom` hold. */
export type Whom = { readonly by: HandleKind; readonly email: string | null; readonly mobile: string | null };

/**
 * The fields by which somebody is named who may have no account yet: an e-mail address or, where invitations are texted, a mobile
 * number; with what they begin with, and what of them is sent.
 */
export function useWhom() {
  const kit = useKit();
  const ways = useRead(['sign-in-ways'], () => api.identity.signInWays());
  const offered = ways.data?.invites === true;
  const { by, email, mobile, mobileHint, kinds } = kit.whom;
  const isBy = (kind: HandleKind) => (values: Values) => (values['by'] ?? 'email') === kind;
  const options = (['email', 'mobile'] as const).map((value) => ({ value, label: kinds[value] }));
  const fields: Field[] = [
    { kind: 'choice', name: 'by', label: by, options, required: true, when: () => offered },
    { kind: 'email', name: 'email', label: email, required: true, when: isBy('email') },
    {
      kind: 'line',
      name: 'mobile',
      label: mobile,
      hint: mobileHint,
      max: 40,
      required: true,
      inputMode: 'tel',
      when: isBy('mobile'),
    },
  ];
  const initial: Whom = { by: 'email', email: null, mobile: null };
  return { fields, initial };
}

/** Of what was typed, the one handle that is meant, as the contract takes it. */
export const handleIn = (typed: Whom): { readonly email: string } | { readonly mobile: string } =>
  typed.by === 'mobile' ? { mobile: typed.mobile ?? '' } : { email: typed.email ?? '' };
