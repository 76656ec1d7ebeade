import { type Telling, tellings } from '../config.ts';
import { contestTellings } from '../contest/config.ts';
import { followTellings } from '../follow/config.ts';

/** Those who sign for an organisation are named by the fact itself, each as a person. */
const told = { to: 'people', as: 'owner', topic: 'tasks', mail: true } as const;
const signing: readonly Telling[] = [
  { ...told, fact: 'need_signature_asked', address: '/workspace/needs/{need}/edit' },
  { ...told, fact: 'need_withdrawal_asked', address: '/workspace/needs/{need}' },
];

/** Who is told of what, and as what, of every noun. */
export const allTellings: readonly Telling[] = [...tellings, ...signing, ...followTellings, ...contestTellings];
