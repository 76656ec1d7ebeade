import type {
  AchievementMatches,
  MatchedBroker,
  MatchedSolver,
  NeedMatches,
} from '@jiebang/contract/matching/match.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useLocale, useWords } from '../../../../ui/kit/language.tsx';
import { Go, GoButton } from '../../../../ui/kit/link.tsx';
import { Line } from '../../../../ui/kit/list.tsx';
import { Nothing } from '../../../../ui/kit/read.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { Judge } from './judge.tsx';
import { Reasons } from './reasons.tsx';
import { useText } from './text.ts';

const percent = (strength: number): string => `${Math.round(strength * 100)}%`;

/** Achievements found for a need, what was called not relevant last. */
export function FoundAchievements({ of: { need, achievements } }: { readonly of: NeedMatches }) {
  const m = useText();
  const locale = useLocale();
  if (achievements.length === 0) return <Nothing>{m.noAchievements}</Nothing>;
  return (
    <ul className="list" aria-label={m.achievements}>
      {lastIfPoor(achievements).map(({ id, achievement: card, score, strength, reasons, judged }) => (
        <Line
          key={id}
          title={(locale === 'en' ? card.titleEn : null) ?? card.title}
          facts={[
            <a key="page" href={localPath(locale, `/achievements/${card.number}`)}>
              {card.number}
            </a>,
            (locale === 'en' ? card.ownerEn : null) ?? card.owner ?? m.person,
            m.strength(percent(strength)),
          ]}
        >
          <div className="line-text">
            <Reasons reasons={reasons} score={score} />
          </div>
          <Judge need={need.id} achievement={id} judged={judged} />
          <GoButton to={`/inquiries/new?achievement=${card.number}`}>{m.ask}</GoButton>
        </Line>
      ))}
    </ul>
  );
}

/** Needs found for an achievement. */
export function FoundNeeds({ of: { achievement, needs } }: { readonly of: AchievementMatches }) {
  const m = useText();
  const locale = useLocale();
  const { needState } = useWords();
  if (needs.length === 0) return <Nothing>{m.noNeeds}</Nothing>;
  return (
    <ul className="list" aria-label={m.needs}>
      {lastIfPoor(needs).map(({ id, need, score, strength, reasons, judged }) => (
        <Line
          key={id}
          title={need.title}
          state={needState[need.state]}
          facts={[
            <a key="page" href={localPath(locale, `/needs/${need.number}`)}>
              {need.number}
            </a>,
            m.strength(percent(strength)),
            need.deadline && <When key="deadline" at={need.deadline} />,
          ]}
        >
          <div className="line-text">
            <Reasons reasons={reasons} score={score} />
          </div>
          <Judge need={id} achievement={achievement.id} judged={judged} />
        </Line>
      ))}
    </ul>
  );
}

const lastIfPoor = <T extends { readonly judged: { readonly verdict: string } | null }>(all: readonly T[]): T[] => {
  const isPoor = ({ judged }: T) => judged?.verdict === 'not_relevant';
  return [...all.filter((one) => !isPoor(one)), ...all.filter(isPoor)];
};

/** Organisations that may answer, by their achievements. */
export function FoundSolvers({ of }: { readonly of: readonly MatchedSolver[] }) {
  const m = useText();
  const locale = useLocale();
  if (of.length === 0) return <Nothing>{m.noSolvers}</Nothing>;
  return (
    <ul className="list" aria-label={m.solvers}>
      {of.map(({ organisation, name, nameEn, score, by, results }) => (
        <Line
          key={organisation}
          title={(locale === 'en' ? nameEn : null) ?? name}
          facts={[
            `${m.adds} ${score.toFixed(2)}`,
            ...by.map((one) => `${one.number} +${one.contribution.toFixed(2)}`),
            results && `${m.results(results.count)} +${results.contribution.toFixed(2)}`,
          ]}
        />
      ))}
    </ul>
  );
}

/** Technology managers for a need. */
export function FoundBrokers({ of }: { readonly of: readonly MatchedBroker[] }) {
  const m = useText();
  const locale = useLocale();
  if (of.length === 0) return <Nothing>{m.noBrokers}</Nothing>;
  return (
    <ul className="list" aria-label={m.brokers}>
      {of.map(({ number, name, nameEn, level, agency, score, reasons }) => (
        <Line
          key={number}
          title={(locale === 'en' ? nameEn : null) ?? name ?? number}
          facts={[name && number, m.level[level], agency]}
        >
          <div className="line-text">
            <Reasons reasons={reasons} score={score} />
          </div>
        </Line>
      ))}
    </ul>
  );
}

/** The way to what one may choose about matching. */
export function ToChoices() {
  const m = useText();
  return (
    <p className="soft">
      {m.judgeSays} <Go to="/matching">{m.toChoices}</Go>
    </p>
  );
}
