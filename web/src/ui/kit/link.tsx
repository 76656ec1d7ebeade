import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

type GoProps = { readonly to: string; readonly className?: string; readonly children: ReactNode };

/** A link inside the workspace; `to` is below `/workspace`, in the language that is being read. */
export function Go({ to, className, children }: GoProps) {
  return (
    <Link to={to} {...(className ? { className } : {})}>
      {children}
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
