import { type Telling, tellings } from '../config.ts';
import { contestTellings } from '../contest/config.ts';
import { followTellings } from '../follow/config.ts';

/** Those who sign for an organisation are named by the fact itself, each as a person. */
const signing: readonly Telling[] = [
  {
    fact: 'need_signature_asked',
    to: 'people',
    as: 'owner',
    topic: 'tasks',
    mail: true,
    address: '/workspace/needs/{need}/edit',
  },
];

/** Who is told of what, and as what, of every noun. */
export const allTellings: readonly Telling[] = [...tellings, ...signing, ...followTellings, ...contestTellings];
