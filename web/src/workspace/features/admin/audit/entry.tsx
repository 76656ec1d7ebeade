import type { RuleKey } from '@jiebang/contract/contests/rule.ts';
import type { AuditEntry } from '@jiebang/contract/desk/audit.ts';
import type { AuditChange, AuditSubject } from '@jiebang/contract/desk/audit-changes.ts';
import { dateTime } from '../../../../lib/dates.ts';
import { localPath } from '../../../../lib/locale.ts';
import { useKit, useLocale, useWords } from '../../../../ui/kit/language.tsx';
import { Go } from '../../../../ui/kit/link.tsx';
import { When } from '../../../../ui/kit/when.tsx';
import { useText } from './text.ts';

/** A rule as a person reads it: its name, and a value of it. */
export type RuleWords = (key: RuleKey, value: unknown) => { readonly name: string; readonly value: string };

type EntryProps = {
  readonly of: AuditEntry;
  readonly rules: RuleWords;
  /** The address of the same list with what this person did alone. */
  readonly only: (person: string) => string;
};

/** One act: what was done to what, from what to what and why; by whom, when and from where. */
export function Entry({ of: entry, rules, only }: EntryProps) {
  const m = useText();
  const { at, action, subject, change, reason, person, organisation, key, address } = entry;
  const facts = [
    <When key="at" at={at} />,
    person?.name ?? m.nobody,
    organisation?.name,
    organisation?.nameThen && m.nameThen(organisation.nameThen),
    key !== null && `${m.key} ${key}`,
    address !== null && `${m.address} ${address}`,
  ].filter(Boolean);
  return (
    <li className="line">
      <div className="line-words">
        <strong className="line-title">{m.actions[action]}</strong>
        <p>
          <What of={subject} />
        </p>
        {change && <Change of={change} rules={rules} />}
        {reason && (
          <p>
            {m.reason} <q>{reason}</q>
          </p>
        )}
        <p className="line-facts">
          {facts.map((fact) => (
            <span key={typeof fact === 'string' ? fact : 'at'}>{fact}</span>
          ))}
        </p>
      </div>
      {person && <Go to={only(person.id)}>{m.onlyPerson}</Go>}
    </li>
  );
}

function What({ of: { id, kind, number, name, nameEn, address } }: { readonly of: AuditSubject }) {
  const m = useText();
  const locale = useLocale();
  const called = [number, (locale === 'en' && nameEn) || name].filter(Boolean).join(' ');
  if (kind === null && called === '') return <span className="soft">{`${m.gone} ${id}`}</span>;
  return (
    <>
      {kind && <span className="soft">{m.kinds[kind]} </span>}
      {address ? (
        <a href={localPath(locale, address)}>{called || m.kinds[kind ?? 'need']}</a>
      ) : (
        <strong>{called}</strong>
      )}
    </>
  );
}

function Change({ of: change, rules }: { readonly of: AuditChange; readonly rules: RuleWords }) {
  const m = useText();
  const k = useKit();
  const w = useWords();
  const locale = useLocale();
  const named = (place: { name: string; nameEn: string } | null) =>
    place && (locale === 'zh' ? place.name : place.nameEn);
  const ofTrack = (place: { name: string; nameEn: string } | null) =>
    place ? `${m.ofTrack(named(place) ?? '')} · ` : '';
  switch (change.kind) {
    case 'rule': {
      const [before, after] = [change.rule.before, change.rule.after].map((value) => rules(change.rule.key, value));
      return (
        <p>
          {ofTrack(change.track)}
          {after?.name} · {m.before(before?.value ?? '', after?.value ?? '')}
          <span className="soft"> {m.versionFrom(change.version, dateTime(change.from))}</span>
        </p>
      );
    }
    case 'phases': {
      const dates = (of: (typeof change.phases)[number]['before']) =>
        of ? `${dateTime(of.startsAt)} – ${dateTime(of.endsAt)}` : m.noDates;
      return (
        <>
          {change.phases.map(({ phase, before, after }) => (
            <p key={phase}>
              {ofTrack(change.track)}
              {w.phase[phase]} · {m.before(dates(before), dates(after))}
            </p>
          ))}
        </>
      );
    }
    case 'state': {
      const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
        need: w.needState,
        achievement: w.achievement.state,
        contest: m.contestState,
        organisation: k.organisationState,
        deal: k.dealState,
        application: k.applicationState,
      };
      const stateOf = (state: string) => words[change.of]?.[state] ?? state;
      return <p>{change.before ? m.before(stateOf(change.before), stateOf(change.after)) : stateOf(change.after)}</p>;
    }
    case 'role': {
      const roles: Readonly<Record<string, string>> = { ...k.roles, ...(change.person === null ? {} : m.memberRole) };
      return (
        <p>
          {[change.person, change.role && (roles[change.role] ?? change.role), named(change.within)]
            .filter(Boolean)
            .join(' · ')}
        </p>
      );
    }
  }
}
