import type { AwardKind, Figures } from '@jiebang/contract/awards/award.ts';
import { agenciesById, standings } from '#modules/brokers/index.ts';
import { type DealRow, dealsOfContest, standing } from '#modules/deals/index.ts';
import { organisationsById, organisationsBySign } from '#modules/identity/index.ts';
import { resultOf } from '#modules/judging/index.ts';
import { publishedNeedsOf, recommendedNeedsOf } from '#modules/needs/index.ts';
import type { Db } from '#platform/db/connection.ts';

/** A possible recipient with the figures it is argued by. */
export type Computed = {
  readonly subject: string;
  readonly organisation: string;
  readonly need: { readonly id: string; readonly number: string; readonly title: string } | null;
  readonly figures: Figures;
};

/**
 * The candidates of an award, best figures first. The three for solutions: the definitive winners of the contest's needs. Agencies by
 * points; enterprises by needs that led to a contract; organisations in cross-region deals; recommending units by the needs that they
 * recommended, as far as one organisation of that name is registered here. 优秀组织奖 may go to others too: the organiser names them.
 */
export async function candidatesOf(db: Db, contest: string, kind: AwardKind): Promise<Computed[]> {
  switch (kind) {
    case 'best_solution':
    case 'most_innovative':
    case 'most_promising':
      return winners(db, contest);
    case 'best_agency':
      return agencies(db, contest);
    case 'best_open_enterprise':
      return enterprises(db, contest);
    case 'delta_collaboration':
      return collaborators(db, contest);
    case 'best_organisation':
      return recommenders(db, contest);
  }
}

const stands = (deal: DealRow): boolean => standing.some((state) => state === deal.state);

async function winners(db: Db, contest: string): Promise<Computed[]> {
  const found: Computed[] = [];
  for (const deal of await dealsOfContest(db, contest)) {
    const result = await resultOf(db, deal.need);
    if (deal.solution === null || !result?.definitiveAt || result.winner !== deal.solution) continue;
    const score = result.ranking.find((place) => place.solution === deal.solution)?.score;
    found.push({
      subject: deal.solution,
      organisation: deal.solver,
      need: { id: deal.need, number: deal.need_number, title: deal.title },
      figures: { contracted: stands(deal), ...(score === undefined ? {} : { score }) },
    });
  }
  return found.sort((a, b) => (b.figures.score ?? 0) - (a.figures.score ?? 0));
}

async function agencies(db: Db, contest: string): Promise<Computed[]> {
  const rows = await standings(db, contest, 'agency');
  const known = await agenciesById(
    db,
    rows.map((row) => row.holder),
  );
  return rows.flatMap(({ holder, points }) => {
    const agency = known.get(holder);
    return agency?.state === 'listed'
      ? [{ subject: agency.organisation, organisation: agency.organisation, need: null, figures: { points } }]
      : [];
  });
}

async function enterprises(db: Db, contest: string): Promise<Computed[]> {
  const rows = await publishedNeedsOf(db, contest);
  const organisations = await organisationsById(
    db,
    rows.map((row) => row.organisation),
  );
  return rows
    .filter((row) => organisations.get(row.organisation)?.kind === 'enterprise')
    .map(({ organisation, published, contracted }) => ({
      subject: organisation,
      organisation,
      need: null,
      figures: { needsPublished: published, needsContracted: contracted },
    }));
}

async function collaborators(db: Db, contest: string): Promise<Computed[]> {
  const counts = new Map<string, number>();
  for (const deal of await dealsOfContest(db, contest)) {
    if (!stands(deal) || deal.cross_region !== true) continue;
    for (const party of [deal.owner, deal.solver]) counts.set(party, (counts.get(party) ?? 0) + 1);
  }
  return [...counts]
    .map(([organisation, crossRegionDeals]) => ({
      subject: organisation,
      organisation,
      need: null,
      figures: { crossRegionDeals },
    }))
    .sort((a, b) => b.figures.crossRegionDeals - a.figures.crossRegionDeals || (a.subject < b.subject ? -1 : 1));
}

async function recommenders(db: Db, contest: string): Promise<Computed[]> {
  const rows = await recommendedNeedsOf(db, contest);
  const named = await organisationsBySign(
    db,
    rows.map(({ recommender }) => recommender),
  );
  const cards = await organisationsById(
    db,
    named.map(({ id }) => id),
  );
  return rows.flatMap(({ recommender, published, contracted }) => {
    const [one, another] = named.filter(({ id, name }) => name === recommender && cards.get(id)?.verified);
    if (!one || another) return [];
    const figures = { needsPublished: published, needsContracted: contracted };
    return [{ subject: one.id, organisation: one.id, need: null, figures }];
  });
}
