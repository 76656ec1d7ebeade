import {
  type Application,
  type ApplicationCard,
  type ApplicationState,
  certificationChecklist,
  type PublicCertificate,
} from '@jiebang/contract/certification/certificate.ts';
import type { ContractView } from '@jiebang/contract/deals/contract.ts';
import { allowed } from '#kernel/lifecycle.ts';
import { shanghaiDate } from '#kernel/working-days.ts';
import type { DealRow } from '#modules/deals/index.ts';
import type { OrganisationCard } from '#modules/identity/index.ts';
import { moveView, type NamedMove } from '#platform/db/move.ts';
import type { SavedFile } from '#platform/files/store.ts';
import { applicationLife, type CertificationPart } from './lifecycle.ts';
import { type CertificationContext, certificationRules } from './rules.ts';
import type { ApplicationRow, CertificateRow } from './store.ts';

export type Names = ReadonlyMap<string, OrganisationCard>;
export type ApplicationParts = {
  readonly application: ApplicationRow;
  readonly deal: DealRow;
  readonly names: Names;
  readonly contract: ContractView;
  readonly files: readonly SavedFile[];
  readonly number: string | null;
  readonly moves: readonly NamedMove[];
  readonly as: readonly CertificationPart[];
  readonly context: CertificationContext;
};

/** An application for the parties and the certifier. The checklist is taken as filled in: `can` tells whether the form is worth opening. */
export function applicationView(parts: ApplicationParts): Application {
  const { application, deal, names, as } = parts;
  return {
    id: application.id,
    version: application.version,
    state: application.state,
    since: application.moved_at.toISOString(),
    deal: deal.id,
    need: { number: deal.need_number, title: deal.title },
    owner: names.get(deal.owner)?.name ?? '',
    solver: names.get(deal.solver)?.name ?? '',
    contract: parts.contract,
    crossRegion: deal.cross_region ?? false,
    registrationNumber: deal.registration_number,
    showAmount: { owner: application.owner_shows_amount, solver: application.solver_shows_amount },
    materials: parts.files.map(({ id, name, size, scan, at }) => ({ id, name, size, scan, at: at.toISOString() })),
    certificateNumber: parts.number,
    moves: parts.moves.map((move) => moveView<ApplicationState>(move)),
    can: allowed(applicationLife, certificationRules, {
      state: application.state,
      as,
      context: { ...parts.context, checked: certificationChecklist },
    }) as Application['can'],
  };
}

/** A line of a list of applications. */
export function applicationCard(
  application: ApplicationRow,
  deal: DealRow,
  names: Names,
  number: string | undefined,
): ApplicationCard {
  return {
    id: application.id,
    state: application.state,
    since: application.moved_at.toISOString(),
    appliedAt: application.created_at.toISOString(),
    deal: deal.id,
    needNumber: deal.need_number,
    title: deal.title,
    owner: names.get(deal.owner)?.name ?? '',
    solver: names.get(deal.solver)?.name ?? '',
    certificateNumber: number ?? null,
  };
}

/** A certificate as anyone sees it: what the signed document says, and whether it holds. */
export function publicCertificate(
  certificate: CertificateRow,
  title: string,
  shown: { readonly address: string; readonly qr: string; readonly inLog: boolean },
): PublicCertificate {
  const { content } = certificate.document;
  return {
    number: certificate.number,
    status: certificate.revoked_at === null ? 'valid' : 'revoked',
    revokedOn: certificate.revoked_at === null ? null : shanghaiDate(certificate.revoked_at),
    sample: content.sample,
    title: content.title,
    issuer: content.issuer,
    issuedAt: content.issuedAt,
    need: { number: content.need ?? '', title },
    contract: content.contract,
    parties: content.parties,
    crossRegion: content.crossRegion,
    amountFen: content.amount,
    ...shown,
  };
}
