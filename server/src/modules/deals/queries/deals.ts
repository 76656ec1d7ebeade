import type { ContractKind, ContractView } from '@jiebang/contract/deals/contract.ts';
import type { Db } from '#platform/db/connection.ts';
import { findContract, findDeal } from '../store.ts';
import { contractView } from '../views.ts';

/** What modules above need of a contract that both parties confirmed. Money in fen, days in Asia/Shanghai. */
export type ConfirmedContract = {
  readonly name: string;
  readonly kind: ContractKind;
  readonly amountFen: number;
  readonly technologyAmountFen: number;
  /** 核定技术性收入, known once registered. */
  readonly approvedIncomeFen: number | null;
  readonly signedOn: string;
  /** Whether the parties were registered in different provinces of the Delta when both had confirmed. */
  readonly crossRegion: boolean;
  /** Whether the parties declared to be under one control or of one group. */
  readonly related: boolean;
  readonly crossBorder: boolean;
  readonly ownerRegion: string | null;
  readonly solverRegion: string | null;
  readonly confirmedAt: Date;
  readonly registrationNumber: string | null;
  /** When the payee confirmed the first payment. */
  readonly paidAt: Date | null;
};

/** The contract of a deal once both parties have confirmed it, also when the deal was voided since (see its state); null before. */
export async function contractOf(db: Db, id: string): Promise<ConfirmedContract | null> {
  const deal = await findDeal(db, id);
  const contract = await findContract(db, id);
  if (!deal || !contract || deal.confirmed_at === null || deal.cross_region === null) return null;
  return {
    name: contract.name,
    kind: contract.kind as ContractKind,
    amountFen: contract.total_fen,
    technologyAmountFen: contract.technology_fen,
    approvedIncomeFen: deal.approved_income_fen,
    signedOn: contract.signed_on,
    crossRegion: deal.cross_region,
    related: deal.related,
    crossBorder: contract.cross_border,
    ownerRegion: deal.owner_region,
    solverRegion: deal.solver_region,
    confirmedAt: deal.confirmed_at,
    registrationNumber: deal.registration_number,
    paidAt: deal.paid_at,
  };
}

/** The contract in full, for the certifier who checks it; null until both parties confirmed it. */
export async function contractForCheck(db: Db, id: string): Promise<ContractView | null> {
  const contract = await findContract(db, id);
  return contract && contract.confirmed_at !== null ? contractView(contract) : null;
}
