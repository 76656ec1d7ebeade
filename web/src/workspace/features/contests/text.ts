import { useMessages } from '../../../ui/kit/language.tsx';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh.ts';
import { messages as rulesEn } from './rule/messages.en.ts';
import { messages as rulesZh } from './rule/messages.zh.ts';

export const useText = () => useMessages({ zh, en });
export const useRuleText = () => useMessages({ zh: rulesZh, en: rulesEn });
export type RuleText = typeof rulesZh;
