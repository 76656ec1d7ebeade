import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { type Locale, localPath } from '../../lib/locale.ts';
import { Failed, Waiting } from '../../ui/kit/read.tsx';
import { Missing } from './missing.tsx';
import { type PageModule, pages } from './pages.ts';
import { Shell } from './shell.tsx';

/** The router of the workspace below `/workspace` or `/en/workspace`; each page is a file of its own, read when it is first opened. */
export function routerFor(locale: Locale) {
  const root = createRootRoute({ component: Shell, notFoundComponent: Missing });
  const routes = Object.entries(pages).map(([path, load]) =>
    createRoute({
      getParentRoute: () => root,
      path,
      component: lazyRouteComponent(load as () => Promise<PageModule>, 'Page'),
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    basepath: localPath(locale, '/workspace'),
    defaultPendingComponent: Waiting,
    defaultErrorComponent: ({ error, reset }) => <Failed error={error} again={reset} />,
    scrollRestoration: true,
  });
}
