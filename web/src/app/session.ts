import type { ShouldRevalidateFunctionArgs } from 'react-router';
import { getCurrentUser } from '../features/users/api/get-current-user';

export const loadSession = ({ request }: { request: Request }) => getCurrentUser(request.signal);

/** Who is signed in changes by a command only: moving between pages and polling need not ask again. */
export const reloadSession = ({ formAction }: ShouldRevalidateFunctionArgs) => formAction !== undefined;
