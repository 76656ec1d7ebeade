import type { ContractKind } from '@jiebang/contract/deals/contract.ts';

/** The title that the exchange gives its document; to be approved by the exchange (待技术交易所确认). */
export const documentTitle = '技术交易鉴证书';
/** What begins each number: 揭榜鉴证. */
export const numberPrefix = 'JZ';
/** Files of one application at most. */
export const mostMaterials = 50;

/** Kinds of contract as they are printed. */
export const printedKinds: Readonly<Record<ContractKind, string>> = {
  development_commissioned: '技术开发（委托）',
  development_cooperative: '技术开发（合作）',
  transfer: '技术转让',
  licence: '技术许可',
  consulting: '技术咨询',
  service: '技术服务',
  equity: '作价投资',
};
