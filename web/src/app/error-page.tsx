import { Link, useRouteError } from 'react-router';
import { ApiError } from '../shared/api/request';
import { paths } from '../shared/paths';

/** Shown in place of a page that cannot be: unknown address, or data that did not come. */
export function ErrorPage() {
  const error = useRouteError();
  // Without an error the address matched no page.
  const missing = !error || (error instanceof ApiError && error.status === 404);
  return (
    <div className="centred">
      <title>{missing ? 'Not found · Ticketing' : 'Something went wrong · Ticketing'}</title>
      <h1>{missing ? 'There is nothing here' : 'Something went wrong'}</h1>
      <p>
        {missing
          ? 'The page does not exist, or it is not yours to see.'
          : error instanceof ApiError
            ? error.message
            : 'The page could not be shown.'}
      </p>
      <p className="actions">
        <Link className="button" to={paths.catalogue.href()}>
          All tickets
        </Link>
        {!missing && (
          <a className="button button-quiet" href={window.location.href}>
            Try again
          </a>
        )}
      </p>
    </div>
  );
}
