import { useMessages } from '../../../../ui/kit/language.tsx';
import { messages as en } from './messages.en.ts';
import { messages as zh } from './messages.zh.ts';

export const useText = () => useMessages({ zh, en });
