import type { NeedRow } from '#modules/needs/index.ts';
import type { Standing } from '../queries/standing.ts';
import type { SignatureContext } from '../rules.ts';

/** What the rules of a signature look at; whom it asks and which words were read is taken as right, unless it is given beside. */
export function signatureContext(
  need: NeedRow,
  at: Date,
  { signs, newest, inForce }: Pick<Standing, 'signs' | 'newest' | 'inForce'>,
  organisationVerified: boolean,
): SignatureContext {
  return {
    now: at.getTime(),
    needState: need.state,
    deadline: need.deadline?.getTime() ?? null,
    organisationVerified,
    signsItself: signs,
    asked: newest?.state === 'asked',
    inForce: inForce !== null,
    strangers: [],
    parties: [],
    outdated: [],
  };
}
