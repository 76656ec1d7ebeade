import type { PublicFinal } from '@jiebang/contract/judging/stage/final.ts';
import type { StageMessages } from '../../../lib/messages/stage.zh.ts';

type NameProps = { readonly m: StageMessages; readonly final: PublicFinal; readonly item: number };

/** A finalist by the organisation's name, or by the number where the final does not tell names. */
export function Name({ m, final, item }: NameProps) {
  const name = final.items.find((one) => one.item === item)?.name;
  return <span {...(name ? { lang: 'zh-CN' } : {})}>{name ?? m.item(item)}</span>;
}
