import { redirect } from 'react-router';
import { ApiError } from '../../shared/api/request';
import { paths } from '../../shared/paths';
import { listOrders } from './api/list-orders';

/** Sends a visitor without a session to sign in, and back to this page from there. */
export async function orSignIn<T>(request: Request, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { pathname } = new URL(request.url);
    if (error instanceof ApiError && error.status === 401) throw redirect(paths.signIn.href(pathname));
    throw error;
  }
}

export const loadOrders = ({ request }: { request: Request }) =>
  orSignIn(request, () => listOrders(new URL(request.url).searchParams.get('cursor'), request.signal));
