import { useMessages } from '../../../ui/kit/language.tsx';
import { messages as judgingEn } from './judging-messages.en.ts';
import { messages as judgingZh } from './judging-messages.zh.ts';
import { messages as en } from './messages.facts.en.ts';
import { messages as zh } from './messages.facts.zh.ts';
import { useText } from './text.ts';

const all = { zh: { ...zh, ...judgingZh }, en: { ...en, ...judgingEn } };

/** What a fact is in a sentence; one that is not named here is something new all the same. */
export function useFactNames(): (fact: string) => string {
  const names: Readonly<Record<string, string>> = useMessages(all);
  const { something } = useText();
  return (fact) => names[fact] ?? something;
}
