import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { whole } from '../whole.tsx';

type GoProps = {
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
  readonly exact?: boolean;
};

/** A link inside the workspace; `to` is below `/workspace`, in the language that is being read. */
export function Go({ to, className, children, exact }: GoProps) {
  return (
    <Link to={to} activeOptions={{ exact: exact ?? false }} {...(className ? { className } : {})}>
      {whole(children)}
    </Link>
  );
}

/** A link that looks like a button. */
export function GoButton({ to, primary, children }: GoProps & { readonly primary?: boolean }) {
  return (
    <Link to={to} className={primary ? 'go go-primary' : 'go'}>
      {children}
    </Link>
  );
}

/** A part of the address, such as the id of what the page shows. */
export function usePart(name: string): string {
  const parts: Readonly<Record<string, string | undefined>> = useParams({ strict: false });
  return parts[name] ?? '';
}

/** What the address says after its question mark. */
export function useAsked(name: string): string | undefined {
  const asked: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const value = asked[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Goes to another page of the workspace. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => void navigate({ to });
}
