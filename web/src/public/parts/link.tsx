import type { ReactNode } from 'react';
import { type Locale, localPath } from '../../lib/locale.ts';

type LinkProps = {
  readonly to: string;
  readonly locale: Locale;
  readonly className?: string;
  readonly current?: boolean;
  readonly rel?: string;
  readonly label?: string;
  readonly children: ReactNode;
};

/** A link to a shared path, in the reader's language. */
export function Link({ to, locale, className, current, rel, label, children }: LinkProps) {
  return (
    <a
      href={localPath(locale, to)}
      className={className}
      rel={rel}
      aria-label={label}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  );
}
