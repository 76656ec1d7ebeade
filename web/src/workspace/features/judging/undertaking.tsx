import { undertakingNow } from '@jiebang/contract/judging/panel.ts';
import { undertakings } from '@jiebang/contract/judging/undertakings.data.ts';
import type { Ask } from '../../../ui/kit/act.tsx';
import { useLocale } from '../../../ui/kit/language.tsx';
import { useText } from './text.ts';

/** What is typed when the undertaking is signed. */
export type Undertaken = { interests: readonly { organisation: string }[] };

/** How judges and translators sign the 保密与回避承诺书: what is asked, and what is sent of what they said. */
export function useUndertaking() {
  const m = useText();
  const language = useLocale();
  const ask: Ask = {
    says: (
      <>
        <p>{undertakings[undertakingNow][language]}</p>
        <p className="soft">{m.interestsHint}</p>
      </>
    ),
    fields: [
      {
        kind: 'rows',
        name: 'interests',
        label: m.interests,
        add: m.addInterest,
        max: 50,
        fields: [{ kind: 'organisation', name: 'organisation', label: m.organisation, required: true }],
      },
      { kind: 'flag', name: 'agreed', label: m.agree, required: true },
    ],
  };
  const signed = ({ interests }: Undertaken) => ({
    undertaking: undertakingNow,
    language,
    interests: interests.map(({ organisation }) => organisation),
  });
  return { ask, signed };
}
